// SPDX-License-Identifier: Apache-2.0
module_param! {
    interval: i32 {
        default: 1000,
        permissions: 0644,
        description: "Milliseconds between two readings",
    }
}
