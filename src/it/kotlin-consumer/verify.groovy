// SPDX-License-Identifier: Apache-2.0
assert new File(basedir, "target/surefire-reports/dev.modparam.it.kotlin.MyDriverTest.txt")
    .getText("UTF-8").contains("Tests run: 1, Failures: 0, Errors: 0, Skipped: 0")
return true
