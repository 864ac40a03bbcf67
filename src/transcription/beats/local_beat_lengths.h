#pragma once

#include <vector>

#include "music/onset_groups.h"
#include "music/time.h"

namespace clavier {

/// The local beat length around each group, in seconds: the median over the group's beat and a hundred beats on either
/// side. `beats` has two or more, in order.
std::vector<double> compute_local_beat_lengths(const std::vector<OnsetGroup>& groups,
                                               const std::vector<Seconds>& beats);

}  // namespace clavier
