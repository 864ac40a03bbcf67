#pragma once

#include <vector>

#include "music/onset_groups.h"
#include "music/time.h"

namespace clavier {

/// How long a beat usually is around each group, in seconds: the median of the beat that the group is in with a hundred
/// on either side. `beats` are two or more, in order.
std::vector<double> compute_local_beat_lengths(const std::vector<OnsetGroup>& groups,
                                               const std::vector<Seconds>& beats);

}  // namespace clavier
