#pragma once

#include <optional>
#include <vector>

#include "cli/compose/compose_request.h"
#include "cli/compose/originality_report.h"
#include "shared/find_model.h"

namespace clavier {

/// Opens a model for composing, so that its pieces are compared with the training pieces where patterns of these are
/// found (find_ngram_index), and composed anew when they borrow too much. Throws what open_composer throws, and Error
/// when the patterns are damaged.
Composer open_checked_composer(const FoundModel& model, std::optional<Era> era, bool ngram_cache);

/// Says which pieces were composed anew and, of the asked corpus, where their longest copied passages come from: one a
/// piece, none without a corpus. `prompt` may be null. Throws Error when the corpus is missing or damaged.
std::vector<std::optional<TrainingMatch>> find_training_matches(const std::vector<Composition>& pieces,
                                                                const ComposeRequest& request, const Score* prompt,
                                                                Progress& progress);

}  // namespace clavier
