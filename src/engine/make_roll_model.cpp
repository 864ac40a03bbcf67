#include "engine/make_roll_model.h"

#include "engine/article_roll_model.h"

namespace clavier {

std::unique_ptr<RollModel> make_roll_model(const RollCheckpoint& checkpoint) {
  check_roll_tensors(checkpoint);
  return std::make_unique<ArticleRollModel>(checkpoint);
}

}  // namespace clavier
