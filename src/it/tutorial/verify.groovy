// SPDX-License-Identifier: Apache-2.0
def report = new File(basedir, "target/surefire-reports/com.example.uart.UartTest.txt").getText("UTF-8")
def tests = report =~ /Tests run: (\d+), Failures: 0, Errors: 0, Skipped: 0/
assert tests.find() : report
assert tests.group(1).toInteger() >= 40
// The second run, of invoker.properties, is with the older JUnit.
assert new File(basedir, "target/surefire-reports/TEST-com.example.uart.UartTest.xml")
    .getText("UTF-8").contains("/junit-jupiter-api/5.14")
return true
