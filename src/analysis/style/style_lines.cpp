#include "analysis/style/style_lines.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <set>

#include "analysis/style/hellinger_histogram.h"

namespace clavier {
namespace {

constexpr int kMaxMelodicInterval = 13;     // semitones
constexpr std::size_t kMotifIntervals = 6;  // in melodic steps
constexpr int kRegister = 6;                // semitones

using Steps = std::vector<int>;

enum class OuterVoice { upper, lower };

Steps steps_of(std::span<const OnsetGroup> groups, OuterVoice voice) {
  const auto pitch = [&](const OnsetGroup& group) {
    return static_cast<int>(voice == OuterVoice::upper ? group.notes.back().pitch : group.notes.front().pitch);
  };
  Steps steps;
  for (std::size_t index = 1; index < groups.size(); ++index)
    steps.push_back(pitch(groups[index]) - pitch(groups[index - 1]));
  return steps;
}

void add_widths(const Steps& steps, std::vector<float>& features) {
  HellingerHistogram widths(2 * kMaxMelodicInterval + 1);
  for (const int step : steps) widths.add(step + kMaxMelodicInterval);
  widths.append_to(features);
}

int direction(int step) { return step > 0 ? 2 : step == 0 ? 1 : 0; }

void add_pairs(const Steps& steps, std::vector<float>& features) {
  HellingerHistogram turns(9), pairs(kPitchClasses * kPitchClasses);
  for (std::size_t index = 1; index < steps.size(); ++index) {
    turns.add(3 * direction(steps[index - 1]) + direction(steps[index]));
    pairs.add(kPitchClasses * pitch_class(steps[index - 1]) + pitch_class(steps[index]));
  }
  turns.append_to(features);
  pairs.append_to(features);
}

double share(double part, std::size_t whole) { return whole == 0 ? 0 : part / static_cast<double>(whole); }

/// Shares of the steps that repeat a pitch, that undo the step before, and that complete a motif of kMotifIntervals
/// steps heard before.
void add_returns(const Steps& steps, std::vector<float>& features) {
  double repeated = 0, undone = 0, recurring = 0;
  std::set<Steps> motifs;
  for (std::size_t index = 0; index < steps.size(); ++index) {
    repeated += steps[index] == 0 ? 1 : 0;
    undone += index > 0 && steps[index] != 0 && steps[index] == -steps[index - 1] ? 1 : 0;
    if (index + kMotifIntervals > steps.size()) continue;
    const auto first = steps.begin() + static_cast<std::ptrdiff_t>(index);
    recurring += motifs.emplace(first, first + kMotifIntervals).second ? 0 : 1;
  }
  for (const double count : {repeated, undone, recurring})
    features.push_back(static_cast<float>(share(count, steps.size())));
}

double mean(const std::vector<double>& values) {
  double sum = 0;
  for (const double value : values) sum += value;
  return values.empty() ? 0 : sum / static_cast<double>(values.size());
}

double quantile(const std::vector<double>& sorted, double part) {
  return sorted.empty() ? 0 : sorted[static_cast<std::size_t>(part * static_cast<double>(sorted.size() - 1))];
}

/// Shares of pitches by half octaves. Then in octaves: mean, deviation and outer 5 % quantiles of all pitches, the mean
/// of the highest and the lowest of each onset group, and their mean distance.
void add_registers(const Passage& passage, std::vector<float>& features) {
  HellingerHistogram registers(15);
  std::vector<double> pitches, highest, lowest;
  for (const OnsetGroup& group : passage.groups) {
    for (const TimedNote& note : group.notes) {
      const int bin = (note.pitch - kLowestPianoKey) / kRegister;
      registers.add(bin);
      pitches.push_back(note.pitch / 12.0);
    }
    highest.push_back(group.notes.back().pitch / 12.0);
    lowest.push_back(group.notes.front().pitch / 12.0);
  }
  registers.append_to(features);
  std::sort(pitches.begin(), pitches.end());
  std::vector<double> squares;
  const double centre = mean(pitches);
  for (const double pitch : pitches) squares.push_back((pitch - centre) * (pitch - centre));
  for (const double value : {centre, std::sqrt(mean(squares)), quantile(pitches, 0.05), quantile(pitches, 0.95),
                             mean(highest), mean(lowest), mean(highest) - mean(lowest)})
    features.push_back(static_cast<float>(value));
}

}  // namespace

void add_lines(const Passage& passage, std::vector<float>& features) {
  const Steps upper = steps_of(passage.groups, OuterVoice::upper);
  add_widths(upper, features);
  add_widths(steps_of(passage.groups, OuterVoice::lower), features);
  add_pairs(upper, features);
  add_returns(upper, features);
  add_registers(passage, features);
}

}  // namespace clavier
