#include "transcription/meter/measure_frames.h"

#include <algorithm>
#include <bit>
#include <cmath>

#include "base/error.h"
#include "music/piece_bounds.h"
#include "transcription/meter/metrical_grid.h"

namespace clavier {
namespace {

constexpr double kMaxQuarters = 1e8;
constexpr double kRounding = 1e-6;
constexpr ScoreTicks kMeterGrid = kQuarter / 32;
constexpr int kMaxBeatsPerMeasure = 255;  // the largest numerator of a meter

struct MeterChange {
  ScoreTicks onset;
  Beats score_onset;
  SheetMeter meter;
};

ScoreTicks length_of(SheetMeter meter) { return MetricalGrid(meter).measure(); }

bool is_drawable(const Meter& meter) {
  return meter.numerator >= 1 && meter.numerator <= kMaxBeatsPerMeasure && meter.denominator >= 1 &&
         meter.denominator <= 128 && std::has_single_bit(static_cast<unsigned>(meter.denominator));
}

/// The meters in order, the first from zero on. A meter that cannot be notated counts as 4/4.
std::vector<MeterChange> meters_of(const Score& score) {
  std::vector<MeterChange> meters = {{0, Beats{0}, {}}};
  for (const Meter& meter : score.meters) {
    const ScoreTicks onset = std::llround(std::clamp(meter.onset.value, 0.0, kMaxQuarters) * 32) * kMeterGrid;
    const SheetMeter notated = is_drawable(meter) ? SheetMeter{meter.numerator, meter.denominator} : SheetMeter{};
    if (meters.back().onset == onset) meters.pop_back();
    meters.push_back({onset, onset == 0 ? Beats{0} : meter.onset, notated});
  }
  return meters;
}

std::vector<MeasureFrame> cut_frames(const std::vector<MeterChange>& meters, ScoreTicks end) {
  std::vector<MeasureFrame> frames;
  ScoreTicks now = 0;
  for (std::size_t index = 0; index < meters.size(); ++index) {
    const bool last = index + 1 == meters.size();
    const ScoreTicks length = length_of(meters[index].meter);
    while (last ? now < end || frames.empty() : now < meters[index + 1].onset && (now < end || frames.empty())) {
      const ScoreTicks next = last ? now + length : std::min(now + length, meters[index + 1].onset);
      const bool tells = frames.empty() || frames.back().meter != meters[index].meter;
      const Beats score_onset = meters[index].score_onset + in_beats(beats_of(now - meters[index].onset));
      frames.push_back({.onset = now,
                        .score_onset = score_onset,
                        .length = next - now,
                        .meter = meters[index].meter,
                        .shows_meter = tells});
      if (frames.size() > PieceBounds{}.measures)
        throw Error("cannot engrave the piece: it has more than " + std::to_string(PieceBounds{}.measures) +
                    " measures; split it");
      now = next;
    }
  }
  frames.back().length = std::max(frames.back().length, length_of(frames.back().meter));
  return frames;
}

bool is_cut(const MeasureFrame& frame) { return frame.length < length_of(frame.meter); }

void find_pickup(std::vector<MeasureFrame>& frames) {
  if (frames.size() < 2) return;
  MeasureFrame& first = frames[0];
  MeasureFrame& second = frames[1];
  if (second.shows_meter && first.length < length_of(second.meter)) {
    first.meter = second.meter;
    second.shows_meter = false;
  }
  if (!is_cut(first)) return;
  first.implicit = true;
  first.measure_offset = length_of(first.meter) - first.length;
}

void find_split_measures(std::vector<MeasureFrame>& frames) {
  for (std::size_t index = 1; index + 1 < frames.size(); ++index) {
    const MeasureFrame& before = frames[index];
    MeasureFrame& after = frames[index + 1];
    if (before.implicit || after.shows_meter || before.length + after.length != length_of(before.meter)) continue;
    after.implicit = true;
    after.measure_offset = before.length;
  }
}

/// The meter of a cut measure, in notes of the meter's denominator or smaller ones where those cannot count the length.
/// The original meter when no signature fits.
SheetMeter cut_to(SheetMeter meter, ScoreTicks length) {
  auto numerator = static_cast<int>(length / kMeterGrid);
  int denominator = 128;
  for (; numerator % 2 == 0 && denominator > meter.denominator; denominator /= 2) numerator /= 2;
  return numerator <= kMaxBeatsPerMeasure ? SheetMeter{numerator, denominator} : meter;
}

/// Gives measures that are cut, but not split, a meter of their own.
void mark_short_measures(std::vector<MeasureFrame>& frames) {
  for (std::size_t index = 1; index < frames.size(); ++index) {
    MeasureFrame& frame = frames[index];
    const bool split = frame.implicit || (index + 1 < frames.size() && frames[index + 1].implicit);
    if (!split && is_cut(frame)) frame.meter = cut_to(frame.meter, frame.length);
    frame.shows_meter = frame.meter != frames[index - 1].meter;
  }
}

void number_measures(std::vector<MeasureFrame>& frames) {
  int number = frames.front().implicit ? 0 : 1;
  int parts = 0;
  for (std::size_t index = 0; index < frames.size(); ++index) {
    const bool goes_on = index > 0 && frames[index].implicit;
    frames[index].number = goes_on ? "X" + std::to_string(++parts) : std::to_string(number++);
  }
}

}  // namespace

std::vector<MeasureFrame> make_measure_frames(const Score& score) {
  const double end = std::min(end_of(score).value, kMaxQuarters);
  std::vector<MeasureFrame> frames =
      cut_frames(meters_of(score), std::llround(std::ceil(end * 32 - kRounding)) * kMeterGrid);
  find_pickup(frames);
  find_split_measures(frames);
  mark_short_measures(frames);
  number_measures(frames);
  return frames;
}

std::size_t frame_at(const std::vector<MeasureFrame>& frames, Beats time) {
  const auto after = std::upper_bound(frames.begin() + 1, frames.end(), time,
                                      [](Beats at, const MeasureFrame& frame) { return at < frame.score_onset; });
  return static_cast<std::size_t>(after - frames.begin()) - 1;
}

std::size_t frame_at(const std::vector<MeasureFrame>& frames, ScoreTicks time) {
  const auto after = std::upper_bound(frames.begin() + 1, frames.end(), time,
                                      [](ScoreTicks at, const MeasureFrame& frame) { return at < frame.onset; });
  return static_cast<std::size_t>(after - frames.begin()) - 1;
}

}  // namespace clavier
