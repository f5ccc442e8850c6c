// SPDX-License-Identifier: Apache-2.0
package dev.modparam.module;

import dev.modparam.declaration.FieldDeclaration;
import dev.modparam.param.Param;
import java.lang.invoke.MethodHandle;
import java.lang.invoke.MethodHandles;
import java.util.List;
import java.util.Optional;

/**
 * The definition that the compile-time check wrote for an annotated class, so that its handles are
 * those of the module whoever defines it.
 */
final class WrittenModule {

  private WrittenModule() {}

  /**
   * Finds the definition.
   *
   * @param caller who may look into the class that was written
   * @param fields the parameters that the class has now
   * @return the definition; empty if none was written, or it was for another state of the class
   */
  static Optional<ModuleDefinition> of(
      Class<?> type, MethodHandles.Lookup caller, List<FieldDeclaration> fields) {
    try {
      Class<?> written =
          Class.forName(type.getName().replace('$', '_') + "Params", true, type.getClassLoader());
      MethodHandle module =
          MethodHandles.privateLookupIn(written, caller)
              .findStaticGetter(written, "MODULE", ModuleDefinition.class);
      ModuleDefinition definition = (ModuleDefinition) module.invoke();
      List<String> names = fields.stream().map(FieldDeclaration::paramName).toList();
      return definition.parameters().stream().map(Param::name).toList().equals(names)
          ? Optional.of(definition)
          : Optional.empty();
    } catch (ReflectiveOperationException none) {
      return Optional.empty();
    } catch (RuntimeException | Error failure) {
      throw failure;
    } catch (Throwable impossible) {
      throw new IllegalStateException(impossible);
    }
  }
}
