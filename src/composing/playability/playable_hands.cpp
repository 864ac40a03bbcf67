#include "composing/playability/playable_hands.h"

#include <algorithm>
#include <tuple>

#include "composing/playability/note_cleanup.h"
#include "composing/playability/playable.h"
#include "encoding/chord_tokens.h"

namespace clavier {
namespace {

constexpr std::size_t kFingers = 2 * kFingersPerHand;

/// The notes of a chord, lowest first.
using ChordNotes = std::vector<GridNote>;

ChordNotes chord_at(std::span<const GridNote> notes, std::size_t place) {
  const int first = notes[place].onset;
  ChordNotes chord;
  while (place < notes.size() && notes[place].onset - first <= kChordWindow) chord.push_back(notes[place++]);
  std::sort(chord.begin(), chord.end(), [](auto& a, auto& b) { return a.pitch < b.pitch; });
  return chord;
}

bool fits_two_hands(const ChordNotes& chord) {
  std::vector<Pitch> keys;
  for (const GridNote& note : chord) keys.push_back(note.pitch);
  return is_playable(keys);
}

/// Removes the softest of the inner notes that `may_go`; false when there is none.
template <class Condition>
bool drop_softest_inner(ChordNotes& chord, Condition may_go) {
  auto softest = chord.end();
  for (std::size_t place = 1; place + 1 < chord.size(); ++place) {
    const auto note = chord.begin() + static_cast<std::ptrdiff_t>(place);
    if (may_go(*note) && (softest == chord.end() || note->velocity < softest->velocity)) softest = note;
  }
  if (softest == chord.end()) return false;
  chord.erase(softest);
  return true;
}

void keep_within_reach(ChordNotes& chord, PlayabilityEdits& changes) {
  const int lowest = chord.front().pitch, highest = chord.back().pitch;
  changes.unreachable += static_cast<int>(std::erase_if(chord, [&](const GridNote& note) {
    return note.pitch - lowest > kMaxHandSpan && highest - note.pitch > kMaxHandSpan;
  }));
}

/// Terminates: in a chord within reach that does not fit, one hand alone has more than five keys, or both have more
/// than ten.
void keep_within_fingers(ChordNotes& chord, PlayabilityEdits& changes) {
  while (!fits_two_hands(chord)) {
    const int lowest = chord.front().pitch, highest = chord.back().pitch;
    const auto left_only = [&](const GridNote& note) { return highest - note.pitch > kMaxHandSpan; };
    const auto right_only = [&](const GridNote& note) { return note.pitch - lowest > kMaxHandSpan; };
    const auto has_too_many = [&](auto of_hand) {
      return std::count_if(chord.begin(), chord.end(), of_hand) > std::ptrdiff_t{kFingersPerHand};
    };
    drop_softest_inner(chord, [&](const GridNote& note) {
      if (has_too_many(left_only)) return left_only(note);
      return !has_too_many(right_only) || right_only(note);
    });
    ++changes.too_many_keys;
  }
}

/// The number of piano keys of earlier notes that fingers still hold when the chord begins.
std::size_t held_keys(std::span<const GridNote> played, const ChordNotes& chord) {
  const int onset =
      std::min_element(chord.begin(), chord.end(), [](auto& a, auto& b) { return a.onset < b.onset; })->onset;
  std::size_t held = 0;
  for (std::size_t place = played.size(); place-- > 0 && onset - played[place].onset <= kMaxHoldSteps;)
    if (end_of(played[place]) > onset) ++held;
  return held;
}

}  // namespace

PlayableNotes make_playable(std::span<const GridNote> notes) {
  PlayableNotes playable;
  // Repeats first: a pitch that repeats very fast is one note, not many short-note artefacts.
  const std::vector<GridNote> cleaned =
      remove_short_note_artefacts(merge_fast_repeats(notes, playable.changes), playable.changes);
  for (std::size_t place = 0; place < cleaned.size();) {
    ChordNotes chord = chord_at(cleaned, place);
    place += chord.size();
    keep_within_reach(chord, playable.changes);
    keep_within_fingers(chord, playable.changes);
    const std::size_t held = held_keys(playable.notes, chord);
    while (held + chord.size() > kFingers && drop_softest_inner(chord, [](const GridNote&) { return true; }))
      ++playable.changes.too_many_keys;
    std::sort(chord.begin(), chord.end(),
              [](auto& a, auto& b) { return std::tie(a.onset, a.pitch) < std::tie(b.onset, b.pitch); });
    playable.notes.insert(playable.notes.end(), chord.begin(), chord.end());
  }
  return playable;
}

}  // namespace clavier
