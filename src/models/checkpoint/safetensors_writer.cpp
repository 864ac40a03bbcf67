#include <Eigen/Core>
#include <bit>
#include <cmath>
#include <cstring>

#include "base/error.h"
#include "base/options.h"
#include "models/checkpoint/safetensors.h"
#include "models/checkpoint/safetensors_header.h"

namespace clavier {
namespace {

static_assert(std::endian::native == std::endian::little, "tensors are stored with their lowest byte first");

/// Stores one number at `place` and returns the position after it.
std::uint8_t* put_value(std::uint8_t* place, float value, Precision precision) {
  const Eigen::half half = Eigen::half_impl::float_to_half_rtne(value);
  const float stored = precision == Precision::f32 ? value : Eigen::half_impl::half_to_float(half);
  if (!std::isfinite(stored)) throw Error("a number in it is not finite, or too large for 16 bits");
  const std::size_t width = precision == Precision::f32 ? sizeof value : sizeof half.x;
  std::memcpy(place, precision == Precision::f32 ? static_cast<const void*>(&value) : &half.x, width);
  return place + width;
}

}  // namespace

Bytes write_safetensors(const TensorMap& tensors, Precision precision) {
  Json header = Json::object();
  std::size_t end = 0;
  for (const auto& [name, tensor] : tensors) {
    const std::size_t begin = end;
    end += tensor.values.size() * (precision == Precision::f32 ? 4 : 2);
    header[name] = {{"dtype", precision == Precision::f32 ? "F32" : "F16"},
                    {"shape", tensor.shape},
                    {"data_offsets", {begin, end}}};
  }
  std::string text = header.dump();
  text.append((8 - text.size() % 8) % 8, ' ');
  const std::uint64_t length = text.size();
  Bytes bytes(kHeaderLengthBytes + text.size() + end);
  std::memcpy(bytes.data(), &length, kHeaderLengthBytes);
  std::memcpy(bytes.data() + kHeaderLengthBytes, text.data(), text.size());
  std::uint8_t* place = bytes.data() + kHeaderLengthBytes + text.size();
  for (const auto& [name, tensor] : tensors) {
    try {
      for (const float value : tensor.values) place = put_value(place, value, precision);
    } catch (const Error& problem) {
      throw Error("cannot write weights: tensor " + name + ": " + problem.what());
    }
  }
  return bytes;
}

}  // namespace clavier
