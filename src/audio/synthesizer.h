#pragma once

#include <filesystem>
#include <functional>
#include <span>

#include "music/score.h"

namespace clavier {

inline constexpr int kSampleRate = 44100;  // frames a second
inline constexpr int kChannels = 2;        // left, right

/// Receives interleaved stereo samples, part by part, in order.
using SampleSink = std::function<void(std::span<const float>)>;

struct SynthesizerOptions {
  std::filesystem::path sound_font;  ///< .sf2 or .sf3
  Seconds max_tail{8};               ///< the sound after the last key release is faded out by then
};

/// Plays the score on the sound font's piano (bank 0, program 0), in a small room. The sound starts at the score's time
/// zero. It ends when it has decayed to 60 dB below the loudest sample, at most `max_tail` after the last key is
/// released. Events take effect at the next 64th frame (1.5 ms). The level is raw: see Sound. The same score and font
/// give the same samples. Memory does not grow with the score's length. Throws Error when the font cannot be loaded or
/// the score has no notes or lasts longer than PieceBounds allows for sound. Silence
/// between notes is not asked of the piano.
void synthesize(const Score& score, const SynthesizerOptions& options, const SampleSink& sink);

}  // namespace clavier
