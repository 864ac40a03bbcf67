#pragma once

#include <string>
#include <vector>

namespace clavier {

/// What `clavier train` can make. Each family has options of its own.
enum class ModelFamily {
  sequences,       ///< networks and Markov chains that compose event by event (train_request.h)
  scores,          ///< Transformers that compose scores (score_train_request.h)
  gan,             ///< GANs that generate piano rolls (gan_train_request.h)
  era_classifier,  ///< predicts the era of a piece and composes nothing (era_classifier_train_request.h)
  phrase_judge     ///< chooses among a Transformer's phrases (phrase_judge_train_request.h)
};

/// The family of the preset that the last --model of a command line names; its other options are known only then.
/// Without --model, or with an unknown name, sequences: find_preset refuses the name later.
ModelFamily requested_family(const std::vector<std::string>& arguments);

}  // namespace clavier
