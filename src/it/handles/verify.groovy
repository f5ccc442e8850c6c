// SPDX-License-Identifier: Apache-2.0
["module-path", "class-path"].each { path ->
  assert new File(basedir, "target-${path}/surefire-reports/dev.modparam.it.handles.ProbeTest.txt")
      .getText("UTF-8").contains("Tests run: 4, Failures: 0, Errors: 0, Skipped: 0")
}
return true
