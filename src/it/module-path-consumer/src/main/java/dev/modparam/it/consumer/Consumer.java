// SPDX-License-Identifier: Apache-2.0
package dev.modparam.it.consumer;

import dev.modparam.param.Placeholder;

final class Consumer {
  private Consumer() {}

  static boolean debug(String text) {
    return Placeholder.parse(text);
  }
}
