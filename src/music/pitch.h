#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

namespace clavier {

/// MIDI note number, 0..127; 60 is middle C (C4), one step a semitone.
using Pitch = std::uint8_t;

inline constexpr Pitch kLowestPianoKey = 21;    // A0
inline constexpr Pitch kHighestPianoKey = 108;  // C8
inline constexpr int kPianoKeys = 88;
inline constexpr int kPitchClasses = 12;

constexpr bool on_piano(int pitch) { return pitch >= kLowestPianoKey && pitch <= kHighestPianoKey; }

/// 0 is C, 11 is B.
constexpr int pitch_class(int pitch) { return ((pitch % kPitchClasses) + kPitchClasses) % kPitchClasses; }

/// "C", "C#" ... "B".
std::string_view pitch_class_name(int pitch_class);
/// "C4" for 60.
std::string pitch_name(int pitch);

enum class Mode : std::uint8_t { major, minor };

/// A tonality: a tonic and a mode.
struct Key {
  int tonic = 0;  ///< pitch class, 0..11
  Mode mode = Mode::major;
  bool operator==(const Key&) const = default;
};

/// "C minor", "E-flat major"; flats or sharps as the key is commonly spelled.
std::string to_string(Key key);

/// Reads "C minor", "eb major", "F# minor", "Bb", "c" (lower case alone: minor), "A-flat major". Nothing for any other
/// text.
std::optional<Key> parse_key(std::string_view text);

}  // namespace clavier
