#include "transcription/quantising/measure_grid.h"

#include <algorithm>
#include <numeric>

namespace clavier {
namespace {

constexpr std::size_t kRepairMeasures = 8;  // measures within which one slip makes up for another
constexpr double kFastest = 180;            // beats a minute
constexpr double kSlowest = 50;
constexpr double kSlow = 76;
constexpr double kMuchDivided = 5;

double median_length(const CountedBeats& counted) {
  std::vector<double> lengths;
  for (std::size_t beat = 0; beat + 1 < counted.beats.size(); ++beat)
    lengths.push_back((counted.beats[beat + 1] - counted.beats[beat]).value);
  if (lengths.empty()) return 0.5;
  const auto middle = lengths.begin() + static_cast<std::ptrdiff_t>(lengths.size() / 2);
  std::nth_element(lengths.begin(), middle, lengths.end());
  return *middle;
}

int ticks_of_beat(const CountedBeats& counted, bool compound, double strokes_per_beat) {
  if (compound) return 3 * kTicksPerEighth;
  const double pace = 60 / median_length(counted);
  if (pace > kFastest) return kTicksPerEighth;
  if (pace < kSlowest || (pace < kSlow && strokes_per_beat > kMuchDivided)) return 2 * kTicksPerQuarter;
  return kTicksPerQuarter;
}

/// Lengths of measures, in beats, from the first downbeat on.
std::vector<std::size_t> measure_sizes(const CountedBeats& counted, std::size_t usual) {
  std::vector<std::size_t> sizes;
  for (std::size_t place = 0; place + 1 < counted.downbeats.size(); ++place) {
    std::size_t size = counted.downbeats[place + 1] - counted.downbeats[place];
    for (; 2 * size >= 3 * usual; size -= usual) sizes.push_back(usual);
    if (size == 1 && usual > 1 && !sizes.empty())
      ++sizes.back();
    else if (size > 0)
      sizes.push_back(size);
  }
  return sizes;
}

/// Puts right what slips one way and soon back.
void even_out(std::vector<std::size_t>& sizes, std::size_t usual) {
  for (std::size_t place = 0; place < sizes.size(); ++place) {
    if (sizes[place] == usual) continue;
    std::size_t sum = 0;
    for (std::size_t last = place; last < std::min(sizes.size(), place + kRepairMeasures); ++last) {
      sum += sizes[last];
      if (last == place || sum != usual * (last - place + 1)) continue;
      std::fill_n(sizes.begin() + static_cast<std::ptrdiff_t>(place), last - place + 1, usual);
      break;
    }
  }
}

/// Measures of two eighths become one of two quarters, those of four halves become two.
void regroup(Bars& bars, std::size_t usual) {
  std::vector<Tick> starts;
  if (bars.ticks_per_beat == kTicksPerEighth && usual == 2) {
    for (std::size_t place = 0; place < bars.starts.size(); ++place) {
      starts.push_back(bars.starts[place]);
      const bool joins = place + 2 < bars.starts.size() && bars.starts[place + 1] - bars.starts[place] == bars.full &&
                         bars.starts[place + 2] - bars.starts[place + 1] == bars.full;
      if (joins) ++place;
    }
    bars.full *= 2;
  } else if (bars.ticks_per_beat == 2 * kTicksPerQuarter && usual == 4) {
    for (std::size_t place = 0; place < bars.starts.size(); ++place) {
      starts.push_back(bars.starts[place]);
      const bool whole = place + 1 < bars.starts.size() && bars.starts[place + 1] - bars.starts[place] == bars.full;
      if (whole) starts.push_back(bars.starts[place] + bars.full / 2);
    }
    bars.full /= 2;
  } else {
    return;
  }
  bars.starts = std::move(starts);
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

Tick Bars::start_of(Tick time) const {
  const auto after = std::upper_bound(starts.begin(), starts.end(), time);
  return after == starts.begin() ? starts.front() : *(after - 1);
}

Tick Bars::end_of(Tick time) const {
  const auto after = std::upper_bound(starts.begin(), starts.end(), time);
  return after == starts.end() ? starts.back() + ((time - starts.back()) / full + 1) * full : *after;
}

Bars write_bars(const CountedBeats& counted, const BeatClock& clock, double strokes_per_beat) {
  const bool compound = counted.meter.denominator == 8 && counted.meter.numerator % 3 == 0;
  const auto usual = static_cast<std::size_t>(counted.meter.numerator / (compound ? 3 : 1));
  Bars bars{.ticks_per_beat = ticks_of_beat(counted, compound, strokes_per_beat), .compound = compound};
  bars.full = static_cast<Tick>(usual) * bars.ticks_per_beat;
  std::vector<std::size_t> sizes = measure_sizes(counted, usual);
  even_out(sizes, usual);
  const std::size_t pickup = counted.downbeats.empty() ? 0 : counted.downbeats[0] % usual;
  if (!counted.downbeats.empty()) sizes.insert(sizes.begin(), counted.downbeats[0] / usual, usual);
  if (pickup > 0) sizes.insert(sizes.begin(), pickup);
  std::size_t beat = 0;
  for (const std::size_t size : sizes) {
    bars.starts.push_back(static_cast<Tick>(beat) * bars.ticks_per_beat);
    beat += size;
  }
  for (; beat < clock.beats().size() || bars.starts.empty(); beat += usual)
    bars.starts.push_back(static_cast<Tick>(beat) * bars.ticks_per_beat);
  regroup(bars, usual);
  return bars;
}

void begin_at(Tick first_note, Bars& bars) {
  const auto first = std::upper_bound(bars.starts.begin(), bars.starts.end(), first_note);
  if (first - bars.starts.begin() > 1) bars.starts.erase(bars.starts.begin(), first - 1);
  Tick& start = bars.starts.front();
  const Tick end = bars.end_of(std::max(first_note, start));
  const Tick lead = std::max<Tick>(0, first_note - start) / kTicksPerEighth * kTicksPerEighth;
  if (end - start < bars.full || 2 * lead >= bars.full) start += lead;
  bars.start_of_music = start;
}

std::vector<Meter> meters_of(const Bars& bars) {
  const bool halves = bars.ticks_per_beat == 2 * kTicksPerQuarter;
  std::vector<Meter> meters;
  for (const Tick start : bars.starts) {
    Meter meter = meter_lasting(bars.end_of(start) - start, bars.compound, halves);
    meter.onset = Beats{static_cast<double>(start - bars.start_of_music) / kTicksPerQuarter};
    const bool same =
        !meters.empty() && meters.back().numerator == meter.numerator && meters.back().denominator == meter.denominator;
    if (!same) meters.push_back(meter);
  }
  return meters;
}

}  // namespace clavier
