// SPDX-License-Identifier: Apache-2.0
module dev.modparam.it.handles {
  requires dev.modparam;
}
