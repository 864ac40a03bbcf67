#pragma once

#include <cstdint>

#include "music/pitch.h"
#include "music/time.h"

namespace clavier {

/// Who plays a note of a piano piece; or the voice that sings it, in songs.
enum class Hand : std::uint8_t { unknown, left, right, voice };

struct Note {
  Beats onset;
  Beats duration;
  Pitch pitch = 60;
  std::uint8_t velocity = 64;  ///< 1..127, how loud
  Hand hand = Hand::unknown;

  /// By onset, then pitch, duration, velocity, hand: the order of notes in a Score.
  friend constexpr auto operator<=>(const Note& a, const Note& b) {
    if (const auto order = a.onset <=> b.onset; order != 0) return order;
    if (const auto order = a.pitch <=> b.pitch; order != 0) return std::partial_ordering(order);
    if (const auto order = a.duration <=> b.duration; order != 0) return order;
    if (const auto order = a.velocity <=> b.velocity; order != 0) return std::partial_ordering(order);
    return std::partial_ordering(a.hand <=> b.hand);
  }
  friend constexpr bool operator==(const Note&, const Note&) = default;
};

constexpr Beats end_of(const Note& note) { return note.onset + note.duration; }

}  // namespace clavier
