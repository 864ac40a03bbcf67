#pragma once

#include <filesystem>
#include <memory>
#include <span>

#include "audio/piano_event.h"

namespace clavier {

/// The piano of a sound font (bank 0, program 0) in a small room, played by FluidSynth; only its implementation uses
/// FluidSynth. Its time advances as samples are rendered.
class FluidPiano {
 public:
  /// Throws Error when the font cannot be loaded or has no piano.
  explicit FluidPiano(const std::filesystem::path& font);
  ~FluidPiano();
  FluidPiano(const FluidPiano&) = delete;
  FluidPiano& operator=(const FluidPiano&) = delete;

  /// Takes effect at the next 64th frame.
  void apply(const PianoEvent& event);
  /// Fills in the next interleaved samples: kChannels for each frame.
  void render(std::span<float> samples);

 private:
  struct Synth;
  std::unique_ptr<Synth> synth_;
};

}  // namespace clavier
