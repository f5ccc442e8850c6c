// SPDX-License-Identifier: Apache-2.0

/**
 * AssertJ assertions on kernels, modules, parameters, attributes, the log, definitions and failed
 * loads. Their messages show what is: the table of parameters, the nearest log records, the reason
 * of a refusal.
 *
 * <p>{@link dev.modparam.assertj.ModparamAssertions} is the way in, {@link
 * dev.modparam.assertj.ModparamSoftAssertions} is for soft assertions. AssertJ 3.27 is needed.
 */
@NullMarked
package dev.modparam.assertj;

import org.jspecify.annotations.NullMarked;
