#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "base/bytes.h"
#include "base/error.h"

namespace clavier {

inline constexpr std::size_t kHeaderLengthBytes = 8;  // of the number that gives the length of the header

/// The header entry of one tensor, checked to fit the file.
struct TensorEntry {
  std::string name;
  std::string type;  ///< F32, F16 or BF16
  std::vector<std::int64_t> shape;
  std::size_t begin = 0;  ///< bytes after the header
  std::size_t end = 0;
};

/// Bytes of one number. Throws Error for an unsupported type.
std::size_t width_of(const std::string& type);

/// The tensors of a safetensors file in the order of its header. They cover `data` without overlap or gap.
struct TensorEntries {
  std::vector<TensorEntry> entries;
  ByteView data;
};

/// Throws Error naming `file`, and the tensor where there is one.
TensorEntries read_entries(ByteView bytes, std::string_view file);

/// Runs work() for one tensor. An Error in it gets the names of the file and the tensor.
template <class Work>
auto with_tensor_name(std::string_view file, const std::string& tensor, Work&& work) {
  try {
    return work();
  } catch (const Error& problem) {
    throw Error("cannot read weights " + std::string(file) + ": tensor " + tensor.substr(0, 80) + ": " +
                problem.what());
  }
}

}  // namespace clavier
