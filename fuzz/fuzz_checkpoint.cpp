/// An untrusted checkpoint: two bytes with the length of config.json, config.json, then model.safetensors. Any input
/// gives an Error or a model that gives logits.
#include <algorithm>
#include <cstddef>
#include <cstdint>

#include "base/error.h"
#include "models/sequence/make_sequence_model.h"

namespace {

void run(clavier::ByteView bytes) {
  const std::size_t wanted = bytes[0] + 256u * bytes[1];
  const std::size_t length = std::min(wanted, bytes.size() - 2);
  try {
    clavier::Checkpoint checkpoint = clavier::checkpoint_from_config(
        clavier::parse_config(clavier::as_text(bytes.subspan(2, length)), "config.json"), "config.json");
    checkpoint.tensors = clavier::read_safetensors(bytes.subspan(2 + length), "model.safetensors");
    const auto model = clavier::make_sequence_model(checkpoint);
    for (int symbol = 0; symbol < 8; ++symbol) {
      const auto logits = model->logits();
      model->advance(symbol % static_cast<int>(logits.size()));
    }
  } catch (const clavier::Error&) {
  }
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  if (size < 2) return 0;
  run({data, size});
  try {
    const clavier::TensorMap tensors = clavier::read_safetensors({data, size}, "model.safetensors");
    if (clavier::read_safetensors(clavier::write_safetensors(tensors, clavier::Precision::f32), "again") != tensors)
      __builtin_trap();
  } catch (const clavier::Error&) {
  }
  return 0;
}
