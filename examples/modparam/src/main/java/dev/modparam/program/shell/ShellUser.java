// SPDX-License-Identifier: Apache-2.0
package dev.modparam.program.shell;

import dev.modparam.kernel.files.Credentials;
import java.util.Optional;
import java.util.stream.Stream;

/** Somebody at the prompt. */
record ShellUser(String name, Credentials credentials) {

  static final ShellUser ROOT = new ShellUser("root", Credentials.ROOT);
  private static final ShellUser NOBODY = new ShellUser("nobody", Credentials.NOBODY);
  private static final ShellUser USER = new ShellUser("user", new Credentials(1000, 1000));

  static Optional<ShellUser> named(String name) {
    return Stream.of(ROOT, NOBODY, USER).filter(user -> user.name.equals(name)).findFirst();
  }

  boolean isRoot() {
    return credentials.uid() == 0;
  }
}
