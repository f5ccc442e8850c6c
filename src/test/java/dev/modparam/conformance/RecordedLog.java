// SPDX-License-Identifier: Apache-2.0
package dev.modparam.conformance;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;

/** What of a recorded log can be compared. */
final class RecordedLog {

  /** What the kernel writes once a boot, or until it is tainted with something. */
  private static final Pattern ONCE =
      Pattern.compile(
          "(?s)\\d (\\S+: loading out-of-tree module taints kernel\\."
              + "|\\S+: module verification failed: .*"
              + "|\\S+: module license .* ?taints kernel\\."
              + "|\\S+: loading test module taints kernel\\."
              + "|\\S+: tainting kernel with TAINT_LIVEPATCH"
              + "|\\S+: (module_layout|bad vermagic): kernel tainted\\."
              + "|Disabling lock debugging due to kernel taint)");

  /** The start of a dump of the stack, which depends on the machine. */
  private static final Pattern TRACE = Pattern.compile("4 (CPU|WARNING): .*");

  private RecordedLog() {}

  /** Leaves out what is written once and had been written before the case. */
  static List<String> again(List<String> actual, List<String> recorded) {
    List<String> kept = new ArrayList<>(actual);
    kept.removeIf(line -> ONCE.matcher(line).matches() && !recorded.contains(line));
    return kept;
  }

  /** Leaves out the dump of the stack that ends a log. */
  static void dropTraces(List<String> recorded) {
    for (int i = 0; i < recorded.size(); i++) {
      if (TRACE.matcher(recorded.get(i)).matches()) {
        recorded.subList(i, recorded.size()).clear();
      }
    }
  }
}
