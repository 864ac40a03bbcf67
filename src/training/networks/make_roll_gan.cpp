#include "base/error.h"
#include "training/networks/beat_gan.h"
#include "training/networks/kuo_gan.h"

namespace clavier {

RollGan make_roll_gan(const GanOptions& options, int eras) {
  check_options(options);
  if (options.kind == "beat_gan") {
    if (options.frames % 2 != 0) throw Misuse("option frames must be even: the critic has a stride of 2");
    return {.generator = std::make_shared<BeatGenerator>(options, eras),
            .critic = std::make_shared<BeatCritic>(options, eras)};
  }
  return {.generator = std::make_shared<KuoGenerator>(options), .critic = std::make_shared<KuoCritic>(options)};
}

}  // namespace clavier
