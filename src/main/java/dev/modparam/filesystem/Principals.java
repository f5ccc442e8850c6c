// SPDX-License-Identifier: Apache-2.0
package dev.modparam.filesystem;

import java.nio.file.attribute.GroupPrincipal;
import java.nio.file.attribute.UserPrincipal;
import java.nio.file.attribute.UserPrincipalLookupService;
import java.nio.file.attribute.UserPrincipalNotFoundException;

/** Users and groups: root by name, everybody by number. */
final class Principals extends UserPrincipalLookupService {

  static final Id ROOT = new Id(0);

  private static final int MOST_DIGITS = 9;

  /** A user or a group; all files belong to number 0. */
  record Id(int number) implements GroupPrincipal {

    @Override
    public String getName() {
      return number == 0 ? "root" : Integer.toString(number);
    }

    @Override
    public String toString() {
      return getName();
    }
  }

  @Override
  public UserPrincipal lookupPrincipalByName(String name) throws UserPrincipalNotFoundException {
    return find(name);
  }

  @Override
  public GroupPrincipal lookupPrincipalByGroupName(String group)
      throws UserPrincipalNotFoundException {
    return find(group);
  }

  private static Id find(String name) throws UserPrincipalNotFoundException {
    if (name.equals("root")) {
      return ROOT;
    }
    if (name.matches("[0-9]{1," + MOST_DIGITS + "}")) {
      return new Id(Integer.parseInt(name));
    }
    throw new UserPrincipalNotFoundException(name);
  }
}
