#pragma once

#include <algorithm>
#include <cmath>
#include <map>
#include <tuple>
#include <vector>

#include "midi/midi_reader.h"
#include "midi/midi_writer.h"
#include "notation/musicxml/musicxml_reader.h"
#include "notation/musicxml/musicxml_writer.h"
#include "notation/sheet/score_of.h"
#include "transcription/engraving/engrave.h"

namespace clavier {

/// The differences after a score is engraved, written as MusicXML, read, played, and written as MIDI.
struct RoundTrip {
  std::size_t doubled = 0;  ///< notes that begin with another of their pitch and hand; excluded from the other counts
  std::size_t notes = 0;
  std::size_t kept = 0;          ///< pitch equal, onset within a tick
  std::size_t rounded = 0;       ///< of the others: pitch equal, onset within 1/48 quarter note
  std::size_t lengths = 0;       ///< of both: end within a tick
  std::size_t near_lengths = 0;  ///< of both: end within 1/24 quarter note
  std::size_t added = 0;         ///< notes that the original does not have
  bool same_sheet = false;       ///< the sheet equals itself after being written and read
};

inline std::vector<Note> by_pitch(std::vector<Note> notes) {
  std::sort(notes.begin(), notes.end(), [](const Note& a, const Note& b) {
    return std::tuple(a.pitch, a.onset, a.duration) < std::tuple(b.pitch, b.onset, b.duration);
  });
  return notes;
}

/// Of notes with equal onset, pitch and hand only the longest.
inline std::vector<Note> merge_duplicates(const std::vector<Note>& notes) {
  std::map<std::tuple<double, Pitch, Hand>, Note> once;
  for (const Note& note : notes) {
    Note& kept = once.try_emplace({note.onset.value, note.pitch, note.hand}, note).first->second;
    if (note.duration > kept.duration) kept = note;
  }
  std::vector<Note> kept;
  for (const auto& [key, note] : once) kept.push_back(note);
  return kept;
}

/// Compares the notes of one pitch in order.
inline void compare(const std::vector<Note>& before, const std::vector<Note>& after, double tick, RoundTrip& result) {
  constexpr double kRounding = 1.0 / 48 + 1e-6, kNotationGrid = 1.0 / 24 + 1e-6;
  auto found = after.begin();
  for (const Note& note : before) {
    while (found != after.end() && (found->pitch < note.pitch ||
                                    (found->pitch == note.pitch && found->onset.value < note.onset.value - kRounding)))
      ++found;
    if (found == after.end() || found->pitch != note.pitch) continue;
    const double moved = std::abs((found->onset - note.onset).value);
    if (moved > kRounding) continue;
    ++(moved <= tick ? result.kept : result.rounded);
    const double end = std::abs((end_of(*found) - end_of(note)).value);
    result.lengths += end <= tick;
    result.near_lengths += end <= kNotationGrid;
    ++found;
  }
}

inline RoundTrip round_trip(const Score& score) {
  const Sheet sheet = engrave(score);
  const Sheet read = read_musicxml(write_musicxml(sheet), "written");
  const Score played = read_midi(write_midi(score_of(read)), "written").score;
  const std::vector<Note> once = merge_duplicates(score.notes);
  RoundTrip result{.doubled = score.notes.size() - once.size(), .notes = once.size(), .same_sheet = read == sheet};
  const double tick = 1.0 / score.resolution + 1e-6;
  compare(by_pitch(once), by_pitch(played.notes), tick, result);
  result.added = played.notes.size() > once.size() ? played.notes.size() - once.size() : 0;
  return result;
}

}  // namespace clavier
