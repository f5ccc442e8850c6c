// SPDX-License-Identifier: Apache-2.0
package dev.modparam;

import com.tngtech.archunit.thirdparty.org.objectweb.asm.ClassReader;
import com.tngtech.archunit.thirdparty.org.objectweb.asm.ClassVisitor;
import com.tngtech.archunit.thirdparty.org.objectweb.asm.MethodVisitor;
import com.tngtech.archunit.thirdparty.org.objectweb.asm.Opcodes;
import com.tngtech.archunit.thirdparty.org.objectweb.asm.Type;
import java.io.IOException;
import java.lang.reflect.Constructor;
import java.lang.reflect.Executable;
import java.lang.reflect.Method;
import java.nio.file.Files;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The names of parameters as the compiler wrote them. Reflection loses them once a fuzz test has
 * instrumented the class.
 */
final class ParameterNames {
  private final Map<String, List<String>> names = new HashMap<>();

  private ParameterNames() {}

  static ParameterNames of(Class<?> type) throws IOException {
    ParameterNames found = new ParameterNames();
    byte[] compiled =
        Files.readAllBytes(
            House.COMPILED.resolve(type.getName().replace('.', '/').concat(".class")));
    new ClassReader(compiled).accept(found.new Methods(), ClassReader.SKIP_CODE);
    return found;
  }

  String name(Executable called, int position) {
    String signature =
        called instanceof Constructor<?> constructor
            ? "<init>" + Type.getConstructorDescriptor(constructor)
            : called.getName() + Type.getMethodDescriptor((Method) called);
    return names.getOrDefault(signature, List.of()).get(position);
  }

  private final class Methods extends ClassVisitor {
    private Methods() {
      super(Opcodes.ASM9);
    }

    @Override
    public MethodVisitor visitMethod(
        int access,
        String name,
        String descriptor,
        @Nullable String signature,
        String @Nullable [] exceptions) {
      List<String> parameters = new ArrayList<>();
      names.put(name + descriptor, parameters);
      return new MethodVisitor(Opcodes.ASM9) {
        @Override
        public void visitParameter(String parameter, int flags) {
          parameters.add(parameter);
        }
      };
    }
  }
}
