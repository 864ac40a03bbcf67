#pragma once

#include <string>
#include <vector>

#include "listening_test/excerpt_report.h"
#include "listening_test/pair_report.h"

namespace clavier {

/// The report as lines of text: a table of models and eras with 95 % intervals, then the totals.
std::vector<std::string> survey_rows(const ExcerptReport& report);

/// A table of pairs, then one of strengths, then the totals.
std::vector<std::string> survey_rows(const PairReport& report);

}  // namespace clavier
