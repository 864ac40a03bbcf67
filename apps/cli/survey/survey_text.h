#pragma once

#include <string>
#include <vector>

#include "listening_test/pair_report.h"
#include "listening_test/survey_report.h"

namespace clavier {

/// The report in lines: a table of models and eras with 95 % intervals, then what they mean together.
std::vector<std::string> survey_rows(const SurveyReport& report);

/// A table of pairs, then one of strengths.
std::vector<std::string> survey_rows(const PairReport& report);

}  // namespace clavier
