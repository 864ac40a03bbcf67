#pragma once

#include <optional>

#include "music/score.h"

namespace clavier {

/// Where the second eighth of a swung beat begins, as a part of the beat: 2/3 for swing of 2:1. Nothing for music that
/// is not swung.
///
/// Music is swung when notes begin in the middle of its beats at one place between 0.58 and 0.7, and hardly ever
/// anywhere else inside a beat. So triplets, whose middle third is struck, are no swing, nor are compound meters.
/// `jitter` is the standard deviation of onsets.
std::optional<double> find_swing(const Score& score, Seconds jitter);

/// Swung eighths as even ones: within each beat times are stretched before `swing` and shortened after it. Onsets and
/// ends of notes move; all else stays.
Score straighten(Score score, double swing);

}  // namespace clavier
