// SPDX-License-Identifier: Apache-2.0
// Called by the build of the library after it ran this example (see invoker.properties).
def log = new File(basedir, "build.log").getText("UTF-8")

[
  "snd_hda_intel",
  "power_save               1",
  "lsmodparam: no_such_machine"
].each {
  assert log.contains(it): "the example did not print: " + it
}
return true
