#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

namespace clavier {

/// A section is played no more often than this, counted in passes from 1.
inline constexpr int kMaxPasses = 64;

/// A volta bracket, from the start of its measure on.
struct Volta {
  std::vector<std::uint8_t> passes;  ///< those in which its measures are played, 1..kMaxPasses, rising; one or more
  std::string label;                 ///< as printed: "1.", "Seconda volta"; empty for the passes
  bool operator==(const Volta&) const = default;
};

enum class VoltaEnd : std::uint8_t {
  none,
  closed,  ///< with a hook downwards
  open
};

/// The repeat bars and volta brackets of a measure. In a piece brackets do not overlap, and each one ends.
struct RepeatBars {
  bool forward = false;                 ///< a repeat bar that opens a section stands at the start
  std::uint8_t times = 0;               ///< one that closes a section stands at the end, which is played so often in
                                        ///< all: 2..kMaxPasses; 0 without such a bar
  bool after_jump = false;              ///< of a closing bar: taken also after a da capo or dal segno
  std::optional<Volta> volta{};         ///< a bracket begins at the start
  VoltaEnd volta_end = VoltaEnd::none;  ///< a bracket ends at the end
  bool operator==(const RepeatBars&) const = default;
};

enum class MarkerKind : std::uint8_t {
  segno,   ///< at the start of its measure, or of the next one when it stands at the end
  coda,    ///< likewise: the start of the coda
  fine,    ///< at the end of its measure
  to_coda  ///< at the end of its measure
};

/// A place that jumps go to or are over at.
struct Marker {
  MarkerKind kind = MarkerKind::segno;
  std::string words;  ///< "Fine", "To Coda"; may be empty beside a sign
  bool sign = false;  ///< the sign is printed, which only segno and coda have
  bool operator==(const Marker&) const = default;
};

enum class JumpKind : std::uint8_t { da_capo, dal_segno };

/// A jump back from the end of its measure. Its words tell how far the music goes then (jump_words.h).
struct Jump {
  JumpKind kind = JumpKind::da_capo;
  std::string words;  ///< "D.C. al Fine"; not empty
  bool operator==(const Jump&) const = default;
};

}  // namespace clavier
