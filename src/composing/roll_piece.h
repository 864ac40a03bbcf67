#pragma once

#include <memory>

#include "composing/compose.h"
#include "models/gan/roll_model.h"

namespace clavier {

/// The era to generate: `wanted`, or the only era of the model. Throws Misuse, naming the eras of the model, when it
/// does not have `wanted`, or has several and none is wanted.
Era era_of(const RollModel& model, std::optional<Era> wanted);

/// Throws what check_compose_options throws, and Misuse for what only sequence models take: a prompt, and every
/// option that is none of RollComposeOptions.
void check_roll_options(const ComposeOptions& options, const Score* prompt);

/// Composes piece number `index`. The same options, model, era and index give the same piece.
/// The model generates more music than requested, as one piece. A note that sounds at the first step without an onset
/// there is dropped; without an onset channel, every note at the first step. Two hands play the rest
/// (playable_hands.h), and a beginning and an ending are chosen (crop_piece.h). Throws what check_roll_options throws.
Composition compose_roll(const RollModel& model, Era era, const ComposeOptions& options, std::uint64_t index = 0);

/// Composes with a model of piano rolls.
PieceGenerator make_piece_generator(std::shared_ptr<const RollModel> model, Era era);

}  // namespace clavier
