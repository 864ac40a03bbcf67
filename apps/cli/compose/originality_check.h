#pragma once

#include <optional>
#include <vector>

#include "cli/compose/compose_request.h"
#include "cli/compose/originality_report.h"
#include "models/open_model.h"
#include "shared/find_model.h"

namespace clavier {

/// Composes with the model that was found and opened, so that its pieces are compared with the training pieces where an
/// n-gram index of these is found (find_ngram_index), and resampled when their training-set overlap is too high. Throws
/// what make_piece_generator throws, and Error when the index is damaged.
PieceGenerator make_checked_piece_generator(const FoundModel& found, const Model& model, std::optional<Era> era,
                                            bool ngram_cache);

/// Reports which pieces are resampled and, of the asked corpus, where their longest matches come from: one a piece,
/// none without a corpus. `prompt` may be null. Throws Error when the corpus is missing or damaged.
std::vector<std::optional<TrainingMatch>> find_training_matches(const std::vector<Composition>& pieces,
                                                                const ComposeRequest& request, const Score* prompt,
                                                                Progress& progress);

}  // namespace clavier
