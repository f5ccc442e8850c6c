// SPDX-License-Identifier: Apache-2.0
module dev.modparam.it.consumer {
  requires dev.modparam;
}
