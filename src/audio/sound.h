#pragma once

#include <cstdint>
#include <filesystem>
#include <span>

#include "audio/synthesizer.h"
#include "base/progress.h"
#include "base/temporary_file.h"

namespace clavier {

inline constexpr double kPeakDecibels =
    -1;  // relative to full scale; leaves the coded formats room for their overshoot

/// A played score: samples with a level that is known once all are there, ready to be written in one or more formats.
/// They lie in a nameless file in the folder of `beside` (21 MB a minute), so an hour of music takes no more memory
/// than a second and is played once, not once to measure and once to write: playing costs ten times what everything
/// else does.
class Sound {
 public:
  /// Progress counts the seconds of the piece.
  Sound(const Score& score, const SynthesizerOptions& options, const std::filesystem::path& beside, Progress& progress);

  std::int64_t frames() const;
  Seconds duration() const { return {static_cast<double>(frames()) / kSampleRate}; }
  /// All samples from the first on, interleaved, scaled so that the loudest is kPeakDecibels.
  void read(const SampleSink& sink);

 private:
  TemporaryFile samples_;
  float peak_ = 0;
};

}  // namespace clavier
