// SPDX-License-Identifier: Apache-2.0
package dev.modparam.audit;

import dev.modparam.modprobe.tree.ModuleTree;
import dev.modparam.modprobe.tree.TreeCatalog;
import dev.modparam.snapshot.KernelSnapshot;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The sections of {@code docs/audit.md}, one for each rule, with machines that tests can audit. */
final class RulePages {

  private static final Path PAGE = Path.of("docs", "audit.md");
  private static final Pattern FILE = Pattern.compile("`(/[^`]+)`:");
  private static final Pattern LINK = Pattern.compile("`(/[^`]+)` is a link to `(/[^`]+)`\\.");

  /** A machine as the page shows it. */
  static final class Example {

    private final Map<String, String> files = new LinkedHashMap<>();
    private final Map<String, String> links = new LinkedHashMap<>();
    private String commandLine = "";
    private String live = "";
    private String newKernel = "";

    boolean isEmpty() {
      return files.isEmpty() && links.isEmpty() && commandLine.isEmpty();
    }

    Map<String, String> files() {
      return files;
    }

    String commandLine() {
      return commandLine;
    }

    /** The example with other files. */
    Example with(Map<String, String> others) {
      Example changed = new Example();
      changed.files.putAll(files);
      changed.files.putAll(others);
      changed.links.putAll(links);
      changed.commandLine = commandLine;
      changed.live = live;
      changed.newKernel = newKernel;
      return changed;
    }

    Audit.Builder audit(Path root) {
      try {
        Files.createDirectories(root);
        for (Map.Entry<String, String> file : files.entrySet()) {
          Path path = root.resolve(file.getKey().substring(1));
          Files.createDirectories(path.getParent());
          Files.writeString(path, file.getValue());
        }
        for (Map.Entry<String, String> link : links.entrySet()) {
          Path path = root.resolve(link.getKey().substring(1));
          Files.createDirectories(path.getParent());
          Files.createSymbolicLink(path, Path.of(link.getValue()));
        }
      } catch (IOException failure) {
        throw new UncheckedIOException(failure);
      }
      Audit.Builder builder = Audit.builder().root(root).tree(modules());
      if (!commandLine.isEmpty()) {
        builder.kernelCommandLine(commandLine);
      }
      if (!live.isEmpty()) {
        builder.live(KernelSnapshot.parse(live));
      }
      if (!newKernel.isEmpty()) {
        builder.upgradeTo(TreeCatalog.parse("new", HEADER + newKernel));
      }
      return builder;
    }
  }

  /** A section. */
  record Page(
      String id, String name, String severity, Example example, String found, Example mended) {
    @Override
    public String toString() {
      return id;
    }
  }

  private static final String HEADER = "{\"modparam-catalog\":1,\"release\":\"6.13.0\"}\n";

  private RulePages() {}

  static ModuleTree modules() {
    return AuditCase.bundled().get(0).tree("modules").orElseThrow();
  }

  static List<Page> all() {
    try {
      List<Page> pages = new ArrayList<>();
      String[] sections = Files.readString(PAGE).split("(?m)^### ", -1);
      for (int i = 1; i < sections.length; i++) {
        pages.add(page(sections[i].split("(?m)^## ", -1)[0]));
      }
      return pages;
    } catch (IOException failure) {
      throw new UncheckedIOException(failure);
    }
  }

  private static Page page(String section) {
    List<String> lines = section.lines().toList();
    String[] title = lines.get(0).split(" ", -1);
    String severity = lines.get(2).replace("Severity: ", "").replace(".", "");
    Example example = new Example();
    Example mended = new Example();
    Example current = example;
    String found = "";
    for (int i = 3; i < lines.size(); i++) {
      String line = lines.get(i);
      Matcher link = LINK.matcher(line);
      if (line.equals("Mended:")) {
        current = mended;
      } else if (link.matches()) {
        current.links.put(link.group(1), link.group(2));
      } else if (line.startsWith("```")) {
        StringBuilder block = new StringBuilder();
        String label = lines.get(i - 2);
        for (i++; !lines.get(i).equals("```"); i++) {
          block.append(lines.get(i).replace('\u240d', '\r')).append('\n');
        }
        Matcher file = FILE.matcher(label);
        if (file.matches()) {
          current.files.put(file.group(1), block.toString());
        } else if (label.equals("Kernel command line:")) {
          current.commandLine = block.toString().strip();
        } else if (label.equals("Live state:")) {
          current.live = block.toString();
        } else if (label.equals("New kernel:")) {
          current.newKernel = block.toString();
        } else if (label.equals("Found:")) {
          found = block.toString();
        }
      }
    }
    return new Page(title[0], title[1], severity, example, found, mended);
  }
}
