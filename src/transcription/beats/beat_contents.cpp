#include "transcription/beats/beat_contents.h"

#include <algorithm>
#include <cmath>
#include <numeric>

namespace clavier {
namespace {

constexpr double kOnBeat = 0.125;  // beats

double distance_to_parts(double phase, int parts) {
  return std::abs(phase * parts - std::round(phase * parts)) / parts;
}

void add(BeatContent& content, const OnsetGroup& group, double phase) {
  content.onsets += 1;
  content.bass = std::min<double>(content.bass, group.notes.front().pitch);
  for (const TimedNote& note : group.notes)
    content.durations.at(static_cast<std::size_t>(pitch_class(note.pitch))) += (note.end - note.onset).value;
  if (phase < kOnBeat) return;
  content.divided = true;
  content.binary_deviation += distance_to_parts(phase, 4);
  content.ternary_deviation += distance_to_parts(phase, 3);
}

}  // namespace

std::vector<BeatContent> compute_beat_contents(const std::vector<OnsetGroup>& groups,
                                               const std::vector<Seconds>& beats) {
  std::vector<BeatContent> contents(beats.size());
  if (beats.size() < 2) return contents;
  const std::vector<Accent> found = compute_accents(groups);
  std::size_t beat = 0;
  for (std::size_t place = 0; place < groups.size(); ++place) {
    const auto length = [&] {
      return beat + 1 < beats.size() ? beats[beat + 1] - beats[beat] : beats[beat] - beats[beat - 1];
    };
    while (beat + 1 < beats.size() && groups[place].onset >= beats[beat + 1] - kOnBeat * length()) ++beat;
    const double phase = (groups[place].onset - beats[beat]) / length();
    add(contents[beat], groups[place], phase);
    if (phase >= kOnBeat || contents[beat].has_onset) continue;
    contents[beat].has_onset = true;
    contents[beat].accent = found[place];
  }
  return contents;
}

double cosine_similarity(const PitchClassHistogram& a, const PitchClassHistogram& b) {
  const auto product = [](const PitchClassHistogram& x, const PitchClassHistogram& y) {
    return std::inner_product(x.begin(), x.end(), y.begin(), 0.0);
  };
  const double lengths = product(a, a) * product(b, b);
  return lengths > 0 ? product(a, b) / std::sqrt(lengths) : 0;
}

}  // namespace clavier
