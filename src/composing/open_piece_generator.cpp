#include "composing/open_piece_generator.h"

#include "composing/compose_score.h"
#include "composing/roll_piece.h"

namespace clavier {

PieceGenerator make_piece_generator(const Model& model, std::optional<Era> era, const GeneratorHelpers& helpers) {
  if (const auto* rolls = std::get_if<std::shared_ptr<const RollModel>>(&model.kind))
    return make_piece_generator(*rolls, era_of(**rolls, era));
  if (model.composes_scores()) return make_piece_generator(score_model_weights(model), era, helpers);
  const auto* network = std::get_if<OpenSequenceModel>(&model.kind);
  return make_piece_generator(sequence_model_factory(model, helpers.ngram_cache),
                              network ? network->keys : std::nullopt, helpers.listener);
}

PieceGenerator open_piece_generator(const std::filesystem::path& folder, std::optional<Era> era,
                                    const GeneratorHelpers& helpers) {
  return make_piece_generator(open_model(folder), era, helpers);
}

}  // namespace clavier
