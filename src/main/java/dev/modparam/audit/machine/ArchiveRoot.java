// SPDX-License-Identifier: Apache-2.0
package dev.modparam.audit.machine;

import dev.modparam.text.ByteText;
import java.io.BufferedInputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.zip.GZIPInputStream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;

/** Reads the files that matter out of an archive of a root folder, and nothing else into memory. */
final class ArchiveRoot {

  private static final int LARGEST_FILE = 16 << 20;
  private static final int MOST_FILES = 20_000;
  private static final int BLOCK = 512;

  private static final List<String> WANTED =
      List.of(
          "/etc/modprobe.d/",
          "/run/modprobe.d/",
          "/usr/local/lib/modprobe.d/",
          "/usr/lib/modprobe.d/",
          "/lib/modprobe.d/",
          "/etc/modules-load.d/",
          "/run/modules-load.d/",
          "/usr/local/lib/modules-load.d/",
          "/usr/lib/modules-load.d/",
          "/lib/modules-load.d/",
          "/etc/modules",
          "/etc/default/grub",
          "/proc/cmdline",
          "/boot/loader/entries/",
          "/loader/entries/",
          "/efi/loader/entries/");

  private final String name;
  private final Map<String, String> files = new HashMap<>();
  private final Map<String, String> links = new HashMap<>();

  private ArchiveRoot(Path archive) {
    this.name = archive.toString();
  }

  /** Reads an archive as texts by absolute path; a link is the text that it leads to. */
  static Map<String, String> read(Path archive) throws IOException {
    ArchiveRoot root = new ArchiveRoot(archive);
    String file = String.valueOf(archive.getFileName());
    try (InputStream in = new BufferedInputStream(Files.newInputStream(archive))) {
      if (file.endsWith(".zip")) {
        root.readZip(new ZipInputStream(in));
      } else if (file.endsWith(".tar.gz") || file.endsWith(".tgz")) {
        root.readTar(new BufferedInputStream(new GZIPInputStream(in)));
      } else if (file.endsWith(".tar")) {
        root.readTar(in);
      } else {
        throw new IOException(archive + " is neither a folder nor a .tar, .tar.gz, .tgz or .zip");
      }
    } catch (EOFException cut) {
      throw new IOException(archive + " ends in the middle of a file", cut);
    }
    root.followLinks();
    return root.files;
  }

  private void followLinks() {
    links.forEach(
        (link, target) -> {
          String folder = link.substring(0, link.lastIndexOf('/') + 1);
          String path = target.startsWith("/") ? target : folder + target;
          String text = path.equals("/dev/null") ? "" : files.get(normalize(path));
          if (text != null) {
            files.putIfAbsent(link, text);
          }
        });
  }

  private static String normalize(String path) {
    List<String> parts = new ArrayList<>();
    for (String part : path.split("/", -1)) {
      if (part.equals("..") && !parts.isEmpty()) {
        parts.remove(parts.size() - 1);
      } else if (!part.isEmpty() && !part.equals(".") && !part.equals("..")) {
        parts.add(part);
      }
    }
    return "/" + String.join("/", parts);
  }

  private void readZip(ZipInputStream in) throws IOException {
    for (ZipEntry entry = in.getNextEntry(); entry != null; entry = in.getNextEntry()) {
      String path = pathOf(entry.getName());
      if (!entry.isDirectory() && isWanted(path)) {
        add(path, in.readNBytes(LARGEST_FILE + 1));
      }
    }
  }

  private void readTar(InputStream in) throws IOException {
    byte[] header = new byte[BLOCK];
    String longName = null;
    while (in.readNBytes(header, 0, BLOCK) == BLOCK && header[0] != 0) {
      long size = octal(header, 124, 12);
      char type = (char) header[156];
      String path = longName != null ? longName : nameIn(header);
      longName = null;
      if (type == 'L') {
        longName = text(in.readNBytes((int) Math.min(size, 4096)));
        skip(in, padded(size) - Math.min(size, 4096));
      } else if ((type == '0' || type == 0) && isWanted(pathOf(path))) {
        byte[] content = in.readNBytes((int) Math.min(size, LARGEST_FILE + 1));
        add(pathOf(path), content);
        skip(in, padded(size) - content.length);
      } else {
        if ((type == '1' || type == '2') && isWanted(pathOf(path))) {
          String target = field(header, 157, 100);
          links.put(pathOf(path), type == '1' ? pathOf(target) : target);
        }
        skip(in, padded(size));
      }
    }
  }

  private void add(String path, byte[] content) throws IOException {
    if (content.length > LARGEST_FILE) {
      throw new IOException(name + ": " + path + " is too large");
    }
    if (files.size() == MOST_FILES) {
      throw new IOException(name + " has more than " + MOST_FILES + " files of configuration");
    }
    files.put(path, ByteText.decode(content));
  }

  private static boolean isWanted(String path) {
    return WANTED.stream()
        .anyMatch(wanted -> wanted.endsWith("/") ? path.startsWith(wanted) : path.equals(wanted));
  }

  private static String pathOf(String nameInArchive) {
    return normalize("/" + nameInArchive);
  }

  private static String nameIn(byte[] header) {
    String prefix = field(header, 345, 155);
    String base = field(header, 0, 100);
    boolean hasPrefix = field(header, 257, 5).equals("ustar") && !prefix.isEmpty();
    return hasPrefix ? prefix + "/" + base : base;
  }

  private static long padded(long size) {
    return (size + BLOCK - 1) / BLOCK * BLOCK;
  }

  private static long octal(byte[] header, int from, int length) throws IOException {
    String digits = field(header, from, length).strip();
    try {
      return digits.isEmpty() ? 0 : Long.parseLong(digits, 8);
    } catch (NumberFormatException damaged) {
      throw new IOException("damaged archive: \"" + digits + "\" is not a size", damaged);
    }
  }

  private static String field(byte[] header, int from, int length) {
    int end = from;
    while (end < from + length && header[end] != 0) {
      end++;
    }
    return new String(header, from, end - from, StandardCharsets.UTF_8);
  }

  private static String text(byte[] bytes) {
    return field(bytes, 0, bytes.length);
  }

  private static void skip(InputStream in, long count) throws IOException {
    if (count > 0) {
      in.skipNBytes(count);
    }
  }
}
