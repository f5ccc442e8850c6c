// SPDX-License-Identifier: Apache-2.0
module dev.modparam.it.options {
  requires dev.modparam;
}
