#pragma once

#include "base/options.h"
#include "base/progress.h"
#include "evaluation/pieces/piece_set.h"
#include "evaluation/rolls/roll_sets.h"
#include "plots/svg.h"

namespace clavier {

/// Real music of an era as the article's measurements take it: rolls of 20.8 s.
struct ArticleReference {
  Era era = Era::romantic;
  std::vector<RealPiece> training;
  std::vector<MeasuredRoll> training_rolls;    ///< the first of each training piece
  std::vector<MeasuredRoll> held_out_rolls;    ///< the first of each held-out piece
  std::vector<MeasuredRoll> half, other_half;  ///< from anywhere in each half of the training works
};

/// Of a split and era; `pieces` rolls at most from each half of the training works. Throws Error when the corpus has
/// no piece of the era in either split.
ArticleReference make_article_reference(const Corpus& corpus, const RealPieceSelection& wanted, Progress& progress);

/// What the article measures, of the first roll of each piece:
///
///   histogram: shares of the 128 pitches; pitch_classes: of the twelve; pitch_class_distance: half the sum of the
///   differences of the latter from those of training
///   keys: name, key and confidence of the first eight pieces
///   code, article: Fréchet distances of single rolls in either region beside the article's controls
///   sets: the distance between sets, of 20 rolls and more
///   nearest: rmse and overlap with the nearest training music, for ten pieces
struct ArticleMetrics {
  Json json;
  std::string histogram;  ///< an SVG chart of the pitch histogram
  std::string nearest;    ///< of three rolls, each beside its nearest training music
};

ArticleMetrics measure_article_metrics(const PieceSet& set, const ArticleReference& reference, Progress& progress);

}  // namespace clavier
