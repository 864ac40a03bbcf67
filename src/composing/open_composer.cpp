#include "composing/open_composer.h"

#include "models/model_folder.h"

namespace clavier {

Composer open_composer(const std::filesystem::path& folder, std::optional<Era> era, bool recall) {
  if (!draws_images(folder)) return composer_of(open_model(folder, recall), usual_keys(folder));
  std::shared_ptr<const RollModel> model = open_roll_model(folder);
  const Era chosen = era_of(*model, era);
  return composer_of(std::move(model), chosen);
}

}  // namespace clavier
