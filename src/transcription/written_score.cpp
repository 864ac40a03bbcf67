#include "transcription/written_score.h"

#include <algorithm>

#include "transcription/hands/hand_separation.h"
#include "transcription/meter/swing.h"
#include "transcription/meter/told_beats.h"
#include "transcription/quantising/snap_onsets.h"
#include "transcription/quantising/written_lengths.h"

namespace clavier {
namespace {

bool has_unknown_hands(const Score& score) {
  return std::any_of(score.notes.begin(), score.notes.end(),
                     [](const Note& note) { return note.hand == Hand::unknown; });
}

}  // namespace

std::optional<WrittenScore> write_on_told_beats(const Score& score) {
  ToldBeats told = test_told_beats(score);
  if (!told.followed) return std::nullopt;
  WrittenScore written{.score = has_unknown_hands(score) ? fill_unknown_hands(score) : score};
  if (const std::optional<double> swing = find_swing(written.score, told.jitter)) {
    written.score = straighten(std::move(written.score), *swing);
    written.swung = true;
    told = test_told_beats(written.score);
  }
  written.score = told.exact && has_written_lengths(written.score)
                      ? close_breaths(std::move(written.score))
                      : write_lengths(snap_onsets(std::move(written.score), told));
  return written;
}

}  // namespace clavier
