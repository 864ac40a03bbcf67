#pragma once

#include <array>
#include <cstdint>
#include <optional>

#include "encoding/score_steps/bar_piece.h"
#include "music/era.h"

namespace clavier {

/// What kind of music a piece is.
enum class ScoreKind : std::uint8_t {
  solo,           ///< a score for piano
  song,           ///< voice and piano
  accompaniment,  ///< the piano of a song, without the voice
  performed,      ///< a recorded performance: bars of two seconds, ticks of 1/48 s
};

/// How many notes a piece has in a quarter note: below 4, below 6, or more.
enum class Density : std::uint8_t { low, medium, high };

/// What a piece is, as far as it is said: what may be asked of a model of scores. Nothing means: left open.
struct ScorePrefix {
  std::optional<ScoreKind> kind{};
  std::optional<Era> era{};
  std::optional<int> composer{};  ///< an index into the model's composers
  std::optional<Key> key{};       ///< of the whole piece
  std::optional<int> meter{};     ///< a symbol; of most bars
  std::optional<int> tempo{};     ///< a symbol; of the beginning
  std::optional<Density> density{};
  std::optional<int> bars{};  ///< how many the piece has
  bool loudness = false;      ///< whether notes state their loudness
  bool operator==(const ScorePrefix&) const = default;
};

/// No more composers than this have a symbol.
inline constexpr int kMaxComposers = 95;

/// The columns of an encoded prefix and the number of symbols of each; 0 is open.
inline constexpr int kPrefixColumns = 9;
inline constexpr std::array<int, kPrefixColumns> kPrefixSymbols = {
    5, 5, 1 + kMaxComposers, 25, 1 + kMeters, 1 + kTempos, 4, 20, 2};
std::array<std::int16_t, kPrefixColumns> encode_prefix(const ScorePrefix& prefix);

/// Silent bars count, too. Low for a piece without bars.
Density density_of(const BarPiece& piece);

/// A class of a number of bars: 1 to 8 each, then wider; below 20.
int bars_class(int bars);

}  // namespace clavier
