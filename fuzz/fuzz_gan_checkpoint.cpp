/// A checkpoint of a network that draws rolls, from outside: the first two bytes give the length of config.json, the
/// rest is model.safetensors. Whatever they hold, the outcome is an Error or a model that draws a roll.
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
    clavier::GanCheckpoint checkpoint =
        clavier::read_gan_config(clavier::as_text(bytes.subspan(2, length)), "config.json");
    if (clavier::config_of(clavier::read_gan_config(clavier::config_of(checkpoint).dump(), "again")) !=
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
