#include "transcription/written_score.h"

#include <algorithm>
#include <cmath>

#include "transcription/hands/hand_separation.h"
#include "transcription/meter/told_beats.h"
#include "transcription/meter/told_offsets.h"
#include "transcription/quantising/snap_onsets.h"
#include "transcription/quantising/told_graces.h"
#include "transcription/quantising/written_lengths.h"

namespace clavier {
namespace {

bool has_unknown_hands(const Score& score) {
  return std::any_of(score.notes.begin(), score.notes.end(),
                     [](const Note& note) { return note.hand == Hand::unknown; });
}

constexpr Beats kPickupBeat{1};

/// Drops a pickup that has nothing but grace notes.
void drop_pickup(WrittenScore& written) {
  written.score = drop_pickup(std::move(written.score));
  for (Note& grace : written.graces) grace.onset = grace.onset - kPickupBeat;
}

/// Moves each grace note to the nearest onset of its hand.
void settle_graces(const Score& score, std::vector<Note>& graces) {
  for (Note& grace : graces) {
    const auto distance = [&](const Note& note) { return std::abs((note.onset - grace.onset).value); };
    const Note* nearest = nullptr;
    for (const Note& note : score.notes)
      if (note.hand == grace.hand && (nearest == nullptr || distance(note) < distance(*nearest))) nearest = &note;
    grace.onset = nearest->onset;
  }
}

}  // namespace

std::optional<WrittenScore> write_on_told_beats(const Score& score) {
  ToldBeats told = test_told_beats(score);
  if (!told.followed) return std::nullopt;
  MovedScore moved = put_on_beats(has_unknown_hands(score) ? fill_unknown_hands(score) : score, told.offset);
  WrittenScore written{.score = std::move(moved.score)};
  written.graces = take_graces(written.score);
  if (moved.pickup && written.score.notes.front().onset >= kPickupBeat) drop_pickup(written);
  written.swing = find_swing(written.score, told.jitter);
  if (written.swing) written.score = straighten(std::move(written.score), *written.swing);
  if (written.swing || !written.graces.empty()) told = test_told_beats(written.score);
  written.score = told.exact && has_written_lengths(written.score)
                      ? close_breaths(std::move(written.score))
                      : write_lengths(snap_onsets(std::move(written.score), told));
  settle_graces(written.score, written.graces);
  return written;
}

}  // namespace clavier
