#include "cli/inspect/piece_sheet.h"

#include <algorithm>
#include <cmath>
#include <vector>

#include "analysis/key/key.h"
#include "analysis/key/key_segments.h"
#include "analysis/key/main_key.h"
#include "analysis/metrics/histogram.h"
#include "music/grid.h"
#include "plots/bars.h"
#include "plots/curves.h"
#include "plots/piano_roll.h"
#include "plots/segment_plot.h"
#include "transcription/beats/tempo_curve.h"

namespace clavier {
namespace {

constexpr double kWidth = 1200;
constexpr double kRowHeight = 260;
constexpr double kBarsHeight = 300;
constexpr double kRibbonHeight = 110;
constexpr double kTempoHeight = 240;
constexpr double kMinTempoSpan = 40;
constexpr double kRowSeconds = 60;
constexpr int kMaxRows = 10;

Svg pitch_class_chart(const Score& score) {
  const auto key = find_main_key(score);
  BarPlot plot{.title = "Pitch classes",
               .subtitle = key ? "the tonic of " + to_string(key->key) + " is marked" : "",
               .vertical = "share of notes (%)",
               .width = kWidth / 2,
               .height = kBarsHeight};
  const PitchClassHistogram histogram = shares(pitch_class_histogram(score));
  for (int i = 0; i < kPitchClasses; ++i)
    plot.bars.push_back({.label = std::string(pitch_class_name(i)),
                         .value = 100 * histogram[static_cast<std::size_t>(i)],
                         .marked = key && key->key.tonic == i});
  return draw(plot);
}

Svg pitch_bars(const Score& score) {
  BarPlot plot{.title = "Pitches",
               .subtitle = "every key of the piano",
               .vertical = "share of notes (%)",
               .width = kWidth / 2,
               .height = kBarsHeight};
  const PitchHistogram histogram = shares(pitch_histogram(score));
  for (int pitch = kLowestPianoKey; pitch <= kHighestPianoKey; ++pitch)
    plot.bars.push_back({.label = pitch % kPitchClasses == 0 ? pitch_name(pitch) : "",
                         .value = 100 * histogram[static_cast<std::size_t>(pitch)]});
  return draw(plot);
}

Svg key_ribbon(const Score& score) {
  SegmentPlot plot{.title = "Keys",
                   .subtitle = "major orange, minor blue, in time as the tempo below",
                   .range = {.low = 0, .high = duration_of(score).value},
                   .width = kWidth,
                   .height = kRibbonHeight};
  for (const KeySegment& segment : find_key_segments(score)) {
    const double start = score.tempo.seconds_at(segment.onset).value;
    if (!plot.parts.empty()) plot.parts.back().end = start;
    plot.parts.push_back({.start = start,
                          .end = plot.range.high,
                          .label = to_string(segment.key),
                          .colour = segment.key.mode == Mode::major ? std::size_t{1} : std::size_t{0}});
  }
  return draw(plot);
}

Svg tempo_plot(const Score& score) {
  const bool written = is_on_grid(score);
  CurvePlot plot{.title = "Tempo",
                 .subtitle = written ? "quarter notes a minute, as written" : "beats a minute, as tracked",
                 .horizontal = "time (seconds)",
                 .vertical = written ? "quarters a minute" : "beats a minute",
                 .curves = {{}},
                 .across = Range{.low = 0, .high = duration_of(score).value},
                 .min_vertical_span = kMinTempoSpan,
                 .width = kWidth,
                 .height = kTempoHeight};
  for (const TempoPoint& point : compute_tempo_curve(score))
    plot.curves.front().points.push_back({point.time.value, point.beats_per_minute});
  return draw(plot);
}

std::vector<Svg> roll_rows(const Score& score, std::string_view subtitle) {
  const double length = duration_of(score).value;
  const int rows = std::clamp(static_cast<int>(std::ceil(length / kRowSeconds)), 1, kMaxRows);
  std::vector<Svg> drawings;
  for (int row = 0; row < rows; ++row) {
    PianoRollPlot plot{.width = kWidth,
                       .start = Seconds{length * row / rows},
                       .end = Seconds{length * (row + 1) / rows},
                       .bars = !score.meters.empty() && is_on_grid(score)};
    plot.show_heading = row == 0;
    plot.show_axis_label = row + 1 == rows;
    plot.height = kRowHeight + (plot.show_heading ? 48 : 0) + (plot.show_axis_label ? 18 : 0);
    if (plot.show_heading) {
      plot.title = score.title.empty() ? "Untitled" : score.title;
      plot.subtitle = subtitle;
    }
    drawings.push_back(draw_piano_roll(score, plot));
  }
  return drawings;
}

}  // namespace

Svg piece_sheet(const Score& score, std::string_view subtitle) {
  std::vector<Svg> rows = roll_rows(score, subtitle);
  if (!score.notes.empty()) {
    rows.push_back(key_ribbon(score));
    rows.push_back(tempo_plot(score));
  }
  double height = kBarsHeight;
  for (const Svg& row : rows) height += row.height();
  Svg sheet(kWidth, height);
  double top = 0;
  for (const Svg& row : rows) {
    sheet.place({0, top}, row);
    top += row.height();
  }
  sheet.place({0, top}, pitch_class_chart(score));
  sheet.place({kWidth / 2, top}, pitch_bars(score));
  return sheet;
}

}  // namespace clavier
