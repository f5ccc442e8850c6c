// SPDX-License-Identifier: Apache-2.0
assert new File(basedir, "target/surefire-reports/dev.modparam.it.sys.ModuleParametersTest.txt")
    .getText("UTF-8").contains("Failures: 0, Errors: 0, Skipped: 0")
return true
