// SPDX-License-Identifier: Apache-2.0
package dev.modparam.processor;

import java.io.IOException;
import java.io.InputStream;
import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import java.util.function.UnaryOperator;
import javax.tools.JavaFileObject;

/** Loads classes from memory. */
final class CompiledClasses extends ClassLoader {

  private final Map<String, byte[]> classes = new HashMap<>();

  CompiledClasses(Collection<JavaFileObject> files) {
    this(files, type -> type);
  }

  /**
   * Loads classes that are changed before.
   *
   * @param change gets and returns the bytes of a class
   */
  CompiledClasses(Collection<JavaFileObject> files, UnaryOperator<byte[]> change) {
    super(CompiledClasses.class.getClassLoader());
    for (JavaFileObject file : files) {
      String path = file.toUri().getPath();
      if (path.endsWith(".class")) {
        String name = path.replaceFirst("^/CLASS_OUTPUT/", "").replaceFirst("\\.class$", "");
        classes.put(name.replace('/', '.'), change.apply(bytes(file)));
      }
    }
  }

  private static byte[] bytes(JavaFileObject file) {
    try (InputStream in = file.openInputStream()) {
      return in.readAllBytes();
    } catch (IOException impossible) {
      throw new IllegalStateException(impossible);
    }
  }

  @Override
  protected Class<?> findClass(String name) throws ClassNotFoundException {
    byte[] bytes = classes.get(name);
    if (bytes == null) {
      throw new ClassNotFoundException(name);
    }
    return defineClass(name, bytes, 0, bytes.length);
  }
}
