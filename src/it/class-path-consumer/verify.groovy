// SPDX-License-Identifier: Apache-2.0
["junit5", "junit6"].each { line ->
  assert new File(basedir, "target/${line}/dev.modparam.it.fixtures.FixturesTest.txt")
      .getText("UTF-8").contains("Failures: 0, Errors: 0, Skipped: 0")
}
return true
