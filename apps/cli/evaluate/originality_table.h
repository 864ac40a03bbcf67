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
struct CopyRequest {
  std::vector<std::string> models;  ///< as find_model takes them
  std::optional<Era> era;           ///< none: people of all eras, models of their own
  CopyPieces pieces;
};

/// How much people's pieces, and what models compose, have in common with the training pieces of a corpus.
Json copy_report(const std::filesystem::path& corpus, const CopyRequest& request, Progress& progress);

/// The same as rows of a table, the heading first.
std::vector<std::string> copy_table(const Json& report);

}  // namespace clavier
