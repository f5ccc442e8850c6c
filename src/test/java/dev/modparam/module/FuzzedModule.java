// SPDX-License-Identifier: Apache-2.0
package dev.modparam.module;

/** A module of which {@link AnnotationFuzzTest} changes the values of the annotations. */
@KernelModule(
    name = "@name",
    license = "@license",
    author = "@author",
    description = "@description",
    version = "@version",
    alias = "@alias",
    dependsOn = "@needs")
final class FuzzedModule {

  static final int PERMISSIONS = 0x5A5A0001;
  static final int SIZE = 0x5A5A0002;
  static final long MIN = 0x5A5A_0000_0000_0001L;
  static final long MAX = 0x5A5A_0000_0000_0002L;

  @ModuleParam(
      name = "@bounded",
      type = ModuleParam.Type.HEXINT,
      permissions = PERMISSIONS,
      min = MIN,
      max = MAX)
  long bounded = 5;

  @ModuleParam(name = "@text", size = SIZE, description = "@about")
  String text = "text";

  @ModuleParam(name = "@list", mode = "@mode", counter = "@counter")
  int[] list = {1, 2, 3};

  int count = 2;
}
