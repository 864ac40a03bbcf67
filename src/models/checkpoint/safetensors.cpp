#include "models/checkpoint/safetensors.h"

#include <Eigen/Core>
#include <algorithm>
#include <bit>
#include <cmath>
#include <cstring>

#include "base/error.h"
#include "models/checkpoint/safetensors_header.h"

namespace clavier {
namespace {

static_assert(std::endian::native == std::endian::little, "tensors are stored with their lowest byte first");

/// Converts raw words to values, each by `number_of`.
template <class Word, class NumberOf>
void read_values(const std::uint8_t* bytes, std::vector<float>& values, NumberOf&& number_of) {
  for (std::size_t index = 0; index < values.size(); ++index) {
    Word word;
    std::memcpy(&word, bytes + index * sizeof word, sizeof word);
    values[index] = number_of(word);
  }
}

Tensor read_tensor(const TensorEntry& entry, ByteView data) {
  Tensor tensor{.shape = entry.shape, .values = std::vector<float>((entry.end - entry.begin) / width_of(entry.type))};
  const std::uint8_t* bytes = data.data() + entry.begin;
  if (entry.type == "F32") {
    read_values<float>(bytes, tensor.values, [](float value) { return value; });
  } else if (entry.type == "F16") {
    const auto from_half = [](std::uint16_t word) {
      return Eigen::half_impl::half_to_float(Eigen::half_impl::raw_uint16_to_half(word));
    };
    read_values<std::uint16_t>(bytes, tensor.values, from_half);
  } else {
    const auto from_bfloat16 = [](std::uint16_t word) {
      return std::bit_cast<float>(static_cast<std::uint32_t>(word) << 16);
    };
    read_values<std::uint16_t>(bytes, tensor.values, from_bfloat16);
  }
  const auto non_finite =
      std::find_if(tensor.values.begin(), tensor.values.end(), [](float value) { return !std::isfinite(value); });
  if (non_finite != tensor.values.end())
    throw Error("number " + std::to_string(non_finite - tensor.values.begin()) + " in it is not finite");
  return tensor;
}

}  // namespace

TensorMap read_safetensors(ByteView bytes, std::string_view name) {
  const TensorEntries file = read_entries(bytes, name);
  TensorMap tensors;
  for (const TensorEntry& entry : file.entries)
    tensors.emplace(entry.name, with_tensor_name(name, entry.name, [&] { return read_tensor(entry, file.data); }));
  return tensors;
}

}  // namespace clavier
