#pragma once

#include "listening_test/pair_report.h"
#include "listening_test/survey_report.h"
#include "plots/svg.h"

namespace clavier {

/// With more excerpts than this, only models and eras get bars.
inline constexpr std::size_t kMaxExcerptBars = 60;

/// The article's figure: a stacked bar for each excerpt (human, AI, cannot tell), and below it one for each model and
/// era (right, wrong, cannot tell).
Svg draw(const SurveyReport& report);

/// A stacked bar for each two models: the first preferred, a tie, the second preferred.
Svg draw(const PairReport& report);

}  // namespace clavier
