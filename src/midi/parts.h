#pragma once

#include <cstddef>
#include <cstdint>
#include <string>
#include <vector>

#include "midi/hands.h"
#include "midi/open_notes.h"
#include "music/score.h"

namespace clavier {

/// The last tick that is read or written: 25 days at 480 ticks a beat and 120 beats a minute.
inline constexpr std::int64_t kMaxTick = (std::int64_t{1} << 31) - 1;
/// MIDI channel 10 plays drums.
inline constexpr std::uint8_t kPercussionChannel = 9;

/// A track that has notes: its number from 1, where they begin in MidiParts::notes, and what its names say of the hand.
struct NoteTrack {
  std::size_t number = 0;
  std::size_t first_note = 0;
  HandName name = HandName::none;
};

/// What the tracks of one file give, track after track, before it is put in the order of a Score.
struct MidiParts {
  std::string title;      ///< the first name of the first track
  std::string text;       ///< the first text of the first track
  std::string copyright;  ///< the first copyright notice of the first track
  std::vector<Tempo> tempos;
  std::vector<Meter> meters;
  std::vector<KeySignature> keys;
  std::vector<PedalChange> pedal;
  std::size_t leading_pedal =
      0;                    ///< how many at the front of `pedal` came from one channel of one track, the first with any
  std::vector<Note> notes;  ///< of one track after another, each sorted by onset
  std::vector<NoteTrack> tracks;
  OpenNotes open;  ///< empty between tracks
};

}  // namespace clavier
