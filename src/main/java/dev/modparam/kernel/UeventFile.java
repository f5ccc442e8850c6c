// SPDX-License-Identifier: Apache-2.0
package dev.modparam.kernel;

import dev.modparam.kernel.files.FileException;
import dev.modparam.kernel.sysfs.KernelFile;
import dev.modparam.kernel.sysfs.SuperBlock;
import dev.modparam.module.LogLevel;
import dev.modparam.param.Errno;
import java.nio.charset.StandardCharsets;
import java.util.Set;
import java.util.regex.Pattern;

/** Takes an event to pass on to udev, which is not there: {@code kobject_synth_uevent}. */
final class UeventFile extends KernelFile {

  private static final Set<String> ACTIONS =
      Set.of("add", "remove", "change", "move", "online", "offline", "bind", "unbind");

  private static final Pattern ARGUMENTS =
      Pattern.compile(
          "[0-9A-Fa-f]{8}(-[0-9A-Fa-f]{4}){3}-[0-9A-Fa-f]{12}( +[0-9A-Za-z]+=[0-9A-Za-z]+)*");

  private final LoadedModule module;

  UeventFile(SuperBlock fileSystem, LoadedModule module) {
    super(fileSystem, 0200);
    this.module = module;
  }

  @Override
  public boolean isAlive() {
    return module.state() != LoadedModule.State.GONE;
  }

  @Override
  public int store(String path, byte[] text, int length) {
    boolean ended = text[length - 1] == '\n' || text[length - 1] == 0;
    String event = new String(text, 0, ended ? length - 1 : length, StandardCharsets.ISO_8859_1);
    int space = event.indexOf(' ');
    if (!ACTIONS.contains(space < 0 ? event : event.substring(0, space))) {
      throw refusal(path, "unknown uevent action string");
    }
    if (space >= 0 && !ARGUMENTS.matcher(event.substring(space + 1)).matches()) {
      throw refusal(path, "incorrect uevent action arguments");
    }
    return length;
  }

  private FileException refusal(String path, String problem) {
    module.print(LogLevel.WARNING, "synth uevent: /module/" + module.name() + ": " + problem);
    return new FileException("write to", path, Errno.EINVAL, ": " + problem);
  }
}
