#include "model/article_gan.h"

namespace clavier {

RollGan make_roll_gan(const RollNetworkOptions& options, int /*eras*/) {
  check_options(options);
  return {.generator = std::make_shared<ArticleGenerator>(options), .critic = std::make_shared<ArticleCritic>(options)};
}

}  // namespace clavier
