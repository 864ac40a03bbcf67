#pragma once

#include <string>
#include <vector>

#include "music/note.h"
#include "music/pitch.h"
#include "music/tempo_map.h"

namespace clavier {

/// A time signature, in force from `onset` on. 4/4 until the first one.
struct Meter {
  Beats onset;
  int numerator = 4;
  int denominator = 4;  ///< a power of two
  bool operator==(const Meter&) const = default;
};

/// The length of a measure in quarter notes.
constexpr Beats measure_length(const Meter& meter) { return {4.0 * meter.numerator / meter.denominator}; }

/// A key signature, in force from `onset` on.
struct KeySignature {
  Beats onset;
  int fifths = 0;  ///< -7 (seven flats) .. 7 (seven sharps)
  Mode mode = Mode::major;
  bool operator==(const KeySignature&) const = default;
};

enum class Pedal : std::uint8_t { sustain, sostenuto, soft };

struct PedalChange {
  Beats onset;
  Pedal pedal = Pedal::sustain;
  std::uint8_t depth = 0;  ///< 0 up .. 127 down; where only two states are known, 64 and more is down
  bool operator==(const PedalChange&) const = default;
};

/// A piece of piano music: the value that readers return, models compose and writers take. The tempo map relates its
/// Beats to Seconds. A recorded performance is a Score, too: its beats only measure time.
struct Score {
  std::string title;
  std::string origin;    ///< where it came from: a composer, "Clavier, seed 7"
  int resolution = 480;  ///< every time is a multiple of 1/resolution beat; a MIDI file's ticks per quarter note
  TempoMap tempo;
  std::vector<Meter> meters;       ///< sorted by onset
  std::vector<KeySignature> keys;  ///< sorted by onset
  std::vector<PedalChange> pedal;  ///< sorted by onset
  std::vector<Note> notes;         ///< sorted, see Note

  bool operator==(const Score&) const = default;
};

/// Sorts notes, meters, keys and pedal as a Score requires.
void sort_events(Score& score);
/// When the last note ends; zero without notes.
Beats end_of(const Score& score);
/// How long the piece sounds, from time zero to the end of its last note.
Seconds duration_of(const Score& score);
/// Notes and key signatures moved by `semitones`; a note that would leave 0..127 moves by octaves until it fits.
Score transpose(Score score, int semitones);

}  // namespace clavier
