#include "composing/open_composer.h"

namespace clavier {

Composer make_composer(const Model& model, std::optional<Era> era, bool ngram_cache) {
  if (const auto* rolls = std::get_if<std::shared_ptr<const RollModel>>(&model.kind))
    return make_composer(*rolls, era_of(**rolls, era));
  const auto* network = std::get_if<OpenSequenceModel>(&model.kind);
  return make_composer(sequence_model_factory(model, ngram_cache), network ? network->keys : std::nullopt);
}

Composer open_composer(const std::filesystem::path& folder, std::optional<Era> era, bool ngram_cache) {
  return make_composer(open_model(folder), era, ngram_cache);
}

}  // namespace clavier
