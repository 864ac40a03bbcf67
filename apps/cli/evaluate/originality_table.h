#pragma once

#include <optional>
#include <string>
#include <vector>

#include "base/options.h"
#include "corpus/store/corpus.h"
#include "evaluation/pieces/originality_measures.h"

namespace clavier {

/// One row of `clavier evaluate originality`; `model` null for human pieces. Ranges are [low, median, high]: the middle
/// 95 % of the pieces.
Json originality_row(const Json& model, std::optional<Era> era, const OriginalitySummary& summary);

/// A row of held-out human pieces for the era, or for each era.
Json measure_human_rows(const Corpus& corpus, const OriginalityReference& reference, std::optional<Era> era,
                        Seconds length);

/// The rows as lines of text, a heading first.
std::vector<std::string> originality_table(const Json& rows);

}  // namespace clavier
