#pragma once

#include <cstddef>
#include <cstdint>
#include <string>
#include <vector>

#include "midi/hands.h"
#include "midi/open_notes.h"
#include "music/score.h"

namespace clavier {

/// The last tick that is read or written: 25 days at 480 ticks per beat and 120 beats per minute.
inline constexpr std::int64_t kMaxTick = (std::int64_t{1} << 31) - 1;
/// MIDI channel 10, counted from 0: drums.
inline constexpr std::uint8_t kPercussionChannel = 9;

/// A track with notes: its number from 1, the index in MidiParts::notes where they begin, and the hand that its name
/// gives.
struct NoteTrack {
  std::size_t number = 0;
  std::size_t first_note = 0;
  HandName name = HandName::none;
};

/// The contents of the tracks of one file, track after track, not yet in the order of a Score.
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
