#include "engine/make_roll_model.h"

#include "engine/article_roll_model.h"
#include "engine/beat_roll_model.h"

namespace clavier {

std::unique_ptr<RollModel> make_roll_model(const RollCheckpoint& checkpoint) {
  check_roll_tensors(checkpoint);
  if (checkpoint.network.kind == "article") return std::make_unique<ArticleRollModel>(checkpoint);
  return std::make_unique<BeatRollModel>(checkpoint);
}

}  // namespace clavier
