// SPDX-License-Identifier: Apache-2.0
package dev.modparam.bench;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** How long each of the four lines takes: modparam, code by hand, picocli. */
final class LinesPlot {

  private static final int WIDTH = 820;
  private static final int TOP = 78;
  private static final int LEFT = 98;
  private static final int RIGHT = WIDTH - 150;
  private static final int BAR = 18;
  private static final int STEP = BAR + 4;
  private static final int HEADING = 24;
  private static final int GAP = 16;

  private enum Way {
    MODPARAM("modparam", "modparam", "#0072b2"),
    BY_HAND("handWritten", "by hand", "#999999"),
    PICOCLI("picocli", "picocli", "#e69f00");

    private final String method;
    private final String label;
    private final String fill;

    Way(String method, String label, String fill) {
      this.method = method;
      this.label = label;
      this.fill = fill;
    }
  }

  /** The lines as people see them; the long ones shortened. */
  private enum Line {
    TWO("two", Lines.TWO),
    FOUR("four", Lines.FOUR),
    ARRAY("array16", Lines.array(5) + ",… (16 numbers)"),
    HUNDRED("hundred", Lines.numbered(2) + " … (100 parameters)");

    private final String param;
    private final String text;

    Line(String param, String text) {
      this.param = param;
      this.text = text;
    }
  }

  private final Results results;
  private final List<Line> lines = new ArrayList<>();

  private LinesPlot(Results results) {
    this.results = results;
    for (Line line : Line.values()) {
      if (List.of(Way.values()).stream().anyMatch(way -> find(line, way).isPresent())) {
        lines.add(line);
      }
    }
  }

  /** Draws the lines that were measured; nothing if there is none. */
  static Optional<String> draw(Results results) {
    LinesPlot plot = new LinesPlot(results);
    return plot.lines.isEmpty() ? Optional.empty() : Optional.of(plot.draw());
  }

  private Optional<Measured> find(Line line, Way way) {
    return results.find("ApplyBenchmark." + way.method, Map.of("line", line.param));
  }

  private String draw() {
    int bottom = TOP + lines.size() * (HEADING + Way.values().length * STEP + GAP);
    Svg svg =
        new Svg(
            WIDTH,
            bottom + 48,
            "Time to apply an argument line",
            "Bars on a logarithmic scale: modparam, code written by hand and picocli for each of "
                + lines.size()
                + " argument lines. "
                + summary());
    svg.text(16, 30, Svg.Anchor.START, Svg.bold(18, Svg.INK), "Time to apply an argument line");
    svg.text(
        16,
        52,
        Svg.Anchor.START,
        Svg.style(13, Svg.PALE),
        "From the text to typed values; shorter is better. In brackets: compared with code written"
            + " by hand.");
    LogScale scale = scale();
    drawAxis(svg, scale, bottom);
    double y = TOP;
    for (Line line : lines) {
      svg.text(16, y + 14, Svg.Anchor.START, Svg.code(13, Svg.INK), line.text);
      y += HEADING;
      for (Way way : Way.values()) {
        drawBar(svg, scale, line, way, y);
        y += STEP;
      }
      y += GAP;
    }
    return svg.toString();
  }

  private LogScale scale() {
    double[] times =
        results.measured().stream()
            .filter(result -> result.type().equals("ApplyBenchmark"))
            .mapToDouble(Measured::nanoseconds)
            .sorted()
            .toArray();
    return new LogScale(times[0] * 0.9, times[times.length - 1], LEFT, RIGHT);
  }

  private static void drawAxis(Svg svg, LogScale scale, int bottom) {
    for (double tick : scale.ticks()) {
      double x = scale.at(tick);
      svg.line(x, TOP + HEADING - 4, x, bottom, Svg.GRID, 1);
      svg.text(x, bottom + 18, Svg.Anchor.MIDDLE, Svg.style(12, Svg.PALE), Durations.text(tick));
    }
    svg.text(
        (LEFT + RIGHT) / 2.0,
        bottom + 38,
        Svg.Anchor.MIDDLE,
        Svg.style(12, Svg.PALE),
        "time per line, logarithmic");
  }

  private void drawBar(Svg svg, LogScale scale, Line line, Way way, double y) {
    svg.text(LEFT - 8, y + 13, Svg.Anchor.END, Svg.style(13, Svg.INK), way.label);
    Measured result = find(line, way).orElse(null);
    if (result == null) {
      svg.text(LEFT + 6, y + 13, Svg.Anchor.START, Svg.style(12, Svg.PALE), "not measured");
      return;
    }
    double time = result.nanoseconds();
    double end = scale.at(time);
    svg.rectangle(LEFT, y, end - LEFT, BAR, way.fill);
    svg.text(end + 8, y + 13, Svg.Anchor.START, Svg.style(13, Svg.INK), label(line, way, time));
  }

  private String label(Line line, Way way, double time) {
    return find(line, Way.BY_HAND)
        .filter(byHand -> way != Way.BY_HAND)
        .map(byHand -> " (" + Durations.ratio(time / byHand.nanoseconds()) + ")")
        .map(Durations.text(time)::concat)
        .orElse(Durations.text(time));
  }

  private String summary() {
    StringBuilder text = new StringBuilder();
    for (Line line : lines) {
      text.append(line.text).append(": ");
      for (Way way : Way.values()) {
        find(line, way)
            .ifPresent(
                result ->
                    text.append(way.label)
                        .append(' ')
                        .append(Durations.text(result.nanoseconds()))
                        .append("; "));
      }
    }
    return text.toString().strip();
  }
}
