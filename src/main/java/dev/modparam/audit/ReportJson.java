// SPDX-License-Identifier: Apache-2.0
package dev.modparam.audit;

import dev.modparam.input.Location;
import dev.modparam.text.JsonText;
import java.util.List;
import java.util.Optional;

/** Writes a report as JSON. */
final class ReportJson {

  private ReportJson() {}

  static String write(AuditReport report) {
    StringBuilder json = new StringBuilder("{\"tool\":\"modparam\",\"version\":");
    json.append(JsonText.quote(version()));
    AuditReport.Checked checked = report.checked();
    json.append(",\"checked\":{\"files\":").append(checked.files());
    json.append(",\"directives\":").append(checked.directives());
    json.append(",\"modules\":").append(checked.modules());
    json.append(",\"commandLine\":").append(checked.commandLine());
    json.append(",\"live\":").append(checked.live());
    json.append("},\"findings\":[");
    List<Finding> findings = report.findings();
    for (int i = 0; i < findings.size(); i++) {
      json.append(i == 0 ? "" : ",");
      write(findings.get(i), json);
    }
    return json.append("]}").toString();
  }

  private static void write(Finding finding, StringBuilder json) {
    Location place = finding.location();
    json.append("{\"rule\":").append(JsonText.quote(finding.rule().id()));
    json.append(",\"name\":").append(JsonText.quote(finding.rule().name()));
    json.append(",\"severity\":").append(JsonText.quote(finding.severity().word()));
    json.append(",\"file\":").append(JsonText.quote(place.file()));
    json.append(",\"line\":").append(place.line());
    json.append(",\"column\":").append(place.column());
    json.append(",\"length\":").append(place.length());
    json.append(",\"message\":").append(JsonText.quote(finding.message()));
    json.append(",\"reason\":").append(JsonText.quote(finding.rule().reason()));
    finding.fix().ifPresent(fix -> json.append(",\"fix\":").append(JsonText.quote(fix)));
    json.append('}');
  }

  private static String version() {
    Module module = Audit.class.getModule();
    return Optional.ofNullable(module.getDescriptor())
        .flatMap(java.lang.module.ModuleDescriptor::rawVersion)
        .or(() -> Optional.ofNullable(Audit.class.getPackage().getImplementationVersion()))
        .orElse("unknown");
  }
}
