// SPDX-License-Identifier: Apache-2.0
package dev.modparam.modprobe.command;

import dev.modparam.modprobe.config.KmodVersion.Feature;
import java.util.ArrayList;
import java.util.List;

/** The options of {@code depmod}. */
final class DepmodOptions {

  private static final String LONG =
      "all:a quick:A basedir=b config=C symbol-prefix=P errsyms:e filesyms=F symvers=E dry-run:n"
          + " show:n verbose:v warn:w version:V help:h";

  /** Names and letters that do nothing any more; their ids are what the warning shows. */
  private static final String OLD =
      " unresolved-error:--unresolved-error quiet:--quiet root:--root map:--map";

  final List<String> configPaths = new ArrayList<>();
  boolean all;
  boolean quick;
  boolean print;
  boolean verbose;
  boolean reportUnknown;
  boolean reportDuplicates;
  String symbolVersions = "";
  String systemMap = "";

  private final CommandSetup setup;
  private final ToolOutput out;
  private String root = "";
  private String output = "";
  private String moduleFolder = "lib/modules";

  DepmodOptions(CommandSetup setup, ToolOutput out) {
    this.setup = setup;
    this.out = out;
  }

  /** Returns the words that are not options. */
  List<String> parse(List<String> arguments) {
    boolean takesFolder = setup.has(Feature.DEPMOD_MODULE_FOLDER);
    boolean takesOutput = setup.has(Feature.DEPMOD_OUTDIR);
    String letters =
        (takesFolder ? "aAb:m:C:E:F:evnP:wVh" : "aAb:C:E:F:euqrvnP:wmVh")
            + (takesOutput ? "o:" : "");
    String names = LONG + (takesFolder ? " moduledir=m" : OLD) + (takesOutput ? " outdir=o" : "");
    return new Getopt(out, letters, Getopt.longOptions(names)).parse(arguments, this::accept);
  }

  private void accept(String id, String value) {
    switch (id) {
      case "a" -> all = true;
      case "A" -> quick = true;
      case "b" -> root = setup.absolute(value);
      case "o" -> output = setup.absolute(value);
      case "C" -> configPaths.add(value);
      case "E" -> symbolVersions = value;
      case "F" -> systemMap = value;
      case "e" -> reportUnknown = true;
      case "v" -> verbose = true;
      case "n" -> print = true;
      case "w" -> reportDuplicates = true;
      case "P" -> {
        if (value.length() != 1) {
          out.log(LogPriority.FATAL, "-P only takes a single char");
        }
      }
      case "V", "h" -> {
        out.print(id.equals("h") ? Usage.DEPMOD : Usage.version(setup.version()));
        throw new ExitException(0);
      }
      default -> {
        if (id.equals("m") && setup.has(Feature.DEPMOD_MODULE_FOLDER)) {
          moduleFolder = value.replaceFirst("^/+", "");
        } else {
          String name = id.startsWith("-") ? id : "-" + id;
          out.log(LogPriority.WARNING, "Ignored deprecated option " + name);
        }
      }
    }
  }

  /** The folder that is read. */
  String directory(String release) {
    return root + "/" + moduleFolder + "/" + release;
  }

  /** The folder that is written. */
  String outputDirectory(String release) {
    return (output.isEmpty() ? root : output) + "/" + moduleFolder + "/" + release;
  }
}
