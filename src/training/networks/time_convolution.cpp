#include "training/networks/time_convolution.h"

#include <array>

namespace clavier {

torch::Tensor as_image(const torch::Tensor& over_time) { return over_time.transpose(1, 2).unsqueeze(2); }

torch::Tensor over_time(const torch::Tensor& image) { return image.squeeze(2).transpose(1, 2); }

torch::Tensor time_convolution(const torch::Tensor& x, const torch::Tensor& kernel, const torch::Tensor& bias,
                               std::int64_t stride, std::int64_t padding) {
  const std::array<std::int64_t, 2> strides = {1, stride}, paddings = {0, padding};
  return over_time(torch::conv2d(as_image(x), kernel.unsqueeze(2), bias, strides, paddings));
}

}  // namespace clavier
