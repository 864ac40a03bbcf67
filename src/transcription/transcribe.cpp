#include "transcription/transcribe.h"

#include <algorithm>

#include "transcription/engraving/engrave.h"
#include "transcription/engraving/simplify_lengths.h"
#include "transcription/hands/hand_separation.h"
#include "transcription/meter/swing.h"
#include "transcription/meter/told_beats.h"
#include "transcription/quantising/quantise.h"
#include "transcription/quantising/snap_onsets.h"
#include "transcription/quantising/written_lengths.h"

namespace clavier {
namespace {

bool has_unknown_hands(const Score& score) {
  return std::any_of(score.notes.begin(), score.notes.end(),
                     [](const Note& note) { return note.hand == Hand::unknown; });
}

/// Engraves a score on its own beats.
Sheet engrave_on_told_beats(Score score, ToldBeats told) {
  if (has_unknown_hands(score)) score = fill_unknown_hands(std::move(score));
  const std::optional<double> swing = find_swing(score, told.jitter);
  if (swing) {
    score = straighten(std::move(score), *swing);
    told = test_told_beats(score);
  }
  const bool written = told.exact && has_written_lengths(score);
  if (!written) score = write_lengths(snap_onsets(std::move(score), told));
  Sheet sheet = engrave(score);
  if (swing) {
    std::vector<Direction>& directions = sheet.measures.front().directions;
    directions.insert(directions.begin(), {.staff = Staff::upper, .onset = 0, .what = Words{"Swing"}});
  }
  return sheet;
}

}  // namespace

Sheet transcribe(const Score& score) {
  if (score.notes.empty()) return engrave(score);
  if (const ToldBeats told = test_told_beats(score); told.followed) return engrave_on_told_beats(score, told);
  const QuantisedScore written = quantise(score);
  return engrave(simplify_lengths(written.score, written.grace), written.grace);
}

}  // namespace clavier
