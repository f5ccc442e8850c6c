// SPDX-License-Identifier: Apache-2.0
assert new File(basedir, "target/surefire-reports/dev.modparam.it.handles.ProbeTest.txt")
    .getText("UTF-8").contains("Tests run: 2, Failures: 0, Errors: 0, Skipped: 0")
return true
