#pragma once

#include <span>

#include "composing/compose_options.h"
#include "encoding/vocabulary.h"
#include "music/score.h"

namespace clavier {

/// The bar line after a prompt whose notes follow its own beats; nothing for any other prompt.
std::optional<Beats> find_next_bar(const Score& prompt);

/// The events of a prompt. Throws Error when the vocabulary can write none of its notes.
Events encode_prompt(const Score& prompt, const Vocabulary& vocabulary);

/// The prompt followed by the new events, in the prompt's own tempo and resolution. Nothing new begins before the
/// prompt's last note ends; where its notes follow its own beats, nothing before the bar line after that. The prompt's
/// notes stay as they are, except that a note ends where its pitch begins again. Without keep_prompt only the new
/// notes, from time zero, in the tempo of the options.
Score continue_prompt(const Score& prompt, std::span<const Event> events, const Vocabulary& vocabulary,
                      const ComposeOptions& options);

}  // namespace clavier
