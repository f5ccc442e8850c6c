// SPDX-License-Identifier: Apache-2.0
package dev.modparam.processor;

import dev.modparam.module.ModuleDefinition;
import java.util.List;

/**
 * What an annotated class declares.
 *
 * @param definition the module as far as it can be read: without what is wrong
 * @param findings what is wrong
 */
record DeclaredModule(ModuleDefinition definition, List<Finding> findings) {}
