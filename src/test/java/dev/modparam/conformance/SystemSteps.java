// SPDX-License-Identifier: Apache-2.0
package dev.modparam.conformance;

import com.fasterxml.jackson.databind.JsonNode;
import dev.modparam.WaitingThread;
import dev.modparam.kernel.KernelVersion;
import dev.modparam.kernel.SimulatedKernel;
import dev.modparam.kernel.files.Credentials;
import dev.modparam.kernel.files.KernelFiles;
import dev.modparam.kernel.files.OpenFile;
import dev.modparam.module.ModuleContext;
import dev.modparam.module.ModuleDefinition;
import dev.modparam.module.ModuleLifecycle;
import dev.modparam.param.Errno;
import dev.modparam.param.ErrnoException;
import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.Charset;
import java.util.ArrayDeque;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Supplier;

/** The steps whose names start with a plus: system calls, and their results as recorded. */
final class SystemSteps {

  private final SimulatedKernel kernel;
  private final OracleModules modules;
  private final Charset charset;
  private final Map<Integer, OpenFile> slots = new HashMap<>();

  SystemSteps(SimulatedKernel kernel, OracleModules modules, Charset charset) {
    this.kernel = kernel;
    this.modules = modules;
    this.charset = charset;
  }

  /** What a call returned: a number and a text, each of which may be absent. */
  record Result(String errno, Long returned, String data) {

    static Result of(long returned) {
      return new Result(null, returned, null);
    }

    static Result of(long returned, String data) {
      return new Result(null, returned, data);
    }
  }

  Result run(JsonNode step) {
    try {
      return call(step);
    } catch (ErrnoException failure) {
      return new Result(Replay.name(failure.errno()), -1L, "");
    }
  }

  private Result call(JsonNode step) {
    KernelFiles files = kernel.files(new Credentials(owner(step, "uid"), owner(step, "gid")));
    String path = step.path("path").asText();
    return switch (step.get("do").asText()) {
      case "+open" -> open(files, step, path);
      case "+close" -> close(step);
      case "+read" -> text(slot(step).read(step.get("size").asInt()));
      case "+pread" ->
          text(slot(step).readAt(step.get("size").asInt(), step.get("offset").asLong()));
      case "+write" -> Result.of(slot(step).write(bytes(step, "data")));
      case "+pwrite" ->
          Result.of(slot(step).writeAt(bytes(step, "data"), step.get("offset").asLong()));
      case "+seek" -> Result.of(seek(step));
      case "+trunc" -> done(() -> slot(step).truncate(step.get("length").asLong()));
      case "+fstat" -> Result.of(0, shown(slot(step).stat(), true));
      case "+lstat" -> Result.of(0, shown(root().lstat(path), false));
      case "+ptrunc" -> done(() -> root().truncate(path, step.get("length").asLong()));
      case "+chmod" ->
          done(() -> root().chmod(path, Integer.parseInt(step.get("mode").asText(), 8)));
      case "+chown" ->
          done(() -> root().chown(path, step.get("uid").asInt(), step.get("gid").asInt()));
      case "+unlink" -> done(() -> root().unlink(path));
      case "+mkdir" -> done(() -> root().mkdir(path));
      case "+rename" -> done(() -> root().rename(path, step.get("to").asText()));
      case "+access" -> done(() -> root().access(path, step.get("mode").asInt()));
      case "+readlink" -> {
        String target = root().readLink(path);
        yield Result.of(target.length(), target);
      }
      case "+ls" -> Result.of(0, lines(files.list(path)));
      case "+cat" -> cat(path, step.get("chunk").asInt());
      case "+del" ->
          done(() -> kernel.deleteModule(deleted(step), (int) step.get("flags").asLong()));
      case "+fin" ->
          done(
              () ->
                  kernel.finitModule(module(step), bytes(step, "args"), step.get("flags").asInt()));
      case "+badargs" -> done(() -> kernel.finitModule(module(step), null, 0));
      case "+raw" ->
          done(
              () ->
                  kernel.initModule(
                      DamagedImage.of(step, sections()), new byte[0], image -> module(step)));
      case "+slow" -> slow(step);
      default -> throw new IllegalStateException("unknown step " + step);
    };
  }

  private static int owner(JsonNode step, String field) {
    return step.get("do").asText().equals("+chown") ? 0 : step.path(field).asInt(0);
  }

  private KernelFiles root() {
    return kernel.files();
  }

  /** The recorder's own program lost blanks at the end of a name. */
  private static String deleted(JsonNode step) {
    return step.get("module").asText().stripTrailing();
  }

  /** How many sections the recorded file has. */
  private int sections() {
    return kernel.version() == KernelVersion.V7_2 ? 36 : 29;
  }

  private static Result done(Runnable action) {
    action.run();
    return Result.of(0);
  }

  private ModuleDefinition module(JsonNode step) {
    return modules.get(step.get("module").asText()).definition();
  }

  private Result open(KernelFiles files, JsonNode step, String path) {
    slots.put(step.get("slot").asInt(), files.open(path, flags(step.get("flags").asInt())));
    return Result.of(0);
  }

  private static Set<OpenFile.Flag> flags(int bits) {
    Set<OpenFile.Flag> flags = EnumSet.noneOf(OpenFile.Flag.class);
    switch (bits & 3) {
      case 0 -> flags.add(OpenFile.Flag.READ);
      case 1 -> flags.add(OpenFile.Flag.WRITE);
      case 2 -> flags.addAll(Set.of(OpenFile.Flag.READ, OpenFile.Flag.WRITE));
      default -> flags.add(OpenFile.Flag.CHECK);
    }
    addIf(bits, 0100, OpenFile.Flag.CREATE, flags);
    addIf(bits, 0200, OpenFile.Flag.EXCLUSIVE, flags);
    addIf(bits, 01000, OpenFile.Flag.TRUNCATE, flags);
    addIf(bits, 02000, OpenFile.Flag.APPEND, flags);
    addIf(bits, 0200000, OpenFile.Flag.DIRECTORY, flags);
    addIf(bits, 0400000, OpenFile.Flag.NO_FOLLOW, flags);
    addIf(bits, 010000000, OpenFile.Flag.PATH, flags);
    return flags;
  }

  private static void addIf(int bits, int bit, OpenFile.Flag flag, Set<OpenFile.Flag> flags) {
    if ((bits & bit) != 0) {
      flags.add(flag);
    }
  }

  private OpenFile slot(JsonNode step) {
    OpenFile file = slots.get(step.get("slot").asInt());
    if (file == null) {
      throw Errno.EBADF.exception("the slot is free");
    }
    return file;
  }

  private Result close(JsonNode step) {
    slot(step).close();
    slots.remove(step.get("slot").asInt());
    return Result.of(0);
  }

  private long seek(JsonNode step) {
    OpenFile.Whence[] known = OpenFile.Whence.values();
    int whence = step.get("whence").asInt();
    OpenFile file = slot(step);
    if (whence >= known.length) {
      throw Errno.EINVAL.exception("the API has no such whence");
    }
    return file.seek(step.get("offset").asLong(), known[whence]);
  }

  private static String shown(KernelFiles.Status status, boolean links) {
    int kind =
        switch (status.kind()) {
          case FILE -> 0100000;
          case DIRECTORY -> 040000;
          case LINK -> 0120000;
        };
    return Integer.toOctalString(kind | status.mode())
        + " "
        + status.size()
        + " "
        + status.uid()
        + " "
        + status.gid()
        + (links ? " " + status.links() : "");
  }

  private static String lines(List<String> names) {
    StringBuilder lines = new StringBuilder();
    new TreeSet<>(names).forEach(name -> lines.append(name).append('\n'));
    return lines.toString();
  }

  private Result cat(String path, int chunk) {
    try (OpenFile file = root().open(path, OpenFile.Flag.READ)) {
      ByteArrayOutputStream content = new ByteArrayOutputStream();
      for (byte[] part = file.read(chunk); part.length > 0; part = file.read(chunk)) {
        content.writeBytes(part);
      }
      return Result.of(0, content.toString(charset));
    }
  }

  /** Loads a module whose init function has others look at files meanwhile. */
  private Result slow(JsonNode step) {
    StringBuilder seen = new StringBuilder();
    ModuleDefinition module = module(step);
    Queue<JsonNode> looks = new ArrayDeque<>();
    step.get("looks").forEach(looks::add);
    WaitingThread second = WaitingThread.of(() -> loadAgain(module, looks, seen));
    ModuleLifecycle own = module.lifecycleOf(null);
    ModuleDefinition slow =
        module.lifecycle(
            new ModuleLifecycle() {
              @Override
              public int init(ModuleContext context) {
                look(module, looks, seen);
                if (!looks.isEmpty()) {
                  second.startAndAwaitWait();
                }
                return own.init(context);
              }
            });
    int exit = errno(() -> kernel.insmod(slow).name());
    second.join();
    seen.append("exit ").append(exit).append('\n');
    return Result.of(0, seen.toString());
  }

  /** Looks up to a second load, which waits for the first. */
  private void look(ModuleDefinition module, Queue<JsonNode> looks, StringBuilder seen) {
    while (!looks.isEmpty() && !looks.element().asText().equals("!L")) {
      seen.append(look(module, looks.remove().asText()));
    }
  }

  private void loadAgain(ModuleDefinition module, Queue<JsonNode> looks, StringBuilder seen) {
    while (!looks.isEmpty()) {
      looks.remove();
      seen.append("!L errno ").append(errno(() -> kernel.insmod(module).name())).append('\n');
      look(module, looks, seen);
    }
  }

  private String look(ModuleDefinition module, String look) {
    if (look.equals("!U")) {
      return "!U errno " + errno(() -> deleted(module)) + "\n";
    }
    StringBuilder content = new StringBuilder();
    int errno = errno(() -> content.append(cat(look, 4096).data()));
    return look + " errno " + errno + ": " + content + "\n";
  }

  private String deleted(ModuleDefinition module) {
    kernel.rmmod(module.name());
    return module.name();
  }

  private static int errno(Supplier<?> action) {
    try {
      Object unused = action.get();
      return 0;
    } catch (ErrnoException failure) {
      return failure.errno().number();
    }
  }

  private byte[] bytes(JsonNode step, String field) {
    return step.path(field).asText("").getBytes(charset);
  }

  private Result text(byte[] bytes) {
    return Result.of(bytes.length, new String(bytes, charset));
  }

  /** The bytes of an image of a module, changed in one place as recorded. */
  static final class DamagedImage {

    private static final int CONTENT = 8192;
    private static final int NAMES = 28;

    private DamagedImage() {}

    static byte[] of(JsonNode step, int sections) {
      byte[] image = whole(sections);
      int a = step.get("a").asInt();
      return switch (step.get("damage").asText()) {
        case "len" -> Arrays.copyOf(image, a < 0 ? image.length + a : a);
        case "byte" -> {
          image[a] = (byte) step.get("b").asInt();
          yield image;
        }
        default -> throw new IllegalStateException("unknown damage " + step);
      };
    }

    /** As a linker makes it: the table of sections is at the end. */
    private static byte[] whole(int sections) {
      ByteBuffer image =
          ByteBuffer.allocate(CONTENT + 64 * sections).order(ByteOrder.LITTLE_ENDIAN);
      image.put(new byte[] {0x7F, 'E', 'L', 'F', 2, 1, 1});
      image.putShort(16, (short) 1).putShort(18, (short) 62).putInt(20, 1);
      image.putLong(40, CONTENT);
      image.putShort(52, (short) 64).putShort(58, (short) 64);
      image.putShort(60, (short) sections).putShort(62, (short) NAMES);
      int names = CONTENT + 64 * NAMES;
      image.putInt(names + 4, 3).putLong(names + 24, 64).putLong(names + 32, 1);
      return image.array();
    }
  }
}
