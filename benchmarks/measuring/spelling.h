#pragma once

#include <optional>

#include "measuring/table.h"
#include "transcription/engraving/pitch_spelling.h"

namespace clavier::measuring {

/// The name of a pitch class within a signature's scale; nothing for the other five.
inline std::optional<int> name_in_scale(int pitch, int signature) {
  for (int name = signature - 1; name <= signature + 5; ++name)
    if (pitch_class(7 * name) == pitch_class(pitch)) return name;
  return std::nullopt;
}

/// The required name of a note outside the scale, or nothing. The same hand must continue within a beat to a note of
/// the scale a semitone above (a raised step) or below (a lowered one), but not to both.
inline std::optional<int> name_by_direction(const Score& score, std::size_t place, int signature) {
  const Note& note = score.notes[place];
  bool up = false, down = false;
  for (std::size_t next = place + 1; next < score.notes.size(); ++next) {
    const Note& other = score.notes[next];
    if (other.onset > end_of(note) + Beats{0.1} || other.onset > note.onset + Beats{1}) break;
    if (other.hand != note.hand || other.onset < end_of(note) - Beats{0.1}) continue;
    up = up || other.pitch == note.pitch + 1;
    down = down || other.pitch == note.pitch - 1;
  }
  if (up == down) return std::nullopt;
  const std::optional<int> goal = name_in_scale(note.pitch + (up ? 1 : -1), signature);
  if (!goal) return std::nullopt;
  return *goal + (up ? 5 : -5);
}

/// The same names in all keys: C C# D Eb E F F# G Ab A Bb B.
inline int fixed_name(int pitch) {
  constexpr std::array<int, 12> kNames = {0, 7, 2, -3, 4, -1, 6, 1, -4, 3, -2, 5};
  return kNames.at(static_cast<std::size_t>(pitch_class(pitch)));
}

/// The name nearest to the signature: from four fifths flatter than the major tonic to seven sharper.
inline int name_near(int pitch, int signature) {
  const int lowest = signature - 4;
  return lowest + pitch_class(pitch_class(7 * pitch) - lowest);
}

/// True for pieces in one signature that is not a mere default: it has sharps or flats, or four fifths of the notes are
/// natural.
inline bool tells_key(const Score& score) {
  if (score.keys.size() != 1 || score.notes.empty()) return false;
  if (score.keys[0].fifths != 0) return true;
  const auto white = std::count_if(score.notes.begin(), score.notes.end(),
                                   [](const Note& note) { return name_in_scale(note.pitch, 0).has_value(); });
  return 5 * static_cast<std::size_t>(white) >= 4 * score.notes.size();
}

inline void measure_spelling(const std::vector<Piece>& pieces) {
  ShareTable scale("Names of notes of the signature's scale"),
      outside("Names of notes outside it that go on by a semitone");
  for (const Piece& piece : pieces) {
    if (!tells_key(piece.score)) continue;
    const Score& score = piece.score;
    const int signature = score.keys[0].fifths;
    Score bare = score;
    bare.keys.clear();
    const std::vector<int> given_signature = spell_fifths(score.notes, score.keys);
    const std::vector<int> alone = spell_fifths(score.notes, score.keys, 0);
    const std::vector<SpelledPitch> untold = spell(bare);
    for (std::size_t place = 0; place < score.notes.size(); ++place) {
      const int pitch = score.notes[place].pitch;
      const std::optional<int> in_scale = name_in_scale(pitch, signature);
      const std::optional<int> answer = in_scale ? in_scale : name_by_direction(score, place, signature);
      if (!answer) continue;
      ShareTable& table = in_scale ? scale : outside;
      table.add("one table for all keys", piece, fixed_name(pitch) == *answer, 1);
      table.add("nearest to the signature", piece, name_near(pitch, signature) == *answer, 1);
      table.add("ps13's first stage, signature told", piece, alone[place] == *answer, 1);
      table.add("this, signature told", piece, given_signature[place] == *answer, 1);
      table.add("this, signature found", piece, line_of_fifths(untold[place]) == *answer, 1);
    }
  }
  scale.print();
  outside.print();
}

}  // namespace clavier::measuring
