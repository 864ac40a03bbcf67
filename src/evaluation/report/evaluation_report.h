#pragma once

#include <filesystem>
#include <functional>
#include <vector>

#include "evaluation/pieces/piece_source.h"
#include "models/classifier/era_classifier.h"

namespace clavier {

/// What is measured, and how thoroughly.
struct ReportPlan {
  std::vector<Era> eras;
  Split split = Split::validation;    ///< which pieces stand for people
  std::size_t pieces = 100;           ///< of a column, at most
  std::size_t likelihood_pieces = 0;  ///< the first so many pieces of the split; 0 for all
  bool extrapolated = false;          ///< also distances extrapolated to endless samples
  Seconds length{60};                 ///< of each piece
  std::filesystem::path folder;       ///< what is measured stays here, so that a report that was broken off goes on
  std::string classifier_state;       ///< changes with the style model
};

/// The columns to measure beside people's for an era.
using SourcesOfEra = std::function<std::vector<PieceSource>(Era)>;

/// One column of one era, measured.
struct ReportColumn {
  Json metrics;           ///< measure_set_metrics, measure_article_metrics, likelihood
  std::string histogram;  ///< drawings (SVG), as in ArticleMetrics
  std::string nearest;
};

struct ReportEra {
  Era era = Era::romantic;
  std::vector<ReportColumn> columns;  ///< people, controls, then the given sources
};

/// Measures every column of every era, or takes what an earlier run with the same plan left in `plan.folder`/parts.
/// Throws Error when the corpus has too little of an era.
std::vector<ReportEra> measure_report(const Corpus& corpus, const EraClassifier& classifier, const ReportPlan& plan,
                                      const SourcesOfEra& sources, Progress& progress);

}  // namespace clavier
