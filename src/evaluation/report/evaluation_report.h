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
  Split split = Split::validation;    ///< which pieces are the human reference
  std::size_t pieces = 100;           ///< of a column, at most
  std::size_t likelihood_pieces = 0;  ///< the first so many pieces of the split; 0 for all
  bool extrapolated = false;          ///< also distances extrapolated to infinite samples
  Seconds length{60};                 ///< of each piece
  std::filesystem::path folder;       ///< keeps what is measured, so that an interrupted report resumes
  std::string classifier_state;       ///< changes with the era classifier
};

/// The columns to measure for an era beside the human reference.
using SourcesOfEra = std::function<std::vector<PieceSource>(Era)>;

/// One column of one era, measured.
struct ReportColumn {
  Json metrics;           ///< measure_set_metrics, measure_article_metrics, likelihood
  std::string histogram;  ///< drawings (SVG), as in ArticleMetrics
  std::string nearest;
};

struct ReportEra {
  Era era = Era::romantic;
  std::vector<ReportColumn> columns;  ///< human reference, controls, then the given sources
};

/// Measures every column of every era, or reads what an earlier run with the same plan wrote into `plan.folder`/parts.
/// Throws Error when the corpus has too little of an era.
std::vector<ReportEra> measure_report(const Corpus& corpus, const EraClassifier& classifier, const ReportPlan& plan,
                                      const SourcesOfEra& sources, Progress& progress);

}  // namespace clavier
