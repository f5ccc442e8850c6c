// SPDX-License-Identifier: Apache-2.0
package dev.modparam.declaration;

import java.util.function.Supplier;

/** A declaration breaks a rule. */
public final class RefusedDeclarationException extends IllegalArgumentException {

  private static final long serialVersionUID = 1L;

  private final Rule rule;

  RefusedDeclarationException(Rule rule, String message) {
    super(message);
    this.rule = rule;
  }

  private RefusedDeclarationException(Rule rule, IllegalArgumentException problem) {
    super(problem.getMessage(), problem);
    this.rule = rule;
  }

  public Rule rule() {
    return rule;
  }

  /**
   * Does what may be refused for one reason only.
   *
   * @throws RefusedDeclarationException in place of the exception that the action throws
   */
  public static <T> T by(Rule rule, Supplier<T> action) {
    try {
      return action.get();
    } catch (RefusedDeclarationException refusal) {
      throw refusal;
    } catch (IllegalArgumentException problem) {
      throw new RefusedDeclarationException(rule, problem);
    }
  }
}
