// SPDX-License-Identifier: Apache-2.0
package dev.modparam.modprobe.command;

import dev.modparam.modprobe.config.KmodVersion;

/** Where in libkmod a message comes from, which stands before it on stderr. */
enum LibkmodPlace {
  INSERT("libkmod-module.c:895", "kmod_module_insert_module"),
  KERNEL("libkmod-module.c:949", "kmod_module_insert_module"),
  REMOVE("libkmod-module.c:856", "kmod_module_remove_module"),
  COMMAND("libkmod-module.c:1047", "command_do"),
  SOFTDEP("libkmod-module.c:1620", "lookup_softdep"),
  HOLDERS("libkmod-module.c:1998", "kmod_module_get_holders"),
  LOG("libkmod.c:367", "kmod_set_log_fn"),
  END("libkmod.c:334", "kmod_unref"),
  CONFIG_LINE("libkmod-config.c:712", "kmod_config_parse"),
  CONFIG_DEPRECATED("libkmod-config.c:708", "kmod_config_parse"),
  CONFIG_ENTRY("libkmod-config.c:772", "conf_files_filter_out"),
  CONFIG_FOLDER("libkmod-config.c:862", "conf_files_list"),
  KERNEL_COMMAND_LINE("libkmod-config.c:489", "kcmdline_parse_result");

  private final String source;
  private final String function;

  LibkmodPlace(String source, String function) {
    this.source = source;
    this.function = function;
  }

  /** The prefix after the tool has set its own logging up. */
  String inTool(KmodVersion version) {
    return version.has(KmodVersion.Feature.SHORT_MESSAGES)
        ? ""
        : "../libkmod/" + source + " " + function + "() ";
  }

  /** The whole prefix of a message that comes before that. */
  String ofConfig(KmodVersion version) {
    return version.has(KmodVersion.Feature.SHORT_MESSAGES)
        ? "libkmod: ERROR: " + function + ": "
        : "libkmod: ERROR ../libkmod/" + source + " " + function + ": ";
  }
}
