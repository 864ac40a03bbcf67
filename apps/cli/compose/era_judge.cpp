#include "cli/compose/era_judge.h"

#include "models/open_model.h"
#include "shared/find_model.h"

namespace clavier {

std::shared_ptr<const EraClassifier> open_era_judge() {
  const auto folder = find_era_classifier();
  return folder ? era_classifier(open_model(*folder)) : nullptr;
}

}  // namespace clavier
