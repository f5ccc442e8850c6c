// SPDX-License-Identifier: Apache-2.0
package dev.modparam.junit;

import java.util.Arrays;

/**
 * Shows the kernel of a test that failed, wherever the stack trace of its failure is shown: it is
 * attached to it as a suppressed exception.
 */
final class KernelAtFailure extends Exception {

  private static final long serialVersionUID = 1L;

  private KernelAtFailure(String message) {
    super(message, null, false, false); // the stack would say nothing
  }

  /** Attaches the state of a kernel to a failure, unless it has one. */
  static void attach(Throwable failure, String dmesg, String parameters) {
    if (Arrays.stream(failure.getSuppressed()).noneMatch(KernelAtFailure.class::isInstance)) {
      failure.addSuppressed(
          new KernelAtFailure(
              "what the kernel of this test knows\ndmesg:\n"
                  + indented(dmesg)
                  + "parameters:\n"
                  + indented(parameters)));
    }
  }

  private static String indented(String text) {
    return text.stripTrailing().indent(2);
  }
}
