// SPDX-License-Identifier: GPL-2.0

//! The driver of the article that this project starts from.

module_param! {
    debug: bool {
        default: false,
        permissions: 0644,
        description: "Enable debug logging",
    },
    buffer_size: i32 {
        default: 4096,
        permissions: 0444,
        description: "Ring buffer size in bytes",
    },
}
