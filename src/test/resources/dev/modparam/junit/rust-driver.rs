// SPDX-License-Identifier: Apache-2.0
module_param! {
    debug: bool {
        default: false,
        permissions: 0644,
        description: "Enable debug logging",
    }
}
