#pragma once

#include <array>
#include <memory>
#include <string>

#include "base/options.h"
#include "base/progress.h"
#include "corpus/store/corpus.h"
#include "models/transformer/transformer_weights.h"

namespace clavier {

/// How far a model of scores does what it is asked. Shares are of pieces, 0..1.
struct RequestMeasures {
  std::string name;
  std::size_t pieces = 0;
  double bars = 0;            ///< exactly as many as asked
  double meter = 0;           ///< every bar has the meter that was asked
  double key = 0;             ///< the main key found in the piece is the one that was asked
  double tempo = 0;           ///< within 1 % of what was asked
  double downbeats = 0;       ///< how well the meter finder hears the bar lines among the beats: mean F-measure
  double real_downbeats = 0;  ///< the same of held-out scores
  std::array<double, 3> notes_a_quarter{};  ///< of pieces asked for a low, a medium and a high density
  std::size_t composers = 0;                ///< told apart by a plain classifier; 0: too few have enough music
  double composer = 0, real_composer = 0;   ///< pieces recognised: of the model, and held out
};

/// Composes `pieces` pieces, each asked for a random key, meter, tempo, density and length, with eras in turn, and as
/// many asked for a composer alone: the four with the most training pieces among those that the model knows. The
/// classifier (plain_classifier.h, by style features) learns from training pieces of the corpus.
RequestMeasures measure_requests(const std::shared_ptr<const TransformerWeights>& weights, const Corpus& corpus,
                                 std::size_t pieces, Progress& progress);

Json to_json(const RequestMeasures& measures);

}  // namespace clavier
