#include "transcription/quantising/measure_grid.h"

#include <algorithm>
#include <numeric>

namespace clavier {
namespace {

constexpr std::size_t kRepairMeasures = 8;  // measures within which irregular lengths may compensate each other
constexpr double kMaxBeatRate = 180;        // beats per minute
constexpr double kMinBeatRate = 50;
constexpr double kSlowBeatRate = 76;
constexpr double kDenseOnsetsPerBeat = 5;

double median_length(const MetricalStructure& structure) {
  std::vector<double> lengths;
  for (std::size_t beat = 0; beat + 1 < structure.beats.size(); ++beat)
    lengths.push_back((structure.beats[beat + 1] - structure.beats[beat]).value);
  if (lengths.empty()) return 0.5;
  const auto middle = lengths.begin() + static_cast<std::ptrdiff_t>(lengths.size() / 2);
  std::nth_element(lengths.begin(), middle, lengths.end());
  return *middle;
}

int ticks_of_beat(const MetricalStructure& structure, bool compound, double onsets_per_beat) {
  if (compound) return 3 * kTicksPerEighth;
  const double beat_rate = 60 / median_length(structure);
  if (beat_rate > kMaxBeatRate) return kTicksPerEighth;
  if (beat_rate < kMinBeatRate || (beat_rate < kSlowBeatRate && onsets_per_beat > kDenseOnsetsPerBeat))
    return 2 * kTicksPerQuarter;
  return kTicksPerQuarter;
}

/// The lengths of measures, in beats, from the first downbeat on.
std::vector<std::size_t> measure_sizes(const MetricalStructure& structure, std::size_t beats_per_measure) {
  std::vector<std::size_t> sizes;
  for (std::size_t place = 0; place + 1 < structure.downbeats.size(); ++place) {
    std::size_t size = structure.downbeats[place + 1] - structure.downbeats[place];
    for (; 2 * size >= 3 * beats_per_measure; size -= beats_per_measure) sizes.push_back(beats_per_measure);
    if (size == 1 && beats_per_measure > 1 && !sizes.empty())
      ++sizes.back();
    else if (size > 0)
      sizes.push_back(size);
  }
  return sizes;
}

/// Corrects irregular lengths of measures that compensate each other soon after.
void repair_slips(std::vector<std::size_t>& sizes, std::size_t beats_per_measure) {
  for (std::size_t place = 0; place < sizes.size(); ++place) {
    if (sizes[place] == beats_per_measure) continue;
    std::size_t sum = 0;
    for (std::size_t last = place; last < std::min(sizes.size(), place + kRepairMeasures); ++last) {
      sum += sizes[last];
      if (last == place || sum != beats_per_measure * (last - place + 1)) continue;
      std::fill_n(sizes.begin() + static_cast<std::ptrdiff_t>(place), last - place + 1, beats_per_measure);
      break;
    }
  }
}

/// Joins pairs of measures of two eighths into 2/4, and splits measures of four halves into two.
void regroup(MeasureGrid& measure_grid, std::size_t beats_per_measure) {
  std::vector<Tick> starts;
  if (measure_grid.ticks_per_beat == kTicksPerEighth && beats_per_measure == 2) {
    for (std::size_t place = 0; place < measure_grid.starts.size(); ++place) {
      starts.push_back(measure_grid.starts[place]);
      const bool joins = place + 2 < measure_grid.starts.size() &&
                         measure_grid.starts[place + 1] - measure_grid.starts[place] == measure_grid.full &&
                         measure_grid.starts[place + 2] - measure_grid.starts[place + 1] == measure_grid.full;
      if (joins) ++place;
    }
    measure_grid.full *= 2;
  } else if (measure_grid.ticks_per_beat == 2 * kTicksPerQuarter && beats_per_measure == 4) {
    for (std::size_t place = 0; place < measure_grid.starts.size(); ++place) {
      starts.push_back(measure_grid.starts[place]);
      const bool whole = place + 1 < measure_grid.starts.size() &&
                         measure_grid.starts[place + 1] - measure_grid.starts[place] == measure_grid.full;
      if (whole) starts.push_back(measure_grid.starts[place] + measure_grid.full / 2);
    }
    measure_grid.full /= 2;
  } else {
    return;
  }
  measure_grid.starts = std::move(starts);
}

Meter meter_lasting(Tick length, bool compound, bool halves) {
  if (compound && length % kTicksPerEighth == 0)
    return {.numerator = static_cast<int>(length / kTicksPerEighth), .denominator = 8};
  if (halves && length % (2 * kTicksPerQuarter) == 0 && length != 4 * kTicksPerQuarter)
    return {.numerator = static_cast<int>(length / kTicksPerQuarter / 2), .denominator = 2};
  if (length % kTicksPerQuarter == 0)
    return {.numerator = static_cast<int>(length / kTicksPerQuarter), .denominator = 4};
  return {.numerator = static_cast<int>(length / kTicksPerEighth), .denominator = 8};
}

}  // namespace

Tick MeasureGrid::start_of(Tick time) const {
  const auto after = std::upper_bound(starts.begin(), starts.end(), time);
  return after == starts.begin() ? starts.front() : *(after - 1);
}

Tick MeasureGrid::end_of(Tick time) const {
  const auto after = std::upper_bound(starts.begin(), starts.end(), time);
  return after == starts.end() ? starts.back() + ((time - starts.back()) / full + 1) * full : *after;
}

MeasureGrid make_measure_grid(const MetricalStructure& structure, const BeatClock& clock, double onsets_per_beat) {
  const bool compound = structure.meter.denominator == 8 && structure.meter.numerator % 3 == 0;
  const auto beats_per_measure = static_cast<std::size_t>(structure.meter.numerator / (compound ? 3 : 1));
  MeasureGrid measure_grid{.ticks_per_beat = ticks_of_beat(structure, compound, onsets_per_beat), .compound = compound};
  measure_grid.full = static_cast<Tick>(beats_per_measure) * measure_grid.ticks_per_beat;
  std::vector<std::size_t> sizes = measure_sizes(structure, beats_per_measure);
  repair_slips(sizes, beats_per_measure);
  const std::size_t pickup = structure.downbeats.empty() ? 0 : structure.downbeats[0] % beats_per_measure;
  if (!structure.downbeats.empty())
    sizes.insert(sizes.begin(), structure.downbeats[0] / beats_per_measure, beats_per_measure);
  if (pickup > 0) sizes.insert(sizes.begin(), pickup);
  std::size_t beat = 0;
  for (const std::size_t size : sizes) {
    measure_grid.starts.push_back(static_cast<Tick>(beat) * measure_grid.ticks_per_beat);
    beat += size;
  }
  for (; beat < clock.beats().size() || measure_grid.starts.empty(); beat += beats_per_measure)
    measure_grid.starts.push_back(static_cast<Tick>(beat) * measure_grid.ticks_per_beat);
  regroup(measure_grid, beats_per_measure);
  return measure_grid;
}

void set_start_of_music(Tick first_note, MeasureGrid& measure_grid) {
  const auto first = std::upper_bound(measure_grid.starts.begin(), measure_grid.starts.end(), first_note);
  if (first - measure_grid.starts.begin() > 1) measure_grid.starts.erase(measure_grid.starts.begin(), first - 1);
  Tick& start = measure_grid.starts.front();
  const Tick end = measure_grid.end_of(std::max(first_note, start));
  const Tick lead = std::max<Tick>(0, first_note - start) / kTicksPerEighth * kTicksPerEighth;
  if (end - start < measure_grid.full || 2 * lead >= measure_grid.full) start += lead;
  measure_grid.start_of_music = start;
}

std::vector<Meter> meters_of(const MeasureGrid& measure_grid) {
  const bool halves = measure_grid.ticks_per_beat == 2 * kTicksPerQuarter;
  std::vector<Meter> meters;
  for (const Tick start : measure_grid.starts) {
    Meter meter = meter_lasting(measure_grid.end_of(start) - start, measure_grid.compound, halves);
    meter.onset = Beats{static_cast<double>(start - measure_grid.start_of_music) / kTicksPerQuarter};
    const bool same =
        !meters.empty() && meters.back().numerator == meter.numerator && meters.back().denominator == meter.denominator;
    if (!same) meters.push_back(meter);
  }
  return meters;
}

}  // namespace clavier
