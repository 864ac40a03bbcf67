#include "analysis/style/style_rhythm.h"

#include <algorithm>
#include <cmath>

#include "analysis/style/hellinger_histogram.h"

namespace clavier {
namespace {

constexpr double kShortestTime = 0.03;  // seconds
constexpr double kBinsAnOctave = 1.5;
constexpr std::size_t kTimeBins = 10;  // up to 3 seconds
constexpr int kMaxPolyphony = 7;

/// The bin of a time in seconds, on a logarithmic scale.
double time_bin(Seconds time) { return kBinsAnOctave * std::log2(std::max(time.value, kShortestTime) / kShortestTime); }

double log_rate(std::size_t events, Seconds length) {
  return std::log2((static_cast<double>(events) + 1) / length.value);
}

void add_rates(const Passage& passage, std::vector<float>& features) {
  std::size_t notes = 0;
  HellingerHistogram sizes(6);
  for (const OnsetGroup& group : passage.groups) {
    notes += group.notes.size();
    sizes.add(static_cast<double>(group.notes.size()) - 1);
  }
  features.push_back(static_cast<float>(log_rate(notes, passage.length)));
  features.push_back(static_cast<float>(log_rate(passage.groups.size(), passage.length)));
  sizes.append_to(features);
}

/// The onset or the end of a note.
struct SoundingChange {
  Seconds time;
  int change;
};

/// Shares of the time by number of sounding notes, up to the end of the passage.
void add_polyphony(const Passage& passage, std::vector<float>& features) {
  std::vector<SoundingChange> events;
  const Seconds end = passage.start + passage.length;
  for (const OnsetGroup& group : passage.groups)
    for (const TimedNote& note : group.notes) {
      events.push_back({note.onset, 1});
      events.push_back({std::min(note.end, end), -1});
    }
  std::sort(events.begin(), events.end(),
            [](const SoundingChange& a, const SoundingChange& b) { return a.time < b.time; });
  HellingerHistogram polyphony(kMaxPolyphony + 1);
  Seconds now = passage.start;
  int sounding = 0;
  for (const SoundingChange& event : events) {
    polyphony.add(sounding, std::max(0.0, (event.time - now).value));
    now = std::max(now, event.time);
    sounding += event.change;
  }
  polyphony.append_to(features);
}

void add_times(const Passage& passage, std::vector<float>& features) {
  HellingerHistogram steps(kTimeBins), durations(kTimeBins), held(8), ratios(9);
  double regular = 0;
  Seconds before{0};
  for (std::size_t index = 0; index + 1 < passage.groups.size(); ++index) {
    const OnsetGroup& group = passage.groups[index];
    const Seconds step = passage.groups[index + 1].onset - group.onset;
    steps.add(time_bin(step));
    for (const TimedNote& note : group.notes) {
      const Seconds duration = note.end - note.onset;
      durations.add(time_bin(duration));
      held.add(4 + std::log2(std::max(duration.value, kShortestTime) / step.value));
    }
    if (before.value > 0) {
      const double ratio = std::log2(step.value / before.value);
      ratios.add(4.5 + 2 * ratio);
      regular += std::abs(ratio) < 0.2 ? 1 : 0;
    }
    before = step;
  }
  for (const HellingerHistogram* counter : {&steps, &durations, &held, &ratios}) counter->append_to(features);
  features.push_back(static_cast<float>(regular / std::max<double>(1, static_cast<double>(passage.groups.size()) - 2)));
}

}  // namespace

void add_rhythm(const Passage& passage, std::vector<float>& features) {
  add_rates(passage, features);
  add_polyphony(passage, features);
  add_times(passage, features);
}

}  // namespace clavier
