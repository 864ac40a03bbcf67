#pragma once

#include <optional>

#include "cli/compose/compose_request.h"
#include "cli/compose/originality_report.h"
#include "composing/generator_helpers.h"
#include "models/open_model.h"
#include "shared/find_model.h"

namespace clavier {

/// Composes with the model that was found and opened, so that its pieces are compared with the training pieces where an
/// n-gram index of these is found (find_ngram_index), and resampled when their training-set overlap is too high. Throws
/// what make_piece_generator throws, and Error when the index is damaged. `helpers` needs no judge.
PieceGenerator make_checked_piece_generator(const FoundModel& found, const Model& model, std::optional<Era> era,
                                            GeneratorHelpers helpers);

/// Says which pieces were resampled and, of the asked corpus, where their longest matches come from.
class OriginalityCheck {
 public:
  /// `prompt` may be null; both outlive the check. Throws Error when the corpus is missing or damaged.
  OriginalityCheck(const ComposeRequest& request, const Score* prompt, Progress& progress);

  /// The longest match of piece number `index`; nothing without a corpus.
  std::optional<TrainingMatch> check(const Composition& piece, std::size_t index, Progress& progress) const;

 private:
  const ComposeRequest& request_;
  const Score* prompt_;
  std::optional<SearchableCorpus> music_;
};

}  // namespace clavier
