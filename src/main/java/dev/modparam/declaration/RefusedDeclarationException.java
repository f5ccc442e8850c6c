// SPDX-License-Identifier: Apache-2.0
package dev.modparam.declaration;

import java.util.function.Supplier;

/** A declaration breaks a rule. */
public final class RefusedDeclarationException extends IllegalArgumentException {

  private static final long serialVersionUID = 1L;

  private final DeclarationRule rule;

  RefusedDeclarationException(DeclarationRule rule, String message) {
    super(message);
    this.rule = rule;
  }

  private RefusedDeclarationException(DeclarationRule rule, IllegalArgumentException problem) {
    super(problem.getMessage(), problem);
    this.rule = rule;
  }

  public DeclarationRule rule() {
    return rule;
  }

  /**
   * Does what may be refused for one reason only.
   *
   * @throws RefusedDeclarationException in place of the exception that the action throws
   */
  public static <T> T by(DeclarationRule rule, Supplier<T> action) {
    try {
      return action.get();
    } catch (RefusedDeclarationException refusal) {
      throw refusal;
    } catch (IllegalArgumentException problem) {
      throw new RefusedDeclarationException(rule, problem);
    }
  }
}
