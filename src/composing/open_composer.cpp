#include "composing/open_composer.h"

#include "models/model_folder.h"

namespace clavier {

Composer open_composer(const std::filesystem::path& folder, std::optional<Era> era, bool ngram_cache) {
  if (!is_roll_model(folder)) return make_composer(open_model(folder, ngram_cache), read_key_shares(folder));
  std::shared_ptr<const RollModel> model = open_roll_model(folder);
  const Era chosen = era_of(*model, era);
  return make_composer(std::move(model), chosen);
}

}  // namespace clavier
