#pragma once

#include <array>
#include <compare>
#include <cstdint>

namespace clavier {

enum class Step : std::uint8_t { c, d, e, f, g, a, b };

/// A pitch as written: F sharp 4 and G flat 4 differ.
struct SpelledPitch {
  Step step = Step::c;
  std::int8_t alter = 0;   ///< -2 (double flat) .. 2 (double sharp)
  std::int8_t octave = 4;  ///< that of the step: C4 is middle C, and so is B sharp 3
  bool operator==(const SpelledPitch&) const = default;
  /// By line or space of the staff, then alter: the order of note heads on a stem.
  friend constexpr std::strong_ordering operator<=>(SpelledPitch a, SpelledPitch b) {
    if (a.octave != b.octave) return a.octave <=> b.octave;
    return a.step != b.step ? a.step <=> b.step : a.alter <=> b.alter;
  }
};

/// The MIDI note number, 60 for C4; outside 0..127 for a pitch beyond MIDI.
constexpr int midi_pitch(SpelledPitch pitch) {
  constexpr std::array<int, 7> kSemitones = {0, 2, 4, 5, 7, 9, 11};
  return 12 * (pitch.octave + 1) + kSemitones.at(static_cast<std::size_t>(pitch.step)) + pitch.alter;
}

/// The alteration that a key signature of `fifths` sharps (flats when negative) gives a step: -1, 0 or 1.
constexpr int alter_in_key(Step step, int fifths) {
  constexpr std::array<int, 7> kSharpOrder = {1, 3, 5, 0, 2, 4, 6};  // F C G D A E B
  const int place = kSharpOrder.at(static_cast<std::size_t>(step));
  if (place < fifths) return 1;
  return 6 - place < -fifths ? -1 : 0;
}

}  // namespace clavier
