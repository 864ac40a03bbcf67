#include "models/gan/make_roll_model.h"

#include "models/gan/beat_gan_model.h"
#include "models/gan/kuo_gan_model.h"

namespace clavier {

std::unique_ptr<RollModel> make_roll_model(const GanCheckpoint& checkpoint) {
  check_gan_tensors(checkpoint);
  if (checkpoint.network.kind == "kuo_gan") return std::make_unique<KuoGanModel>(checkpoint);
  return std::make_unique<BeatGanModel>(checkpoint);
}

}  // namespace clavier
