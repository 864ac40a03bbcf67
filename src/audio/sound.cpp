#include "audio/sound.h"

#include <algorithm>
#include <cmath>
#include <vector>

#include "base/error.h"

namespace clavier {
namespace {

constexpr std::size_t kSamplesAtOnce = 8192;  // samples

}  // namespace

Sound::Sound(const Score& score, const SynthesizerOptions& options, const std::filesystem::path& beside,
             Progress& progress)
    : samples_(beside) {
  progress.begin("playing", static_cast<std::uint64_t>(duration_of(score).value));
  std::int64_t seconds = 0;
  synthesize(score, options, [&](std::span<const float> samples) {
    for (const float sample : samples) peak_ = std::max(peak_, std::abs(sample));
    samples_.write({reinterpret_cast<const std::uint8_t*>(samples.data()), samples.size_bytes()});
    for (; seconds < frames() / kSampleRate; ++seconds) progress.advance();
  });
  progress.end();
  if (peak_ <= 0) throw Error("cannot make sound: the sound font's piano is silent for its notes");
}

std::int64_t Sound::frames() const { return samples_.size() / static_cast<std::int64_t>(sizeof(float) * kChannels); }

void Sound::read(const SampleSink& sink) {
  const auto gain = static_cast<float>(std::pow(10, kPeakDecibels / 20)) / peak_;
  std::vector<float> samples(kSamplesAtOnce);
  samples_.seek(0);
  while (true) {
    const std::size_t bytes =
        samples_.read({reinterpret_cast<std::uint8_t*>(samples.data()), kSamplesAtOnce * sizeof(float)});
    if (bytes == 0) return;
    const std::span<float> block(samples.data(), bytes / sizeof(float));
    for (float& sample : block) sample *= gain;
    sink(block);
  }
}

}  // namespace clavier
