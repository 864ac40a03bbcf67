#pragma once

#include "base/random.h"
#include "models/transformer/score_openings.h"

namespace clavier {

/// Fills what `prefix` leaves open with what one of the openings has: composer, key, meter, tempo and density. It is
/// drawn from those of the era, or of all eras, that agree most with what is asked.
void complete_prefix(const ScoreOpenings& openings, ScorePrefix& prefix, Random& random);

}  // namespace clavier
