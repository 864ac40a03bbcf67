#include "analysis/rolls/excerpt_statistics.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <limits>

#include "analysis/key/key.h"
#include "analysis/metrics/histogram.h"
#include "analysis/rolls/within_piece_variance.h"
#include "encoding/bins.h"
#include "encoding/chords.h"

namespace clavier {
namespace {

constexpr int kRecentSteps = 24;  // half a second
constexpr int kPitches = 128;
constexpr int kLongAgo = std::numeric_limits<int>::min() / 2;

using Notes = std::span<const GridNote>;

std::size_t class_of(const GridNote& note) { return static_cast<std::size_t>(pitch_class(note.pitch)); }

double longest_sustain_share(Notes notes, int steps) {
  std::array<int, kPitches> down{};
  for (const GridNote& note : notes) down.at(note.pitch) += std::clamp(steps - note.onset, 0, note.duration);
  return static_cast<double>(*std::max_element(down.begin(), down.end())) / steps;
}

double chord_size(Notes notes) {
  return static_cast<double>(notes.size()) / static_cast<double>(chord_onsets(notes).size());
}

double share_of(Notes notes, double some) { return some / static_cast<double>(notes.size()); }

double stepwise_share(Notes notes) {
  constexpr std::size_t kWidest = 2;                   // semitones
  std::array<int, kPitches + 2 * kWidest> last_onset;  // last onset of each pitch, padded by kWidest on either side
  last_onset.fill(kLongAgo);
  double stepwise = 0;
  auto known = notes.begin();
  for (const GridNote& note : notes) {
    for (; known->onset + kOnsetToleranceSteps < note.onset; ++known)
      last_onset.at(known->pitch + kWidest) = known->onset;
    const auto recent = [&](std::size_t above_the_lowest) {
      return note.onset - last_onset.at(note.pitch + above_the_lowest) <= kRecentSteps;
    };
    stepwise += recent(0) || recent(1) || recent(3) || recent(4) ? 1 : 0;
  }
  return share_of(notes, stepwise);
}

double share_of_clashes(Notes notes) {
  double clashes = 0;
  std::vector<const GridNote*> down;
  for (const GridNote& note : notes) {
    std::erase_if(down, [&](const GridNote* held) { return end_of(*held) <= note.onset; });
    clashes += std::any_of(down.begin(), down.end(), [&](const GridNote* held) {
      const int apart = pitch_class(held->pitch - note.pitch);
      return apart == 1 || apart == kPitchClasses - 1;
    });
    down.push_back(&note);
  }
  return share_of(notes, clashes);
}

/// The share of even inter-onset intervals, from the third chord on; zero with fewer than three chords.
double isochrony(Notes notes) {
  constexpr int kAlike = 6;  // intervals are even when they differ by less than 1/kAlike of the longer one
  const std::vector<int> onsets = chord_onsets(notes);
  double even = 0;
  for (std::size_t at = 2; at < onsets.size(); ++at) {
    const int before = onsets[at - 1] - onsets[at - 2], now = onsets[at] - onsets[at - 1];
    even += kAlike * std::abs(now - before) < std::max(now, before) ? 1 : 0;
  }
  return onsets.size() > 2 ? even / static_cast<double>(onsets.size() - 2) : 0;
}

double asynchrony_share(Notes notes) {
  double scattered = 0;
  for (std::size_t at = 1; at < notes.size(); ++at) {
    const int apart = notes[at].onset - notes[at - 1].onset;
    scattered += apart == 1 || apart == 2 ? 1 : 0;
  }
  return share_of(notes, scattered);
}

double key_fit(Notes notes) {
  PitchClassHistogram durations{};
  for (const GridNote& note : notes) durations[class_of(note)] += note.duration;
  const std::optional<KeyEstimate> found = find_key(durations);
  return found ? found->confidence : 0;
}

/// Steps that each pitch class sounds in each second, up to the second of the last onset.
std::vector<PitchClassHistogram> sound_by_second(Notes notes) {
  std::vector<PitchClassHistogram> sound(static_cast<std::size_t>(notes.back().onset / kStepsPerSecond + 1));
  for (const GridNote& note : notes)
    for (int at = note.onset / kStepsPerSecond;
         at < static_cast<int>(sound.size()) && at * kStepsPerSecond < end_of(note); ++at)
      sound[static_cast<std::size_t>(at)][class_of(note)] +=
          std::min((at + 1) * kStepsPerSecond, end_of(note)) - std::max(at * kStepsPerSecond, note.onset);
  return sound;
}

double triad_share(Notes notes) {
  double sum = 0, counted = 0;
  for (const PitchClassHistogram& sound : sound_by_second(notes)) {
    const PitchClassHistogram parts = shares(sound);
    double most = 0;
    for (std::size_t root = 0; root < kPitchClasses; ++root)
      for (const std::size_t third : {3U, 4U})
        most = std::max(most, parts[root] + parts[(root + third) % kPitchClasses] + parts[(root + 7) % kPitchClasses]);
    sum += most;
    counted += most > 0 ? 1 : 0;
  }
  return counted > 0 ? sum / counted : 0;
}

double legato_share(Notes notes) {
  std::vector<int> onsets;
  for (const GridNote& note : notes) onsets.push_back(note.onset);
  double legato = 0;
  for (const GridNote& note : notes) {
    const auto next = std::lower_bound(onsets.begin(), onsets.end(),
                                       std::max(note.onset + kOnsetToleranceSteps + 1, end_of(note) - 1));
    legato += next != onsets.end() && *next <= end_of(note) + 1 ? 1 : 0;
  }
  return share_of(notes, legato);
}

/// Notes sounding, averaged over the steps in which any does.
double polyphony(std::span<const std::vector<GridNote>> excerpts, int steps) {
  double down = 0, sounding = 0;
  for (const Notes notes : excerpts) {
    int counted = 0;  // all steps before this one are counted
    for (const GridNote& note : notes) {
      const int end = std::min(steps, end_of(note));
      down += std::max(0, end - note.onset);
      sounding += std::max(0, end - std::max(note.onset, counted));
      counted = std::max(counted, end);
    }
  }
  return sounding > 0 ? down / sounding : 0;
}

/// Shares of the intervals between all notes of each chord, over all excerpts.
std::array<double, kPitchClasses> interval_shares(std::span<const std::vector<GridNote>> excerpts) {
  PitchClassHistogram intervals{};
  for (const Notes notes : excerpts)
    for (const Notes chord : chords_of(notes))
      for (std::size_t one = 0; one < chord.size(); ++one)
        for (std::size_t other = 0; other < one; ++other)
          ++intervals.at(static_cast<std::size_t>(pitch_class(std::abs(chord[one].pitch - chord[other].pitch))));
  return shares(intervals);
}

}  // namespace

ExcerptStatistics compute_excerpt_statistics(std::span<const std::vector<GridNote>> excerpts, int steps) {
  ExcerptStatistics means;
  const auto counted = static_cast<double>(
      std::count_if(excerpts.begin(), excerpts.end(), [](const auto& notes) { return !notes.empty(); }));
  for (const Notes notes : excerpts) {
    if (notes.empty()) continue;
    means.longest_sustain += longest_sustain_share(notes, steps) / counted;
    means.chord += chord_size(notes) / counted;
    means.stepwise += stepwise_share(notes) / counted;
    means.clashes += share_of_clashes(notes) / counted;
    means.isochrony += isochrony(notes) / counted;
    means.onset_asynchrony += asynchrony_share(notes) / counted;
    means.key += key_fit(notes) / counted;
    means.triads += triad_share(notes) / counted;
    means.legato += legato_share(notes) / counted;
  }
  means.within_piece_variance = measure_within_piece_variance(excerpts, steps);
  means.intervals = interval_shares(excerpts);
  means.polyphony = polyphony(excerpts, steps);
  means.lengths = estimate_variance_components(excerpts, [](const GridNote& note) { return std::log(note.duration); });
  means.loudness = estimate_variance_components(excerpts, [](const GridNote& note) { return note.velocity; });
  return means;
}

}  // namespace clavier
