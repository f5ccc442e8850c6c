// SPDX-License-Identifier: Apache-2.0
def tests = new XmlSlurper().parse(new File(basedir, "target/surefire-reports/TEST-com.example.uart.UartTest.xml"))
assert tests.@tests.toInteger() >= 40
assert tests.@failures == "0" && tests.@errors == "0" && tests.@skipped == "0"
return true
