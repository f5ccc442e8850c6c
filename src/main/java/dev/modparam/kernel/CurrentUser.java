// SPDX-License-Identifier: Apache-2.0
package dev.modparam.kernel;

import dev.modparam.kernel.files.Credentials;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** Who makes the calls of a thread: {@code current_cred}. */
final class CurrentUser {

  private final Credentials usual;

  /** A thread that is started acts as the one that starts it. */
  @SuppressWarnings("ThreadLocalUsage") // a user of this kernel, not of others
  private final ThreadLocal<@Nullable Credentials> here = new InheritableThreadLocal<>();

  CurrentUser(Credentials usual) {
    this.usual = usual;
  }

  Credentials get() {
    Credentials user = here.get();
    return user == null ? usual : user;
  }

  boolean isRoot() {
    return get().uid() == 0;
  }

  <T extends @Nullable Object> T callAs(Credentials user, Supplier<T> action) {
    Credentials before = here.get();
    here.set(user);
    try {
      return action.get();
    } finally {
      if (before == null) {
        here.remove();
      } else {
        here.set(before);
      }
    }
  }
}
