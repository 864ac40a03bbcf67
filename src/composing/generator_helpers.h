#pragma once

#include <memory>

#include "composing/composing_listener.h"
#include "models/classifier/era_classifier.h"

namespace clavier {

/// What helps a model to compose, and how.
struct GeneratorHelpers {
  std::shared_ptr<const EraClassifier> judge = nullptr;  ///< of the era of scores, where one is asked
  bool ngram_cache = true;
  unsigned threads = 1;  ///< for the versions of a phrase, 0 for all; they change the time, not the result
  ComposingListener* listener =
      nullptr;  ///< hears each piece; outlives the generator, which then composes one at a time
};

}  // namespace clavier
