// SPDX-License-Identifier: Apache-2.0
// What a person sees who looks at the console, and a tool that reads the reports: the log and the parameters.
def wanted = [
  "expected: 8192",
  "Suppressed: dev.modparam.junit.KernelAtFailure",
  "my_driver: unknown parameter 'bufer_size' ignored",
  "my_driver (LIVE)",
  "debug        bool  0444  true",
  "buffer_size  int   0444  4096",
]
["build.log", "target/surefire-reports/TEST-dev.modparam.it.failing.FailingTest.xml"].each { name ->
  def text = new File(basedir, name).getText("UTF-8").replace("&apos;", "'")
  wanted.each { line -> assert text.contains(line) : "${name} lacks ${line}" }
}
return true
