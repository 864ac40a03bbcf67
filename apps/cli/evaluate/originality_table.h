#pragma once

#include <optional>
#include <string>
#include <vector>

#include "base/options.h"
#include "base/progress.h"
#include "corpus/store/corpus.h"
#include "evaluation/pieces/originality_measures.h"

namespace clavier {

/// What `clavier evaluate --originality` is asked for.
struct OriginalityRequest {
  std::vector<std::string> models;  ///< as find_model takes them
  std::optional<Era> era;           ///< none: people of all eras, models of their own
  OriginalitySample pieces;
};

/// How much people's pieces, and what models compose, have in common with the training pieces of a corpus.
Json report_originality(const std::filesystem::path& corpus, const OriginalityRequest& request, Progress& progress);

/// The same as rows of a table, the heading first.
std::vector<std::string> originality_table(const Json& report);

}  // namespace clavier
