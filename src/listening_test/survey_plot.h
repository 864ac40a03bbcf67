#pragma once

#include "listening_test/excerpt_report.h"
#include "listening_test/pair_report.h"
#include "plots/svg.h"

namespace clavier {

/// With more excerpts than this, only models and eras have bars.
inline constexpr std::size_t kMaxExcerptBars = 60;

/// A stacked bar for each excerpt (human, AI, cannot tell), as in a figure of the article; below it one for each model
/// and era (right, wrong, cannot tell).
Svg draw(const ExcerptReport& report);

/// A stacked bar for each pair of models: the first preferred, a tie, the second preferred.
Svg draw(const PairReport& report);

}  // namespace clavier
