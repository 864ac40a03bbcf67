#include "plots/piano_roll.h"

#include <algorithm>
#include <array>
#include <cmath>

#include "plots/axes.h"

namespace clavier {
namespace {

constexpr int kShades = 5;              // for velocities
constexpr Beats kMinMeasure{1.0 / 16};  // a lower bound for damaged files

struct PitchRange {
  int low = 127;
  int high = 0;
};

/// The range of pitches shown: whole octaves, at least two.
PitchRange pitch_range(const Score& score) {
  PitchRange range;
  for (const Note& note : score.notes)
    range = {std::min<int>(range.low, note.pitch), std::max<int>(range.high, note.pitch)};
  if (score.notes.empty()) range = {60, 60};
  range = {range.low / 12 * 12, (range.high / 12 + 1) * 12};
  if (range.high - range.low < 24) range.low -= 12;
  return range;
}

std::string time_label(double seconds, bool minutes) {
  if (!minutes) return format_number(seconds);
  const int whole = static_cast<int>(std::lround(seconds));
  const std::string rest = std::to_string(whole % 60);
  return std::to_string(whole / 60) + ":" + (rest.size() < 2 ? "0" : "") + rest;
}

double time_step(double length) {
  for (const double step : {0.5, 1.0, 2.0, 5.0, 10.0, 15.0, 30.0, 60.0, 120.0, 300.0})
    if (length / step <= 13) return step;
  return 600;
}

Axis seconds_axis(const Score& score, Range range) {
  const bool minutes = duration_of(score).value > 120;
  Axis axis{.range = range, .label = minutes ? "time (minutes)" : "time (seconds)", .ticks = {}};
  const double step = time_step(range.high - range.low);
  for (double time = std::ceil(range.low / step) * step; time <= range.high + 1e-9; time += step)
    axis.ticks.push_back({time, time_label(time, minutes)});
  return axis;
}

/// The axis of measures: labels every measure, or every second, fourth, ... such that at most 24 have labels.
Axis measures_axis(const Score& score, Range range) {
  Axis axis{.range = range, .label = "measure", .ticks = {}};
  std::vector<Tick> all;
  std::size_t number = 0;
  for (const Beats start : measure_starts(score)) {
    const double time = score.tempo.seconds_at(start).value;
    ++number;
    if (time >= range.low - 1e-9 && time <= range.high + 1e-9) all.push_back({time, std::to_string(number)});
  }
  std::size_t every = 1;
  while (all.size() > 24 * every) every *= 2;
  for (std::size_t i = 0; i < all.size(); i += every) axis.ticks.push_back(all[i]);
  return axis;
}

Axis pitch_axis(PitchRange range) {
  Axis axis{.range = {.low = range.low - 0.5, .high = range.high + 0.5}, .label = "", .ticks = {}};
  for (int pitch = range.low; pitch <= range.high; pitch += 12)
    axis.ticks.push_back({static_cast<double>(pitch), pitch_name(pitch)});
  return axis;
}

void shade_black_keys(Svg& svg, const Axes& axes, PitchRange range) {
  constexpr std::array<bool, 12> kBlack = {false, true,  false, true,  false, false,
                                           true,  false, true,  false, true,  false};
  const double row = axes.y(0) - axes.y(1);
  std::vector<Box> rows;
  for (int pitch = range.low; pitch <= range.high; ++pitch)
    if (kBlack[static_cast<std::size_t>(pitch % 12)])
      rows.push_back({axes.area().x, axes.y(pitch + 0.5), axes.area().width, row});
  svg.rects(rows, "#f6f7f9");
}

void draw_notes(Svg& svg, const Axes& axes, const Score& score, Range time) {
  std::array<std::array<std::vector<Box>, kShades>, 2> boxes;
  const double row = axes.y(0) - axes.y(1);
  for (const Note& note : score.notes) {
    const double start = std::max(time.low, score.tempo.seconds_at(note.onset).value);
    const double end = std::min(time.high, score.tempo.seconds_at(end_of(note)).value);
    if (end < start) continue;
    const double width = std::max(1.0, axes.x(end) - axes.x(start) - 0.4);
    const std::size_t shade = std::min<std::size_t>(note.velocity, 127) * kShades / 128;
    boxes[note.hand == Hand::left][shade].push_back(
        {axes.x(start), axes.y(note.pitch + 0.5), width, std::max(1.5, row - 0.4)});
  }
  for (std::size_t hand = 0; hand < boxes.size(); ++hand)
    for (std::size_t shade = 0; shade < kShades; ++shade)
      svg.rects(boxes[hand][shade], series_colour(hand), 0.35 + 0.65 * static_cast<double>(shade + 1) / kShades);
}

void draw_hands(Svg& svg, const PianoRollPlot& plot) {
  svg.rect({plot.width - 190, 39, 12, 8}, series_colour(0));
  svg.text({plot.width - 173, 47}, "right hand", {.size = 12});
  svg.rect({plot.width - 100, 39, 12, 8}, series_colour(1));
  svg.text({plot.width - 83, 47}, "left hand", {.size = 12});
}

}  // namespace

std::vector<Beats> measure_starts(const Score& score) {
  std::vector<Beats> starts = {Beats{0}};
  auto next = score.meters.begin();
  Meter meter;
  while (starts.back() < end_of(score)) {
    while (next != score.meters.end() && next->onset <= starts.back()) meter = *next++;
    Beats start = starts.back() + std::max(measure_length(meter), kMinMeasure);
    if (next != score.meters.end()) start = std::min(start, next->onset);  // a change of meter begins a measure
    starts.push_back(start);
  }
  return starts;
}

Svg draw_piano_roll(const Score& score, const PianoRollPlot& plot) {
  Svg svg(plot.width, plot.height);
  if (plot.show_heading) draw_heading(svg, plot.title, plot.subtitle);
  const double top = plot.show_heading ? 60 : 12;
  const double end = plot.end > Seconds{} ? plot.end.value : duration_of(score).value;
  const Range time{.low = plot.start.value, .high = std::max(end, plot.start.value + 1)};
  const PitchRange pitches = pitch_range(score);
  const double bottom = plot.show_axis_label ? 48 : 30;
  Axis across = plot.bars ? measures_axis(score, time) : seconds_axis(score, time);
  if (!plot.show_axis_label) across.label.clear();
  const Axes axes({48, top, plot.width - 68, plot.height - top - bottom}, across, pitch_axis(pitches));
  shade_black_keys(svg, axes, pitches);
  axes.draw(svg);
  draw_notes(svg, axes, score, time);
  const bool hands =
      std::any_of(score.notes.begin(), score.notes.end(), [](const Note& n) { return n.hand != Hand::unknown; });
  if (hands && plot.show_heading) draw_hands(svg, plot);
  return svg;
}

}  // namespace clavier
