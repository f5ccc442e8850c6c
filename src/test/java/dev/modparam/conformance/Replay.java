// SPDX-License-Identifier: Apache-2.0
package dev.modparam.conformance;

import com.fasterxml.jackson.databind.JsonNode;
import dev.modparam.kernel.InitFailedException;
import dev.modparam.kernel.KernelLog;
import dev.modparam.kernel.SimulatedKernel;
import dev.modparam.kernel.files.Credentials;
import dev.modparam.kernel.files.KernelFiles;
import dev.modparam.kernel.files.OpenFile;
import dev.modparam.param.Errno;
import dev.modparam.param.ErrnoException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;

/** Runs one recorded case in a kernel of its own and notes each difference. */
final class Replay {

  private static final int ERESTARTSYS = 512;

  private final Recording recording;
  private final OracleModules modules;
  private final JsonNode recorded;
  private final FileCalls.Ways ways;
  private final Charset charset;
  private final SimulatedKernel kernel;
  private final List<String> differences = new ArrayList<>();
  private final SystemSteps systemSteps;
  private FileCalls.Handle kept;
  private long taintBefore = -1;

  private Replay(Recording recording, JsonNode recorded, FileCalls.Ways ways) {
    this.recording = recording;
    this.modules = recording.modules();
    this.kernel = recording.boot(recorded.path("fresh_boot").asBoolean());
    this.ways = ways;
    this.recorded = recorded;
    this.charset =
        recorded.path("latin1").asBoolean() ? StandardCharsets.ISO_8859_1 : StandardCharsets.UTF_8;
    this.systemSteps = new SystemSteps(kernel, modules, charset);
  }

  /** Returns what differs from the recording; nothing, if all is as recorded. */
  static List<String> differences(Recording recording, JsonNode recorded) {
    return differences(recording, recorded, FileCalls::ofKernel);
  }

  /** The same with the calls on files going another way. */
  static List<String> differences(Recording recording, JsonNode recorded, FileCalls.Ways ways) {
    Replay replay = new Replay(recording, recorded, ways);
    replay.run();
    return replay.differences;
  }

  private void run() {
    switch (recorded.get("op").asText()) {
      case "load" -> step(recorded, () -> load(recorded));
      case "write" -> step(recorded, () -> writeCase(recorded));
      case "read" -> step(recorded, () -> readCase(recorded));
      case "script" -> recorded.get("steps").forEach(each -> step(each, () -> script(each)));
      default -> differences.add("unknown op");
    }
  }

  private void step(JsonNode step, Runnable action) {
    long before = kernel.log().nextSequence();
    action.run();
    compareLog(step, kernel.log().since(before));
  }

  private void load(JsonNode step) {
    int[] result = {0};
    String errno =
        errnoOf(
            () -> {
              try {
                insmod(step);
              } catch (InitFailedException failure) {
                result[0] = failure.result();
                throw failure;
              }
            });
    if (result[0] < -Errno.MAX) {
      return; // the C library saw no error, and left that of another call
    }
    compare(step, "errno", text(step, "errno"), errno);
    OracleModules.Oracle oracle = modules.get(module(step));
    if (recording.isRust() && step.has("values")) {
      step.get("values")
          .properties()
          .forEach(
              e -> compare(step, e.getKey(), e.getValue().asText(), oracle.seen().get(e.getKey())));
    } else if (errno == null && step.has("values")) {
      compareValues(step);
    }
  }

  private void insmod(JsonNode step) {
    kernel.insmod(modules.get(module(step)).definition(), bytes(step, "args"));
  }

  private void writeCase(JsonNode step) {
    String loaded = errnoOf(() -> insmod(step));
    compare(step, "load_errno", text(step, "load_errno"), loaded);
    if (loaded == null) {
      write(step);
      compareValue(step);
      if (step.has("values")) {
        compareValues(step);
      }
    }
  }

  private void write(JsonNode step) {
    FileCalls.Handle file = open(step, "O_WRONLY");
    if (file == null) {
      return;
    }
    try (file) {
      Iterable<JsonNode> writes = step.has("writes") ? step.get("writes") : List.of(step);
      writes.forEach(each -> writeOnce(file, each));
    }
  }

  private void writeOnce(FileCalls.Handle file, JsonNode each) {
    int[] returned = {-1};
    String errno = errnoOf(() -> returned[0] = file.write(bytes(each, "data")));
    compare(each, "errno", text(each, "errno"), errno);
    compare(each, "returned", each.get("returned").asInt(), returned[0]);
  }

  private void readCase(JsonNode step) {
    String loaded = errnoOf(() -> insmod(step));
    compare(step, "load_errno", text(step, "load_errno"), loaded);
    read(step);
  }

  private void read(JsonNode step) {
    FileCalls.Handle file = open(step, "O_RDONLY");
    if (file == null) {
      return;
    }
    try (file) {
      for (JsonNode each : step.get("reads")) {
        if (each.has("seek")) {
          file.seek(each.get("seek").asLong());
        } else {
          readOnce(file, each);
        }
      }
    }
  }

  private void readOnce(FileCalls.Handle file, JsonNode each) {
    byte[][] data = {{}};
    String errno = errnoOf(() -> data[0] = file.read(each.get("size").asInt()));
    if (each.get("returned").asInt() < -1) {
      compare(each, "failed", true, errno != null); // the C library saw no error
      return;
    }
    compare(each, "errno", text(each, "errno"), errno);
    compare(each, "returned", each.get("returned").asInt(), errno == null ? data[0].length : -1);
    compare(each, "data", each.get("data").asText(), new String(data[0], charset));
  }

  private void script(JsonNode step) {
    switch (step.get("do").asText()) {
      case "load" -> load(step);
      case "unload" -> expectErrno(step, () -> kernel.rmmod(step.get("module").asText()));
      case "values" -> compareValues(step);
      case "value" -> compareValue(step);
      case "write" -> write(step);
      case "read" -> read(step);
      case "chmod" ->
          expectErrno(
              step,
              () -> files(step).chmod(path(step), Integer.parseInt(step.get("mode").asText(), 8)));
      case "stat" -> stat(step);
      case "list" -> list(step);
      case "taint" -> taint(step);
      case "open" -> kept = open(step, "O_RDONLY");
      case "read-kept" -> readOnce(kept, step);
      case "write-kept" -> writeOnce(kept, step);
      case "close" -> kept.close();
      case "read-file" -> readFile(step);
      case "write-file" ->
          expectErrno(
              step, () -> files(step).write(step.get("path").asText(), step.get("data").asText()));
      default -> system(step);
    }
  }

  /** Taints add up over a boot, of which the recording of a case knows only the end. */
  private void taint(JsonNode step) {
    long value = step.get("value").asLong();
    if (recorded.path("fresh_boot").asBoolean()) {
      compare(step, "value", value, kernel.taint());
      return;
    }
    compare(step, "taints that were not recorded", 0L, kernel.taint() & ~value);
    long added = taintBefore < 0 ? 0 : value & ~taintBefore;
    compare(step, "recorded taints that are missing", 0L, added & ~kernel.taint());
    taintBefore = value;
  }

  private void system(JsonNode step) {
    SystemSteps.Result result = systemSteps.run(step);
    compare(step, "errno", text(step, "errno"), result.errno());
    if (!step.get("do").asText().equals("+ls")) {
      compare(step, "returned", step.get("returned").asLong(), result.returned());
    }
    if (step.has("data") && !step.get("do").asText().endsWith("write")) {
      RecordedText text = new RecordedText(step);
      compare(step, "data", text.recorded(step.get("data").asText()), text.ours(result.data()));
    }
  }

  private void expectErrno(JsonNode step, Runnable action) {
    compare(step, "errno", text(step, "errno"), errnoOf(action));
  }

  private void stat(JsonNode step) {
    KernelFiles.Status[] status = new KernelFiles.Status[1];
    expectErrno(step, () -> status[0] = files(step).stat(path(step)));
    if (status[0] != null) {
      int kind = status[0].directory() ? 0040000 : 0100000;
      String mode = Integer.toOctalString(kind | status[0].mode());
      compare(step, "mode", step.get("mode").asText(), mode);
      compare(step, "size", step.get("size").asLong(), status[0].size());
      compare(step, "uid", step.get("uid").asInt(), status[0].uid());
      compare(step, "gid", step.get("gid").asInt(), status[0].gid());
    }
  }

  private void list(JsonNode step) {
    List<String> names = new ArrayList<>();
    String folder = "/sys/module/" + module(step) + "/parameters";
    expectErrno(step, () -> names.addAll(files(step).list(folder)));
    List<String> expected = new ArrayList<>();
    step.get("names").forEach(name -> expected.add(name.asText()));
    compare(step, "names", expected, names);
  }

  private void readFile(JsonNode step) {
    String[] content = {null};
    expectErrno(step, () -> content[0] = string(files(step).readAll(step.get("path").asText())));
    if (content[0] != null) {
      RecordedText text = new RecordedText(step);
      compare(step, "data", text.recorded(step.get("data").asText()), text.ours(content[0]));
    }
  }

  private FileCalls.Handle open(JsonNode step, String usual) {
    FileCalls.Handle[] file = new FileCalls.Handle[1];
    Set<OpenFile.Flag> flags = flags(step.path("flags").asText(usual));
    String errno = errnoOf(() -> file[0] = files(step).open(path(step), flags));
    String field = step.path("do").asText().equals("open") ? "errno" : "open_errno";
    compare(step, field, text(step, field), errno);
    return file[0];
  }

  private static Set<OpenFile.Flag> flags(String words) {
    Set<OpenFile.Flag> flags = EnumSet.noneOf(OpenFile.Flag.class);
    for (String word : words.split("\\|", -1)) {
      switch (word) {
        case "O_RDONLY" -> flags.add(OpenFile.Flag.READ);
        case "O_WRONLY" -> flags.add(OpenFile.Flag.WRITE);
        case "O_RDWR" -> flags.addAll(Set.of(OpenFile.Flag.READ, OpenFile.Flag.WRITE));
        case "O_CREAT" -> flags.add(OpenFile.Flag.CREATE);
        case "O_EXCL" -> flags.add(OpenFile.Flag.EXCLUSIVE);
        case "O_TRUNC" -> flags.add(OpenFile.Flag.TRUNCATE);
        case "O_APPEND" -> flags.add(OpenFile.Flag.APPEND);
        default -> throw new IllegalStateException("unknown flag " + word);
      }
    }
    return flags;
  }

  /** The text of one file as root sees it. */
  private void compareValue(JsonNode step) {
    byte[][] shown = {null};
    String errno = errnoOf(() -> shown[0] = readAll(path(step)));
    String field = step.has("do") ? "errno" : "value_errno";
    compare(step, field, text(step, field), errno);
    if (step.has("value")) {
      compare(step, "value", step.get("value").asText(), string(shown[0]));
    }
  }

  private byte[] readAll(String path) {
    return ways.of(kernel, Credentials.ROOT).readAll(path);
  }

  /** All files: those that are listed show what is listed, the others their default. */
  private void compareValues(JsonNode step) {
    Map<String, String> expected =
        kernel.module(module(step)).isPresent()
            ? new LinkedHashMap<>(modules.get(module(step)).defaults())
            : new LinkedHashMap<>();
    if (step.path("op").asText().equals("write")) {
      expected.remove(step.get("param").asText()); // that is in the field "value"
    }
    step.get("values").properties().forEach(e -> expected.put(e.getKey(), shown(e.getValue())));
    expected.forEach(
        (name, value) -> {
          byte[][] shown = {null};
          String file = "/sys/module/" + module(step) + "/parameters/" + name;
          String errno = errnoOf(() -> shown[0] = readAll(file));
          compare(
              step, "values." + name, value, errno == null ? string(shown[0]) : "errno " + errno);
        });
  }

  /** A value is a text, or an error in place of it. */
  private static String shown(JsonNode value) {
    return value.isObject() ? "errno " + value.get("errno").asText() : value.asText();
  }

  private void compareLog(JsonNode step, List<KernelLog.Entry> written) {
    List<String> actual = new ArrayList<>();
    for (KernelLog.Entry each : written) {
      actual.add(each.level().number() + " " + string(each.bytes()));
    }
    if (actual.stream().anyMatch(line -> line.startsWith("4 Attribute "))) {
      actual.removeIf(line -> !line.startsWith("4 Attribute ")); // only those were recorded
    }
    List<String> expected = new ArrayList<>();
    step.path("log")
        .forEach(e -> expected.add(e.get("level").asInt() + " " + e.get("text").asText()));
    RecordedLog.dropTraces(expected);
    compare(
        step, "log", expected, recording.oneBoot() ? RecordedLog.again(actual, expected) : actual);
  }

  private String string(byte[] bytes) {
    return bytes == null ? null : new String(bytes, charset);
  }

  private byte[] bytes(JsonNode step, String field) {
    return step.path(field).asText("").getBytes(charset);
  }

  private static String text(JsonNode step, String field) {
    return nullable(step.path(field));
  }

  private static String nullable(JsonNode text) {
    return text.isNull() || text.isMissingNode() ? null : text.asText();
  }

  private String module(JsonNode step) {
    return step.path("module").asText(recorded.path("module").asText("kp_oracle"));
  }

  private String path(JsonNode step) {
    return "/sys/module/" + module(step) + "/parameters/" + step.get("param").asText();
  }

  private FileCalls files(JsonNode step) {
    return ways.of(kernel, new Credentials(step.path("uid").asInt(0), step.path("gid").asInt(0)));
  }

  private static String errnoOf(Runnable action) {
    try {
      action.run();
      return null;
    } catch (ErrnoException failure) {
      return name(failure.errno());
    }
  }

  /** The recorder knew no names of those errors that stay in the kernel. */
  static String name(Errno errno) {
    return errno.number() < ERESTARTSYS ? errno.name() : Integer.toString(errno.number());
  }

  private void compare(JsonNode step, String field, Object expected, Object actual) {
    if (!Objects.equals(expected, actual)) {
      String where = step.has("do") ? step.get("do").asText() + " " : "";
      differences.add(where + field + ": expected " + expected + " but was " + actual);
    }
  }
}
