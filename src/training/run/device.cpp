#include "training/run/device.h"

#include <torch/torch.h>

#include "base/error.h"

namespace clavier {

void check_device(const std::string& device) {
  if (device != "cuda" || torch::cuda::is_available()) return;
  throw Error(
      "this LibTorch finds no GPU to train on: build clavier-train with one that does (docs/gpu.md), or train "
      "without --device cuda");
}

}  // namespace clavier
