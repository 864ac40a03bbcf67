#pragma once

#include <cstdint>
#include <map>
#include <string>
#include <string_view>
#include <vector>

#include "base/bytes.h"

namespace clavier {

/// Numbers in row-major order. values.size() is the product of the shape, 1 for an empty shape.
struct Tensor {
  std::vector<std::int64_t> shape;
  std::vector<float> values;
  bool operator==(const Tensor&) const = default;
};

using TensorMap = std::map<std::string, Tensor>;

/// The storage type: f16 halves the file and keeps 11 significant bits.
enum class Precision { f32, f16 };

/// Reads a safetensors file (https://github.com/huggingface/safetensors): an 8-byte little-endian length, a JSON
/// header, then raw tensors of F32, F16 or BF16. "__metadata__" is ignored.
/// Throws Error naming `name` when the header is damaged. Throws Error naming the tensor, too, when it lies outside the
/// file, overlaps another, leaves a gap, or holds a number that is not finite.
TensorMap read_safetensors(ByteView bytes, std::string_view name);

/// Writes the tensors in the order of their names, so equal maps give equal bytes. Throws Error when a number is not
/// finite or too large for the precision.
Bytes write_safetensors(const TensorMap& tensors, Precision precision);

}  // namespace clavier
