#pragma once

#include "base/options.h"
#include "listening_test/excerpt_report.h"
#include "listening_test/pair_report.h"

namespace clavier {

/// Every metric of the report, and a power analysis. Shares with an interval are [share, low, high]; model and era are
/// null for all models and all eras.
Json to_json(const ExcerptReport& report);
/// `strengths.outcome` is "estimated", "disconnected" or "unbounded": see Estimability.
Json to_json(const PairReport& report);

}  // namespace clavier
