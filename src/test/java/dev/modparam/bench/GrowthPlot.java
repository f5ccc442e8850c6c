// SPDX-License-Identifier: Apache-2.0
package dev.modparam.bench;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/** What a parameter costs in modules with more and more parameters. */
final class GrowthPlot {

  private static final int WIDTH = 860;
  private static final int HEIGHT = 460;
  private static final int TOP = 78;
  private static final int BOTTOM = HEIGHT - 58;
  private static final int LEFT = 84;
  private static final int RIGHT = WIDTH - 284;
  private static final int LABEL_STEP = 17;
  private static final String PARAM = "parameters";

  /** What was measured, and whether the line names all parameters or one. */
  private enum Series {
    LOAD("insmodRmmod", "insmod and rmmod, all named", true, "#d55e00"),
    APPLY("apply", "apply, all named", true, "#0072b2"),
    APPLY_ONE("applyOfOne", "apply, one named", false, "#56b4e9"),
    CHECK_ONE("checkOfOne", "check, one named", false, "#009e73");

    private final String method;
    private final String label;
    private final boolean namesAll;
    private final String stroke;

    Series(String method, String label, boolean namesAll, String stroke) {
      this.method = method;
      this.label = label;
      this.namesAll = namesAll;
      this.stroke = stroke;
    }
  }

  private record Point(double parameters, double time) {}

  private record Label(Series series, double y, String text) {}

  private final Results results;
  private final LogScale across;
  private final LogScale up;

  private GrowthPlot(Results results, List<Point> points) {
    this.results = results;
    this.across =
        new LogScale(
            points.stream().mapToDouble(Point::parameters).min().orElse(1),
            points.stream().mapToDouble(Point::parameters).max().orElse(1),
            LEFT,
            RIGHT);
    this.up =
        new LogScale(
            points.stream().mapToDouble(Point::time).min().orElse(1),
            points.stream().mapToDouble(Point::time).max().orElse(1),
            BOTTOM,
            TOP);
  }

  /** Draws what was measured; nothing if nothing was. */
  static Optional<String> draw(Results results) {
    List<Point> all = new ArrayList<>();
    for (Series series : Series.values()) {
      all.addAll(points(results, series));
    }
    return all.isEmpty() ? Optional.empty() : Optional.of(new GrowthPlot(results, all).draw());
  }

  private static List<Point> points(Results results, Series series) {
    List<Point> points = new ArrayList<>();
    for (Measured result : results.measured()) {
      if (result.benchmark().equals("GrowthBenchmark." + series.method)) {
        double parameters = Double.parseDouble(result.params().getOrDefault(PARAM, "1"));
        points.add(
            new Point(parameters, result.nanoseconds() / (series.namesAll ? parameters : 1)));
      }
    }
    points.sort(Comparator.comparingDouble(Point::parameters));
    return points;
  }

  private String draw() {
    String title = "Time for each parameter that a line names";
    Svg svg =
        new Svg(
            WIDTH,
            HEIGHT,
            title,
            "Time for each named parameter against the number of parameters that the module has;"
                + " a flat curve means that the number does not matter.");
    svg.text(16, 30, Svg.Anchor.START, Svg.bold(18, Svg.INK), title);
    svg.text(
        16,
        52,
        Svg.Anchor.START,
        Svg.style(13, Svg.PALE),
        "Flat: it does not matter how many parameters the module has. A check makes a table of them.");
    drawAxes(svg);
    List<Label> labels = new ArrayList<>();
    for (Series series : Series.values()) {
      List<Point> points = points(results, series);
      if (!points.isEmpty()) {
        labels.add(drawCurve(svg, series, points));
      }
    }
    drawLabels(svg, labels);
    return svg.toString();
  }

  private void drawAxes(Svg svg) {
    for (double tick : up.ticks()) {
      double y = up.at(tick);
      svg.line(LEFT, y, RIGHT, y, Svg.GRID, 1);
      svg.text(LEFT - 8, y + 4, Svg.Anchor.END, Svg.style(12, Svg.PALE), Durations.text(tick));
    }
    for (double tick : across.ticks()) {
      double x = across.at(tick);
      svg.line(x, TOP, x, BOTTOM, Svg.GRID, 1);
      svg.text(x, BOTTOM + 18, Svg.Anchor.MIDDLE, Svg.style(12, Svg.PALE), Durations.digits(tick));
    }
    svg.text(
        (LEFT + RIGHT) / 2.0,
        BOTTOM + 40,
        Svg.Anchor.MIDDLE,
        Svg.style(12, Svg.PALE),
        "parameters of the module, logarithmic");
    svg.upright(
        22,
        (TOP + BOTTOM) / 2.0,
        Svg.style(12, Svg.PALE),
        "time for each named parameter, logarithmic");
  }

  private Label drawCurve(Svg svg, Series series, List<Point> points) {
    for (int i = 0; i < points.size(); i++) {
      double x = across.at(points.get(i).parameters);
      double y = up.at(points.get(i).time);
      if (i > 0) {
        Point before = points.get(i - 1);
        svg.line(across.at(before.parameters), up.at(before.time), x, y, series.stroke, 2.5);
      }
      svg.dot(x, y, series.stroke);
    }
    Point last = points.get(points.size() - 1);
    return new Label(series, up.at(last.time), series.label + ": " + Durations.text(last.time));
  }

  /** Writes what each curve is at its end, with room between. */
  private static void drawLabels(Svg svg, List<Label> labels) {
    List<Label> sorted = new ArrayList<>(labels);
    sorted.sort(Comparator.comparingDouble(Label::y));
    double free = Double.NEGATIVE_INFINITY;
    for (Label label : sorted) {
      double y = Math.max(label.y, free);
      svg.text(RIGHT + 12, y + 4, Svg.Anchor.START, Svg.bold(12, label.series.stroke), label.text);
      free = y + LABEL_STEP;
    }
  }
}
