#include "transcription/written_lengths.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <map>

namespace clavier {
namespace {

constexpr double kLegato = 0.6;  // of the time to the next onset of the hand
constexpr double kHeld = 1.9;    // times that
constexpr double kTolerance = 1e-6;
constexpr std::array<double, 6> kSimpleLengths = {0.5, 1, 1.5, 2, 3, 4};  // beats

/// Onsets of each hand.
class HandOnsets {
 public:
  explicit HandOnsets(const std::vector<QuantisedOnset>& onsets) {
    for (const QuantisedOnset& onset : onsets) times_of(onset.note.hand).push_back(onset.note.onset.value);
  }
  /// Infinity after the last one.
  double next(Hand hand, Beats onset) {
    const std::vector<double>& times = times_of(hand);
    const auto after = std::upper_bound(times.begin(), times.end(), onset.value + kTolerance);
    return after == times.end() ? HUGE_VAL : *after;
  }

 private:
  std::vector<double>& times_of(Hand hand) { return times_.at(hand == Hand::left ? 1 : 0); }
  std::array<std::vector<double>, 2> times_;
};

double next_bar(const std::vector<Beats>& bars, Beats onset) {
  const auto after = std::upper_bound(bars.begin(), bars.end(), onset + Beats{kTolerance});
  return after == bars.end() ? HUGE_VAL : after->value;
}

/// The longest simple length that is not longer than what was played by more than a third, nor than `most`.
double simple_length(double played, double most, double beat) {
  double length = std::min(most, beat / 2);
  for (const double beats : kSimpleLengths)
    if (beats * beat <= played * 4 / 3 && beats * beat <= most + kTolerance) length = beats * beat;
  return std::min(length, most);
}

/// Whether the note lies outside the others of its hand that are struck until it ends.
bool is_outer(const std::vector<QuantisedOnset>& onsets, std::size_t index, double end) {
  const Note& note = onsets[index].note;
  for (std::size_t other = index + 1; other < onsets.size() && onsets[other].note.onset.value < end; ++other) {
    const Note& struck = onsets[other].note;
    if (struck.hand != note.hand) continue;
    const bool inside = note.hand == Hand::left ? struck.pitch > note.pitch : struck.pitch < note.pitch;
    if (!inside && struck.onset > note.onset) return false;
  }
  return true;
}

double held_length(double onset, double played, double beat, double bar) {
  const double end = std::floor((onset + played + beat / 4) / beat) * beat;
  return std::min(end, bar) - onset;
}

}  // namespace

std::vector<Note> with_written_lengths(std::vector<QuantisedOnset> onsets, double beat,
                                       const std::vector<Beats>& bars) {
  HandOnsets hands(onsets);
  std::vector<Note> notes;
  for (std::size_t index = 0; index < onsets.size(); ++index) {
    Note note = onsets[index].note;
    const double played = std::max(kTolerance, (onsets[index].played_end - note.onset).value);
    const double bar = next_bar(bars, note.onset) - note.onset.value;
    const double gap = std::min(hands.next(note.hand, note.onset) - note.onset.value, std::max(bar, 4 * beat));
    double length = gap;
    if (played < kLegato * gap && gap > beat + kTolerance) length = simple_length(played, gap, beat);
    if (played > kHeld * gap && played >= beat && gap < bar - kTolerance &&
        is_outer(onsets, index, note.onset.value + played))
      length = std::max(gap, held_length(note.onset.value, played, beat, note.onset.value + bar));
    note.duration = Beats{length};
    notes.push_back(note);
  }
  std::map<Pitch, std::size_t> sounding;
  for (std::size_t index = 0; index < notes.size(); ++index) {
    const auto before = sounding.find(notes[index].pitch);
    if (before != sounding.end()) {
      Note& earlier = notes[before->second];
      earlier.duration = std::min(earlier.duration, notes[index].onset - earlier.onset);
    }
    sounding[notes[index].pitch] = index;
  }
  return notes;
}

}  // namespace clavier
