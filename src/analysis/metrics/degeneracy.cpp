#include "analysis/metrics/degeneracy.h"

#include <algorithm>
#include <array>
#include <bitset>

#include "analysis/metrics/sounding.h"

namespace clavier {
namespace {

constexpr double kRounding = 1e-6;  // seconds; tolerates the rounding of time arithmetic

using Chord = std::bitset<128>;

int longest_repetition(const Score& score, Seconds chord_window) {
  Chord before, chord;
  int times = 0, longest = 0;
  for (std::size_t i = 0; i < score.notes.size();) {
    const Seconds start = score.tempo.seconds_at(score.notes[i].onset);
    for (chord.reset(); i < score.notes.size(); ++i) {
      if (score.tempo.seconds_at(score.notes[i].onset) - start > chord_window) break;
      chord.set(score.notes[i].pitch);
    }
    times = chord == before ? times + 1 : 1;
    longest = std::max(longest, times);
    before = chord;
  }
  return longest;
}

}  // namespace

Degeneracy degeneracy_of(const Score& score, Seconds chord_window) {
  Degeneracy degeneracy{.longest_repetition = longest_repetition(score, chord_window),
                        .longest_silence = longest_silence(score)};
  std::array<Seconds, 128> sounding_until{};
  for (const Note& note : score.notes) {
    const Seconds start = score.tempo.seconds_at(note.onset);
    const Seconds end = score.tempo.seconds_at(end_of(note));
    Seconds& until = sounding_until.at(note.pitch);
    if (start.value < until.value - kRounding) ++degeneracy.overlapping_notes;
    if (end <= start || end - start > kMaxNoteLength) ++degeneracy.hanging_notes;
    until = std::max(until, end);
  }
  return degeneracy;
}

bool is_free_of_degeneracy(const Degeneracy& degeneracy) {
  return degeneracy.longest_repetition <= kRepetitionLimit && degeneracy.overlapping_notes == 0 &&
         degeneracy.hanging_notes == 0 && degeneracy.longest_silence <= kSilenceLimit;
}

}  // namespace clavier
