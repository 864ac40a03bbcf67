#pragma once

#include <string>

namespace clavier {

/// Throws Error, saying what to do, if this LibTorch cannot compute on the device ("cpu", "cuda") on this machine.
void check_device(const std::string& device);

}  // namespace clavier
