/// An untrusted checkpoint of a GAN: two bytes with the length of config.json, config.json, then model.safetensors. Any
/// input gives an Error or a model that generates a roll.
#include <algorithm>
#include <cstddef>
#include <cstdint>

#include "base/error.h"
#include "models/gan/make_roll_model.h"

namespace {

void run(clavier::ByteView bytes) {
  const std::size_t wanted = bytes[0] + 256u * bytes[1];
  const std::size_t length = std::min(wanted, bytes.size() - 2);
  try {
    clavier::GanCheckpoint checkpoint = clavier::gan_checkpoint_from_config(
        clavier::parse_config(clavier::as_text(bytes.subspan(2, length)), "config.json"), "config.json");
    if (clavier::config_of(clavier::gan_checkpoint_from_config(clavier::config_of(checkpoint), "again")) !=
        clavier::config_of(checkpoint))
      __builtin_trap();
    checkpoint.tensors = clavier::read_safetensors(bytes.subspan(2 + length), "model.safetensors");
    const auto model = clavier::make_roll_model(checkpoint);
    clavier::Random random(1);
    const clavier::Era era = model->eras().front();
    clavier::read_roll(model->generate(era, 8, random), model->reading(era));
  } catch (const clavier::Error&) {
  }
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  if (size >= 2) run({data, size});
  return 0;
}
