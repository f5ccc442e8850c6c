// SPDX-License-Identifier: Apache-2.0
package dev.modparam;

import java.lang.management.ManagementFactory;
import java.util.concurrent.Callable;
import javax.management.JMException;
import javax.management.ObjectName;

/** Counts the bytes that some work allocates, which says how work grows where a clock cannot. */
public final class Allocated {

  static { // the library needs no java.management, so its module does not read it
    Allocated.class
        .getModule()
        .addReads(ModuleLayer.boot().findModule("java.management").orElseThrow());
  }

  private Allocated() {}

  /**
   * Does something on this thread.
   *
   * @param work what to do, twice: at the first time classes are loaded
   * @return the bytes that it allocated, and a few more
   */
  public static long by(Callable<?> work) throws Exception {
    work.call();
    long before = ofThisThread();
    work.call();
    return ofThisThread() - before;
  }

  private static long ofThisThread() throws JMException {
    return (long)
        ManagementFactory.getPlatformMBeanServer()
            .invoke(
                new ObjectName(ManagementFactory.THREAD_MXBEAN_NAME),
                "getThreadAllocatedBytes",
                new Object[] {Thread.currentThread().getId()},
                new String[] {"long"});
  }
}
