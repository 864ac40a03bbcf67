/// An untrusted Markov chain: two bytes with the length of config.json, config.json, then markov.bin. Any input gives
/// an Error or a chain whose probabilities sum to one everywhere.
#include <algorithm>
#include <cmath>
#include <cstddef>
#include <cstdint>

#include "base/error.h"
#include "models/markov/markov.h"
#include "models/sequence/checkpoint.h"

namespace {

constexpr int kSymbols = 40;

void check(std::span<const float> logits) {
  double sum = 0;
  for (const float logit : logits) sum += std::exp(static_cast<double>(logit));
  if (!(std::abs(sum - 1) < 1e-3)) __builtin_trap();
}

/// Advances by the likeliest symbol and, every third time, by another one.
void walk(clavier::SequenceModel& model) {
  for (int step = 0; step < kSymbols; ++step) {
    const auto logits = model.logits();
    check(logits);
    const auto likeliest = std::max_element(logits.begin(), logits.end()) - logits.begin();
    model.advance(static_cast<int>(step % 3 == 2 ? (step * 7) % std::ssize(logits) : likeliest));
  }
}

void run(clavier::ByteView bytes) {
  const std::size_t wanted = bytes[0] + 256u * bytes[1];
  const std::size_t length = std::min(wanted, bytes.size() - 2);
  const clavier::Checkpoint config = clavier::checkpoint_from_config(
      clavier::parse_config(clavier::as_text(bytes.subspan(2, length)), "config.json"), "config.json");
  const auto chain = std::make_shared<const clavier::MarkovChain>(
      clavier::unpack_markov(bytes.subspan(2 + length), config.vocabulary, "markov.bin"));
  if (!std::ranges::equal(clavier::pack_markov(*chain), bytes.subspan(2 + length))) __builtin_trap();
  walk(*clavier::make_markov_model(chain));
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  if (size < 2) return 0;
  try {
    run({data, size});
  } catch (const clavier::Error&) {
  }
  return 0;
}
