#pragma once

#include <cstdint>
#include <filesystem>
#include <span>

#include "audio/synthesizer.h"
#include "base/progress.h"
#include "base/temporary_file.h"

namespace clavier {

inline constexpr double kPeakDecibels =
    -1;  // relative to full scale; leaves headroom for the overshoot of lossy formats

/// A synthesised score, ready to be written in one or more formats. The level can only be normalised once all samples
/// are known, so the score is played once and its samples are stored. They lie in a nameless file in the folder of
/// `beside` (21 MB per minute), so memory does not grow with length.
class Sound {
 public:
  /// `progress` counts the seconds of the piece.
  Sound(const Score& score, const SynthesizerOptions& options, const std::filesystem::path& beside, Progress& progress);

  std::int64_t frames() const;
  Seconds duration() const { return {static_cast<double>(frames()) / kSampleRate}; }
  /// Passes all samples to `sink`, interleaved, scaled so that the loudest is at kPeakDecibels.
  void read(const SampleSink& sink);

 private:
  TemporaryFile samples_;
  float peak_ = 0;
};

}  // namespace clavier
