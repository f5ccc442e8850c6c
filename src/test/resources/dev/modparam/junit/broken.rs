// SPDX-License-Identifier: Apache-2.0
module_param! {
    debug: bool {
