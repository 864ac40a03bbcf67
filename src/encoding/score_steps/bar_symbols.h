#pragma once

#include <cstdint>
#include <optional>

#include "music/time.h"

namespace clavier {

/// The time grid of encoded scores: ticks of 1/24 quarter note.
inline constexpr int kGridTicks = 24;
constexpr Beats beats_of_ticks(int ticks) { return {static_cast<double>(ticks) / kGridTicks}; }
/// A bar is no longer than 16 quarter notes.
inline constexpr int kMaxBarTicks = 16 * kGridTicks;

/// A time signature that a bar can have: denominators 2, 4, 8, 16, numerators 1 to 16, at most 16 quarter notes.
struct BarMeter {
  int numerator = 4;
  int denominator = 4;
  bool operator==(const BarMeter&) const = default;
};

inline constexpr int kMeters = 8 + 3 * 16;
/// The symbol of a meter, 0 .. kMeters - 1; nothing when no bar can have it.
std::optional<int> meter_symbol(BarMeter meter);
/// 0 <= symbol < kMeters here and below.
BarMeter meter_of(int symbol);
/// The length of its bar in ticks: a multiple of 6, at most kMaxBarTicks.
int bar_ticks(int meter_symbol);
/// The meter of a bar of this length, in quarters where they fit, else in eighths or sixteenths. Lengths between
/// sixteenths are rounded. Nothing below half a sixteenth or above 16 sixteenths that are no eighths.
std::optional<int> meter_of_length(int ticks);

/// Durations in ticks: 1 to 96 exactly, then every 6 to 192, then every 24 to 768.
inline constexpr int kDurations = 96 + 16 + 24;
int duration_ticks(int symbol);
/// The symbol of the longest duration that is not longer; of the shortest or the longest one outside of their range.
int duration_symbol(int ticks);

/// Tempo classes: eight an octave from 32 quarter notes a minute up.
inline constexpr int kTempos = 25;
double bpm_of_tempo(int symbol);
int tempo_symbol(double bpm);

/// Loudness classes: 0 where the score states none, then MIDI velocities in eight equal parts.
inline constexpr int kLoudnesses = 9;
/// 1..127; 80 for the unstated class, as scores without dynamics have in MIDI.
std::uint8_t velocity_of_loudness(int symbol);
int loudness_symbol(int velocity);

}  // namespace clavier
