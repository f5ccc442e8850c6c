// SPDX-License-Identifier: Apache-2.0
// Called by the build of the library after it ran this example (see invoker.properties).
def log = new File(basedir, "build.log").getText("UTF-8")

[
  "filename:       samples/sample.ko.xz",
  "default in .data",
  "no_such_file.ko: there is no such file"
].each {
  assert log.contains(it): "the example did not print: " + it
}
return true
