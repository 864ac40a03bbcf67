#pragma once

#include <memory>

#include "models/classifier/era_classifier.h"

namespace clavier {

/// The shipped era classifier, which judges candidates of scores; none where it is missing. Throws Error when it is
/// damaged.
std::shared_ptr<const EraClassifier> open_era_judge();

}  // namespace clavier
