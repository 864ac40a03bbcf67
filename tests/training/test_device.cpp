#include <gtest/gtest.h>
#include <torch/torch.h>

#include "base/error.h"
#include "training/run/device.h"

namespace clavier {
namespace {

TEST(Device, IsRefusedWhereItIsNot) {
  EXPECT_NO_THROW(check_device("cpu"));
  if (torch::cuda::is_available()) {
    EXPECT_NO_THROW(check_device("cuda"));
  } else {
    EXPECT_THROW(check_device("cuda"), Error);
  }
}

}  // namespace
}  // namespace clavier
