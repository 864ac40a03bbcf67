#include "models/gan/make_roll_model.h"

#include "models/gan/beat_gan_model.h"
#include "models/gan/kuo_gan_model.h"

namespace clavier {

std::unique_ptr<RollModel> make_roll_model(const RollCheckpoint& checkpoint) {
  check_roll_tensors(checkpoint);
  if (checkpoint.network.kind == "article") return std::make_unique<ArticleRollModel>(checkpoint);
  return std::make_unique<BeatRollModel>(checkpoint);
}

}  // namespace clavier
