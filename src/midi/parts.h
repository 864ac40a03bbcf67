#pragma once

#include <array>
#include <cstddef>
#include <cstdint>
#include <string>
#include <vector>

#include "midi/hands.h"
#include "midi/open_notes.h"
#include "music/music_part.h"
#include "music/score.h"

namespace clavier {

/// The last tick that is read or written: 25 days at 480 ticks per beat and 120 beats per minute.
inline constexpr std::int64_t kMaxTick = (std::int64_t{1} << 31) - 1;
/// MIDI channel 10, counted from 0: drums.
inline constexpr std::uint8_t kPercussionChannel = 9;

/// A track with notes: its number from 1, the index in MidiParts::notes where they begin, the hand that its name gives,
/// and where it ends.
struct NoteTrack {
  std::size_t number = 0;
  std::size_t first_note = 0;
  HandName name = HandName::none;
  std::string text = {};  ///< its first name, UTF-8
  std::int64_t end = 0;   ///< ticks
};

/// The channel of a note, 0..15, and the General MIDI program it sounds with.
struct NoteSource {
  std::uint8_t channel = 0;
  std::int8_t program = MusicPart::kNoProgram;
};

/// A note-off of a key that does not sound in its own track.
struct StrayNoteOff {
  std::uint8_t channel = 0;
  Pitch pitch = 0;
  std::int64_t tick = 0;
};

constexpr std::array<std::int8_t, 16> no_programs() {
  std::array<std::int8_t, 16> programs{};
  programs.fill(MusicPart::kNoProgram);
  return programs;
}

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
  std::vector<NoteSource> sources;       ///< of each note
  std::vector<std::uint32_t> hanging;    ///< notes without a note-off in their track, in the order of the tracks
  std::vector<StrayNoteOff> stray_offs;  ///< of all tracks
  std::vector<NoteTrack> tracks;
  std::size_t percussion = 0;                            ///< notes on the percussion channel, which are left out
  std::array<std::int8_t, 16> programs = no_programs();  ///< of each channel, as far as the tracks are read
  OpenNotes open;                                        ///< empty between tracks
};

}  // namespace clavier
