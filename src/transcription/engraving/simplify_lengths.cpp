#include "transcription/engraving/simplify_lengths.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <map>

#include "transcription/meter/measure_frames.h"
#include "transcription/meter/metrical_grid.h"

namespace clavier {
namespace {

constexpr double kDetached = 0.6;   // of the time to the next onset of the hand; shorter notes leave rests
constexpr double kHeldOver = 1.9;   // of the same time; longer notes are held against others
constexpr double kSameTime = 1e-6;  // quarter notes
constexpr std::array<double, 6> kSimpleLengths = {0.5, 1, 1.5, 2, 3, 4};  // beats

std::size_t hand_of(const Note& note) { return note.hand == Hand::left ? 1 : 0; }

/// Finds the simplified lengths of the notes of both hands.
class LengthSimplifier {
 public:
  LengthSimplifier(const Score& score, const std::vector<bool>& graces) : score_(score) {
    for (const MeasureFrame& frame : make_measure_frames(score)) {
      measure_starts_.push_back(frame.score_onset.value);
      beats_.push_back(static_cast<double>(MetricalGrid(frame.meter).beat()) / static_cast<double>(kQuarter));
    }
    for (std::size_t index = 0; index < score.notes.size(); ++index)
      if (!graces[index]) onsets_.at(hand_of(score.notes[index])).push_back(score.notes[index].onset.value);
  }

  double length_of(std::size_t index) const {
    const Note& note = score_.notes[index];
    const auto after_bar =
        std::upper_bound(measure_starts_.begin(), measure_starts_.end(), note.onset.value + kSameTime);
    const double bar = after_bar == measure_starts_.end() ? HUGE_VAL : *after_bar - note.onset.value;
    const double beat = beats_[static_cast<std::size_t>(after_bar - measure_starts_.begin()) - 1];
    const double played = note.duration.value;
    const double gap = std::min(next_onset(note) - note.onset.value, std::max(std::min(bar, 4 * beat), played));
    if (played < kDetached * gap && gap > beat + kSameTime) return simple_length(played, gap, beat);
    const bool held = played > kHeldOver * gap && played >= beat && gap < bar - kSameTime;
    if (held && is_outer(index)) return std::max(gap, held_length(note, beat, bar));
    return gap;
  }

 private:
  double next_onset(const Note& note) const {
    const std::vector<double>& onsets = onsets_.at(hand_of(note));
    const auto after = std::upper_bound(onsets.begin(), onsets.end(), note.onset.value + kSameTime);
    return after == onsets.end() ? HUGE_VAL : *after;
  }

  /// The longest simple length up to `max_length` that exceeds the played one by at most a third.
  static double simple_length(double played, double max_length, double beat) {
    double length = beat / 2;
    for (const double beats : kSimpleLengths)
      if (beats * beat <= played * 4 / 3 && beats * beat <= max_length + kSameTime) length = beats * beat;
    return std::min(length, max_length);
  }

  /// Whether the note is further out than all notes of its hand that begin while it lasts.
  bool is_outer(std::size_t index) const {
    const Note& note = score_.notes[index];
    for (std::size_t other = index + 1; other < score_.notes.size(); ++other) {
      const Note& other_note = score_.notes[other];
      if (other_note.onset >= end_of(note)) break;
      if (other_note.hand != note.hand || other_note.onset == note.onset) continue;
      if (note.hand == Hand::left ? other_note.pitch <= note.pitch : other_note.pitch >= note.pitch) return false;
    }
    return true;
  }

  /// The length up to the last beat before the end of the note, within its measure.
  static double held_length(const Note& note, double beat, double bar) {
    const double end = std::floor((end_of(note).value + beat / 4) / beat) * beat;
    return std::min(end - note.onset.value, bar);
  }

  const Score& score_;
  std::vector<double> measure_starts_, beats_;
  std::array<std::vector<double>, 2> onsets_;
};

void end_before_next_of_pitch(std::vector<Note>& notes, const std::vector<bool>& graces) {
  std::map<Pitch, std::size_t> sounding;
  for (std::size_t index = 0; index < notes.size(); ++index) {
    const auto before = sounding.find(notes[index].pitch);
    if (before != sounding.end() && notes[before->second].onset < notes[index].onset) {
      Note& earlier = notes[before->second];
      earlier.duration = std::min(earlier.duration, notes[index].onset - earlier.onset);
    }
    if (!graces[index]) sounding[notes[index].pitch] = index;
  }
}

}  // namespace

Score simplify_lengths(Score score, const std::vector<bool>& graces) {
  if (score.notes.empty()) return score;
  const Score written = score;
  const LengthSimplifier simplifier(written, graces);
  for (std::size_t index = 0; index < score.notes.size(); ++index)
    if (!graces[index]) score.notes[index].duration = Beats{simplifier.length_of(index)};
  end_before_next_of_pitch(score.notes, graces);
  return score;
}

}  // namespace clavier
