// SPDX-License-Identifier: Apache-2.0
// Called by the build of the library after it ran this example (see invoker.properties).
def log = new File(basedir, "build.log").getText("UTF-8")

assert log.contains("Failures: 0, Errors: 0"): "the tests did not run"
assert new File(basedir, "target/modparam.jar").isFile(): "there is no jar that runs"
return true
