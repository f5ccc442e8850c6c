// SPDX-License-Identifier: Apache-2.0
def report = new File(basedir, "target/surefire-reports/com.example.uart.UartTest.txt").getText("UTF-8")
def tests = report =~ /Tests run: (\d+), Failures: 0, Errors: 0, Skipped: 0/
assert tests.find() : report
assert tests.group(1).toInteger() >= 40
return true
