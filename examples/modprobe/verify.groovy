// SPDX-License-Identifier: Apache-2.0
// Called by the build of the library after it ran this example (see invoker.properties).
def log = new File(basedir, "build.log").getText("UTF-8")

[
  "Now you: -Dargs=",
  "my_driver: `70000' invalid for parameter `buffer_size'",
  "Module no_such_module not found.",
  "modprobe: unknown option --explian"
].each {
  assert log.contains(it): "the example did not print: " + it
}
return true
