// SPDX-License-Identifier: Apache-2.0
package dev.modparam.snapshot;

import dev.modparam.module.ModuleDefinition;
import dev.modparam.param.ArrayType;
import dev.modparam.param.Errno;
import dev.modparam.param.ErrnoException;
import dev.modparam.param.Operations;
import dev.modparam.param.Param;
import dev.modparam.param.ParamType;
import dev.modparam.param.ParamTypes;
import dev.modparam.param.Permissions;
import dev.modparam.text.ByteText;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** Declares modules and parameters whose files show what was recorded. */
final class SnapshotParams {

  /** The bits that a file in sysfs can be declared with. */
  private static final int DECLARABLE = 0664;

  /** Stands for NUL, which a C string cannot hold; no decoded text has it. */
  private static final char HIDDEN_NUL = '\uDC00';

  private SnapshotParams() {}

  static ModuleDefinition declare(KernelSnapshot.Module recorded) {
    ModuleDefinition definition =
        ModuleDefinition.of(
                recorded.name(),
                recorded.parameters().stream().map(SnapshotParams::declare).toList())
            .dependsOn(recorded.needs().toArray(String[]::new));
    String version = recorded.version();
    if (version != null) {
      definition = definition.version(version);
    }
    for (int i = 0; i < recorded.taint().length(); i++) {
      definition =
          switch (recorded.taint().charAt(i)) {
            case 'P' -> definition.license("Proprietary");
            case 'O' -> definition.outOfTree();
            case 'E' -> definition.unsigned();
            case 'C' -> definition.addTag("staging", "Y");
            case 'N' -> definition.addTag("test", "Y");
            case 'K' -> definition.addTag("livepatch", "Y");
            default -> definition; // comes from what was done to the module, not from what it is
          };
    }
    return definition;
  }

  static Param<?> declare(KernelSnapshot.Parameter recorded) {
    ParamType<?> type = SnapshotTypes.parse(recorded.type());
    String value = recorded.value();
    Param<?> typed = null;
    if (type != null && value != null) {
      typed = typed(recorded.name(), type, value);
    } else if (type != null && (recorded.mode() & 0444) == 0) { // nobody sees what it holds
      typed = fitting(Param.of(recorded.name(), type));
    }
    Param<?> param = typed != null ? typed : anyText(recorded);
    return param.permissions(Permissions.ofBits(permissions(recorded.mode())));
  }

  /** The type itself reads what it once showed; null if it would not show that again. */
  private static <T> @Nullable Param<T> typed(String name, ParamType<T> type, String value) {
    Param<T> param = Param.of(name, type);
    if (param.defaultText().equals(value)) {
      return fitting(param);
    }
    String text = QuotedText.withoutNewline(value);
    try {
      Param<T> set = param.defaultValue(withoutRest(type, type.parse(text)));
      return set.defaultText().equals(value) ? set : null;
    } catch (ErrnoException notOfThatType) {
      return null;
    }
  }

  /** The elements of an array that nobody set need not be kept: they may be tens of thousands. */
  private static <T> T withoutRest(ParamType<T> type, T value) {
    if (!(type instanceof ArrayType<?> array) || array.isCounted()) {
      return value;
    }
    List<?> elements = (List<?>) value;
    int count = elements.size();
    while (count > 0 && Objects.equals(elements.get(count - 1), array.element().zero())) {
      count--;
    }
    return type.cast(elements.subList(0, count));
  }

  private static <T> @Nullable Param<T> fitting(Param<T> param) {
    try {
      return param.defaultValue(param.defaultValue());
    } catch (IllegalArgumentException outsideItsBounds) {
      return null;
    }
  }

  /** A variable that holds the content of the file; null stands for the recorded error. */
  @SuppressWarnings("NullAway") // the default may be null, which NullAway does not see
  private static Param<?> anyText(KernelSnapshot.Parameter recorded) {
    String value = recorded.value();
    boolean endsInNewline = value == null || value.isEmpty() || value.endsWith("\n");
    Errno error = recorded.error() == null ? Errno.EIO : recorded.error();
    ParamType<@Nullable String> type =
        Operations.on(ParamTypes.CHARP)
            .named("text")
            .set(
                (text, variable) -> {
                  String line = Objects.requireNonNull(text); // a bare name is not accepted
                  String stripped = QuotedText.withoutNewline(line);
                  variable.assign(endsInNewline ? stripped + "\n" : stripped);
                  return 0;
                })
            .get(
                (variable, page) -> {
                  String text = variable.value();
                  return text == null
                      ? error.result()
                      : page.emit(ByteText.encode(text.replace(HIDDEN_NUL, '\0')));
                })
            .type();
    return Param.of(recorded.name(), type)
        .defaultValue(value == null ? null : value.replace('\0', HIDDEN_NUL));
  }

  /** Permissions that a driver can declare and that come near a mode. */
  private static int permissions(int mode) {
    int near = (mode & 0444) != 0 || (mode & 0222) == 0 ? 0444 : 0;
    near |= (mode & 0222) != 0 ? 0200 : 0;
    return isDeclarable(mode) ? mode : near;
  }

  private static boolean isDeclarable(int mode) {
    try {
      return mode != 0 && Permissions.ofBits(mode).bits() == (mode & DECLARABLE);
    } catch (IllegalArgumentException refusedByTheCompiler) {
      return false;
    }
  }
}
