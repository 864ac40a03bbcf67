#pragma once

#include <memory>

#include "composing/compose.h"
#include "models/gan/roll_model.h"

namespace clavier {

/// Throws Misuse when the model has no such era, naming those it has; of a model with only one, none need be named.
Era era_of(const RollModel& model, std::optional<Era> wanted);

/// What check_compose_options throws, and Misuse for what only note-by-note models can do: options of sampling, loops,
/// recall and fixed steps, a prompt.
void check_roll_options(const ComposeOptions& options, const Score* prompt);

/// Composes piece number `index` of those with the same options, as compose does: same options, model, era and index,
/// same piece. The model draws a fifth more than is asked for in one piece; what sounds at its first step without being
/// struck there (without an onset channel: all that sounds there) is dropped; hands play what is left
/// (playable_hands.h); a beginning and an ending are chosen (roll_frame.h). Throws what check_roll_options throws.
Composition compose_roll(const RollModel& model, Era era, const ComposeOptions& options, std::uint64_t index = 0);

/// Whether a model that draws images honours this option of composing.
bool is_roll_option(std::string_view name);

Composer make_composer(std::shared_ptr<const RollModel> model, Era era);

}  // namespace clavier
