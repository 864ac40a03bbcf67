#include "cli/compose/originality_check.h"

#include <memory>

#include "base/files.h"
#include "cli/compose/era_judge.h"
#include "composing/open_piece_generator.h"
#include "composing/original_piece_generator.h"
#include "models/open_model.h"

namespace clavier {

PieceGenerator make_checked_piece_generator(const FoundModel& found, const Model& model, std::optional<Era> era,
                                            GeneratorHelpers helpers) {
  if (model.composes_scores()) helpers.judge = open_era_judge();
  PieceGenerator generator = make_piece_generator(model, era, helpers);
  const auto file = find_ngram_index(found);
  if (!file) return generator;
  auto index = std::make_shared<const NgramIndex>(read_ngram_index(read_file(*file), file->string()));
  const std::optional<Era> trained = model.trained_era();
  return original_piece_generator(std::move(generator), std::move(index), trained ? trained : era);
}

OriginalityCheck::OriginalityCheck(const ComposeRequest& request, const Score* prompt, Progress& progress)
    : request_(request), prompt_(prompt) {
  if (!request.corpus.empty()) music_ = open_searchable_corpus(request.corpus, progress);
}

std::optional<TrainingMatch> OriginalityCheck::check(const Composition& piece, std::size_t index,
                                                     Progress& progress) const {
  const std::string which = request_.count == 1 ? "" : "piece " + std::to_string(index + 1) + ": ";
  const std::string resampling = piece.originality ? describe_resampling(*piece.originality) : "";
  if (!resampling.empty()) progress.say(which + resampling);
  if (!music_) return std::nullopt;
  std::optional<TrainingMatch> match =
      find_training_match(*music_, piece.score, composed_steps(piece.score, prompt_, request_.composing));
  if (match) progress.say(which + "longest match with training music: " + describe_training_match(*match));
  return match;
}

}  // namespace clavier
