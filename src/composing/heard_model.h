#pragma once

#include <memory>

#include "composing/compose_options.h"
#include "composing/composing_listener.h"
#include "models/sequence/sequence_model.h"
#include "models/transformer/score_model.h"

namespace clavier {

/// So many events are sampled from one call of ComposingListener::hear to the next.
inline constexpr std::size_t kEventsHeardTogether = 24;

/// The model, whose piece is heard while it is sampled: from the first event on for new pieces; a continuation is only
/// checked. `listener` and `options` outlive the result.
std::unique_ptr<SequenceModel> hear_model(std::unique_ptr<SequenceModel> model, ComposingListener& listener,
                                          const ComposeOptions& options, bool continues);

/// The model, which asks the listener at each step whether to go on. `listener` outlives the result and its clones.
std::unique_ptr<ScoreModel> check_model(std::unique_ptr<ScoreModel> model, ComposingListener& listener);

}  // namespace clavier
