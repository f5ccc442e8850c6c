// SPDX-License-Identifier: Apache-2.0
module! {
    type: Named,
    name: "said_by_the_file",
    license: "GPL",
}
