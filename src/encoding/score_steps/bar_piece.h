#pragma once

#include <compare>
#include <optional>
#include <string>
#include <vector>

#include "encoding/score_steps/bar_symbols.h"
#include "music/pitch.h"
#include "music/score.h"

namespace clavier {

/// Who plays a note of a score: a hand, or the voice of a song.
enum class Part : std::uint8_t { right, left, voice };
inline constexpr int kParts = 3;

/// A note of a bar.
struct BarNote {
  int position = 0;  ///< ticks after the bar line
  Part part = Part::right;
  Pitch pitch = 60;   ///< on the piano
  int duration = 24;  ///< ticks, one of duration_ticks; it may reach into later bars
  int loudness = 0;   ///< a symbol, see loudness_symbol
  bool operator==(const BarNote&) const = default;
};

/// The order in which the notes of a bar are written: by position; then the voice, the right hand from the top down,
/// the left hand from the bass up.
bool comes_before(const BarNote& a, const BarNote& b);

struct ScoreBar {
  int meter = 11;                ///< a symbol, see meter_symbol; 4/4
  std::optional<int> tempo{};    ///< a symbol, see tempo_symbol, where the tempo changes
  std::optional<Key> key{};      ///< the tonality from this bar on, where it changes
  std::vector<BarNote> notes{};  ///< in the order of comes_before
  bool operator==(const ScoreBar&) const = default;
};

/// A score on a grid of bars. It is canonical when
/// - its first and its last bar have notes,
/// - each pitch begins once at a time, and ends when it begins again at the latest,
/// - either no note states its loudness or all do, in at least two classes,
/// - a tempo, when one is stated, is stated in the first bar; it changes by two classes or more and then stays for four
///   bars; likewise the first bar states the key when any bar does, and neighbours differ.
struct BarPiece {
  std::vector<ScoreBar> bars;
  bool operator==(const BarPiece&) const = default;
};

}  // namespace clavier
