#include "cli/compose/originality_check.h"

#include <memory>

#include "base/files.h"
#include "cli/compose/era_judge.h"
#include "composing/open_piece_generator.h"
#include "composing/original_piece_generator.h"
#include "models/open_model.h"

namespace clavier {

PieceGenerator make_checked_piece_generator(const FoundModel& found, const Model& model, std::optional<Era> era,
                                            bool ngram_cache) {
  PieceGenerator generator = make_piece_generator(
      model, era, {.judge = model.composes_scores() ? open_era_judge() : nullptr, .ngram_cache = ngram_cache});
  const auto file = find_ngram_index(found);
  if (!file) return generator;
  auto index = std::make_shared<const NgramIndex>(read_ngram_index(read_file(*file), file->string()));
  const std::optional<Era> trained = model.trained_era();
  return original_piece_generator(std::move(generator), std::move(index), trained ? trained : era);
}

std::vector<std::optional<TrainingMatch>> find_training_matches(const std::vector<Composition>& pieces,
                                                                const ComposeRequest& request, const Score* prompt,
                                                                Progress& progress) {
  std::vector<std::optional<TrainingMatch>> matches(pieces.size());
  std::optional<SearchableCorpus> music;
  if (!request.corpus.empty()) music = open_searchable_corpus(request.corpus, progress);
  for (std::size_t index = 0; index < pieces.size(); ++index) {
    const Composition& piece = pieces[index];
    const std::string which = pieces.size() == 1 ? "" : "piece " + std::to_string(index + 1) + ": ";
    const std::string resampling = piece.originality ? describe_resampling(*piece.originality) : "";
    if (!resampling.empty()) progress.say(which + resampling);
    if (!music) continue;
    matches[index] = find_training_match(*music, piece.score, composed_steps(piece.score, prompt, request.composing));
    if (matches[index])
      progress.say(which + "longest match with training music: " + describe_training_match(*matches[index]));
  }
  return matches;
}

}  // namespace clavier
