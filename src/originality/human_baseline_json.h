#pragma once

#include "base/options.h"
#include "originality/human_baseline.h"

namespace clavier {

/// {"baroque": [{"notes", "excerpts", "longest": [low, median, high], "share": [...]}, ...], ..., "all": [...]}
Json to_json(const HumanBaselineTable& table);

/// Throws Error, or nlohmann's exception, when the JSON is no such table or the lengths of a row do not increase.
HumanBaselineTable human_baseline_table_from_json(const Json& json);

}  // namespace clavier
