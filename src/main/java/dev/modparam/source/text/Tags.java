// SPDX-License-Identifier: Apache-2.0
package dev.modparam.source.text;

import dev.modparam.module.ModinfoTag;
import dev.modparam.module.ModuleDefinition;
import java.util.List;
import java.util.stream.Stream;

/** The modinfo tags that a source text gives a module. */
public final class Tags {

  private Tags() {}

  public static boolean license(List<ModinfoTag> tags) {
    return tags.stream().anyMatch(tag -> tag.key().equals("license"));
  }

  /** Gives a module its tags; without a licence among them it keeps the one that is assumed. */
  public static ModuleDefinition on(ModuleDefinition bare, List<ModinfoTag> tags) {
    return bare.tags(
        license(tags) ? tags : Stream.concat(bare.tags().stream(), tags.stream()).toList());
  }
}
