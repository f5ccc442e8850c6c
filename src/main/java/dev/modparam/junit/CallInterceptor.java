// SPDX-License-Identifier: Apache-2.0
package dev.modparam.junit;

import java.lang.reflect.Method;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.extension.DynamicTestInvocationContext;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.InvocationInterceptor;
import org.junit.jupiter.api.extension.ReflectiveInvocationContext;

/**
 * Runs the methods of a test as its user. A kernel that tests share has several users, so the user
 * belongs to the call and not to the kernel.
 */
@SuppressWarnings("exports")
abstract class CallInterceptor implements InvocationInterceptor {

  @Override
  public void interceptBeforeAllMethod(
      Invocation<@Nullable Void> method,
      ReflectiveInvocationContext<Method> call,
      ExtensionContext context)
      throws Throwable {
    proceed(method, context);
  }

  @Override
  public void interceptBeforeEachMethod(
      Invocation<@Nullable Void> method,
      ReflectiveInvocationContext<Method> call,
      ExtensionContext context)
      throws Throwable {
    proceed(method, context);
  }

  @Override
  public void interceptTestMethod(
      Invocation<@Nullable Void> method,
      ReflectiveInvocationContext<Method> call,
      ExtensionContext context)
      throws Throwable {
    proceed(method, context);
  }

  @Override
  public void interceptTestTemplateMethod(
      Invocation<@Nullable Void> method,
      ReflectiveInvocationContext<Method> call,
      ExtensionContext context)
      throws Throwable {
    proceed(method, context);
  }

  @Override
  public void interceptDynamicTest(
      Invocation<@Nullable Void> test, DynamicTestInvocationContext call, ExtensionContext context)
      throws Throwable {
    proceed(test, context);
  }

  @Override
  public void interceptAfterEachMethod(
      Invocation<@Nullable Void> method,
      ReflectiveInvocationContext<Method> call,
      ExtensionContext context)
      throws Throwable {
    proceed(method, context);
  }

  @Override
  public void interceptAfterAllMethod(
      Invocation<@Nullable Void> method,
      ReflectiveInvocationContext<Method> call,
      ExtensionContext context)
      throws Throwable {
    proceed(method, context);
  }

  /** Runs a part of a test. */
  abstract void proceed(Invocation<@Nullable Void> code, ExtensionContext context) throws Throwable;
}
