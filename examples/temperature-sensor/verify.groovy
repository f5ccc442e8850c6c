// SPDX-License-Identifier: Apache-2.0
// Called by the build of the library after it ran this example (see invoker.properties).
def log = new File(basedir, "build.log").getText("UTF-8")

[
  "100.0 °C  ALARM",
  "temp_sensor: gpu is out of limits",
  "temp_sensor: gpu is well again",
  "temperature-sensor (modparam example) ",
  "temperature-sensor: cannot load temp_sensor",
  "Failures: 0, Errors: 0, Skipped: 0"
].each {
  assert log.contains(it): "the example did not print: " + it
}
return true
