// SPDX-License-Identifier: Apache-2.0

/**
 * The compiler's check of annotated classes and of the tests for them. It is the content of a jar
 * of its own, with the classifier {@code processor}, and not part of the library.
 */
@NullMarked
package dev.modparam.processor;

import org.jspecify.annotations.NullMarked;
