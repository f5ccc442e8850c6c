// SPDX-License-Identifier: Apache-2.0
package dev.modparam.declaration;

/**
 * A class that is used as a module.
 *
 * @param name its name as {@link Class#getName()} has it
 * @param isAnnotated whether it has {@code @KernelModule}
 * @param isRecord whether it is a record
 * @param isAbstract whether no object of it can be made
 * @param isInner whether its objects belong to one of another class
 * @param hasConstructor whether it has a constructor that takes nothing
 */
public record ClassDeclaration(
    String name,
    boolean isAnnotated,
    boolean isRecord,
    boolean isAbstract,
    boolean isInner,
    boolean hasConstructor) {}
