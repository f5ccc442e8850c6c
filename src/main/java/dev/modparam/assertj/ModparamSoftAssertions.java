// SPDX-License-Identifier: Apache-2.0
package dev.modparam.assertj;

import org.assertj.core.api.SoftAssertions;

/**
 * Soft assertions of AssertJ and of this library. See {@link ModparamSoftAssertionsProvider} for
 * the module path.
 *
 * <pre>{@code
 * ModparamSoftAssertions softly = new ModparamSoftAssertions();
 * softly.assertThat(module).hasValue(DEBUG, true).isLive();
 * softly.assertThat(kernel.log()).isEmpty();
 * softly.assertAll();
 * }</pre>
 */
@SuppressWarnings("exports")
public class ModparamSoftAssertions extends SoftAssertions
    implements ModparamSoftAssertionsProvider {

  /** Makes an object that has collected nothing. */
  public ModparamSoftAssertions() {}
}
