#pragma once

#include <span>

#include "composing/compose_options.h"
#include "encoding/vocabulary.h"
#include "music/score.h"

namespace clavier {

/// The events of a prompt. Throws Error when the model's alphabet can write nothing of it.
Events encode_prompt(const Score& prompt, const Vocabulary& vocabulary);

/// The prompt followed by what was composed after it, in the prompt's own tempo and resolution; the prompt's notes stay
/// as they are, except that a key struck anew is released first. Without keep_prompt only the new notes, from time
/// zero, at the tempo where they begin.
Score continue_prompt(const Score& prompt, std::span<const Event> events, const Vocabulary& vocabulary,
                      const ComposeOptions& options);

}  // namespace clavier
