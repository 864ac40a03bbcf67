#pragma once

#include "base/options.h"
#include "listening_test/pair_report.h"
#include "listening_test/survey_report.h"

namespace clavier {

/// Every figure of the report, and how many judgements a claim takes. Shares with an interval are [share, low, high];
/// model and era are null where all are meant.
Json to_json(const SurveyReport& report);
/// `strengths` says whether it was "estimated", or the models are "disconnected" or "unbounded".
Json to_json(const PairReport& report);

}  // namespace clavier
