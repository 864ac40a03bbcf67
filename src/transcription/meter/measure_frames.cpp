#include "transcription/meter/measure_frames.h"

#include <algorithm>
#include <bit>
#include <cmath>

#include "base/error.h"
#include "transcription/meter/metrical_grid.h"

namespace clavier {
namespace {

constexpr std::size_t kMostMeasures = 20'000;
constexpr double kMostQuarters = 1e8;
constexpr double kRounding = 1e-6;
constexpr Grains kMeterGrid = kQuarter / 32;
constexpr int kMaxBeatsPerMeasure = 255;  // of a measure

struct MeterFrom {
  Grains onset;
  Beats heard;
  SheetMeter meter;
};

Grains length_of(SheetMeter meter) { return MetricalGrid(meter).measure(); }

bool is_drawable(const Meter& meter) {
  return meter.numerator >= 1 && meter.numerator <= kMaxBeatsPerMeasure && meter.denominator >= 1 &&
         meter.denominator <= 128 && std::has_single_bit(static_cast<unsigned>(meter.denominator));
}

/// In order, the first from zero on; what cannot be drawn counts as 4/4.
std::vector<MeterFrom> meters_of(const Score& score) {
  std::vector<MeterFrom> meters = {{0, Beats{0}, {}}};
  for (const Meter& meter : score.meters) {
    const Grains onset = std::llround(std::clamp(meter.onset.value, 0.0, kMostQuarters) * 32) * kMeterGrid;
    const SheetMeter drawn = is_drawable(meter) ? SheetMeter{meter.numerator, meter.denominator} : SheetMeter{};
    if (meters.back().onset == onset) meters.pop_back();
    meters.push_back({onset, onset == 0 ? Beats{0} : meter.onset, drawn});
  }
  return meters;
}

std::vector<MeasureFrame> cut_frames(const std::vector<MeterFrom>& meters, Grains end) {
  std::vector<MeasureFrame> frames;
  Grains now = 0;
  for (std::size_t index = 0; index < meters.size(); ++index) {
    const bool last = index + 1 == meters.size();
    const Grains length = length_of(meters[index].meter);
    while (last ? now < end || frames.empty() : now < meters[index + 1].onset && (now < end || frames.empty())) {
      const Grains next = last ? now + length : std::min(now + length, meters[index + 1].onset);
      const bool tells = frames.empty() || frames.back().meter != meters[index].meter;
      const Beats heard = meters[index].heard + in_beats(beats_of(now - meters[index].onset));
      frames.push_back(
          {.onset = now, .heard = heard, .length = next - now, .meter = meters[index].meter, .tells_meter = tells});
      if (frames.size() > kMostMeasures)
        throw Error("cannot engrave the piece: it has more than " + std::to_string(kMostMeasures) + " measures");
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
  if (second.tells_meter && first.length < length_of(second.meter)) {
    first.meter = second.meter;
    second.tells_meter = false;
  }
  if (!is_cut(first)) return;
  first.implicit = true;
  first.into = length_of(first.meter) - first.length;
}

void find_split_measures(std::vector<MeasureFrame>& frames) {
  for (std::size_t index = 1; index + 1 < frames.size(); ++index) {
    const MeasureFrame& before = frames[index];
    MeasureFrame& after = frames[index + 1];
    if (before.implicit || after.tells_meter || before.length + after.length != length_of(before.meter)) continue;
    after.implicit = true;
    after.into = before.length;
  }
}

/// In notes of the meter's denominator, or smaller ones where those cannot count the length; the meter itself where no
/// signature can.
SheetMeter cut_to(SheetMeter meter, Grains length) {
  auto numerator = static_cast<int>(length / kMeterGrid);
  int denominator = 128;
  for (; numerator % 2 == 0 && denominator > meter.denominator; denominator /= 2) numerator /= 2;
  return numerator <= kMaxBeatsPerMeasure ? SheetMeter{numerator, denominator} : meter;
}

/// A measure that is cut for good has a meter of its own.
void tell_short_measures(std::vector<MeasureFrame>& frames) {
  for (std::size_t index = 1; index < frames.size(); ++index) {
    MeasureFrame& frame = frames[index];
    const bool split = frame.implicit || (index + 1 < frames.size() && frames[index + 1].implicit);
    if (!split && is_cut(frame)) frame.meter = cut_to(frame.meter, frame.length);
    frame.tells_meter = frame.meter != frames[index - 1].meter;
  }
}

void count(std::vector<MeasureFrame>& frames) {
  int number = frames.front().implicit ? 0 : 1;
  int parts = 0;
  for (std::size_t index = 0; index < frames.size(); ++index) {
    const bool goes_on = index > 0 && frames[index].implicit;
    frames[index].number = goes_on ? "X" + std::to_string(++parts) : std::to_string(number++);
  }
}

}  // namespace

std::vector<MeasureFrame> measure_frames(const Score& score) {
  const double end = std::min(end_of(score).value, kMostQuarters);
  std::vector<MeasureFrame> frames =
      cut_frames(meters_of(score), std::llround(std::ceil(end * 32 - kRounding)) * kMeterGrid);
  find_pickup(frames);
  find_split_measures(frames);
  tell_short_measures(frames);
  count(frames);
  return frames;
}

std::size_t frame_at(const std::vector<MeasureFrame>& frames, Beats time) {
  const auto after = std::upper_bound(frames.begin() + 1, frames.end(), time,
                                      [](Beats at, const MeasureFrame& frame) { return at < frame.heard; });
  return static_cast<std::size_t>(after - frames.begin()) - 1;
}

std::size_t frame_at(const std::vector<MeasureFrame>& frames, Grains time) {
  const auto after = std::upper_bound(frames.begin() + 1, frames.end(), time,
                                      [](Grains at, const MeasureFrame& frame) { return at < frame.onset; });
  return static_cast<std::size_t>(after - frames.begin()) - 1;
}

}  // namespace clavier
