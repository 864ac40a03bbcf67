#pragma once

#include <optional>

#include "music/score.h"

namespace clavier {

/// Music that is written with even notes and played with uneven ones.
struct Swing {
  double place = 2.0 / 3;  ///< where the second note of a pair begins, as a part of the pair: 2/3 for swing of 2:1
  Beats pair{1};           ///< the length of a pair: a quarter note for swung eighths, an eighth for swung sixteenths
};

/// The swing of music whose notes begin in the middle of its beats, or else of half its beats, at one place, and hardly
/// ever anywhere else inside them. The place lies between 0.575 and 0.7, or between 0.545 and 0.735 where all notes
/// keep to it as a sequencer does. So triplets, whose middle third is struck, are no swing, nor are compound meters.
/// `jitter` is the standard deviation of onsets. Nothing for music that is not swung.
std::optional<Swing> find_swing(const Score& score, Seconds jitter);

/// Swung notes as even ones: within each pair times are stretched before the place and shortened after it. Onsets and
/// ends of notes move; all else stays.
Score straighten(Score score, const Swing& swing);

}  // namespace clavier
