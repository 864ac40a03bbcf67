#include "audio/fluid_piano.h"

#include <array>
#include <fstream>
#include <string>
#include <string_view>

#include "audio/fluid_library.h"
#include "audio/synthesizer.h"
#include "base/error.h"

namespace clavier {
namespace {

void set_up(FluidSettings* settings) {
  const FluidLibrary& fluid = fluid_library();
  fluid.set_number(settings, "synth.sample-rate", kSampleRate);
  fluid.set_integer(settings, "synth.polyphony", 256);
  fluid.set_integer(settings, "synth.dynamic-sample-loading", 1);  // only the piano's samples
  fluid.set_integer(settings, "synth.lock-memory", 0);
  fluid.set_integer(settings, "synth.chorus.active", 0);
  fluid.set_integer(settings, "synth.reverb.active", 1);
  fluid.set_number(settings, "synth.reverb.room-size", 0.6);
  fluid.set_number(settings, "synth.reverb.damp", 0.4);
  fluid.set_number(settings, "synth.reverb.width", 0.8);
  fluid.set_number(settings, "synth.reverb.level", 0.6);
  fluid.set_number(settings, "synth.gain", 0.5);
}

void disable_logging() {
  for (int level = 0; level < kFluidLogLevels; ++level) fluid_library().set_log_function(level, nullptr, nullptr);
}

/// Whether the file starts like a sound font. On other files FluidSynth tries further loaders, one of which prints.
bool looks_like_sound_font(const std::filesystem::path& path) {
  std::array<char, 12> start{};
  std::ifstream(path, std::ios::binary).read(start.data(), start.size());
  const std::string_view text(start.data(), start.size());
  return text.starts_with("RIFF") && text.ends_with("sfbk");
}

}  // namespace

struct FluidPiano::Synth {
  struct Close {
    void operator()(FluidSettings* closed) const { fluid_library().delete_settings(closed); }
    void operator()(FluidSynth* closed) const { fluid_library().delete_synth(closed); }
  };
  std::unique_ptr<FluidSettings, Close> settings;
  std::unique_ptr<FluidSynth, Close> synth;

  Synth() {
    disable_logging();
    settings.reset(fluid_library().new_settings());
    set_up(settings.get());
    synth.reset(fluid_library().new_synth(settings.get()));
  }
};

FluidPiano::FluidPiano(const std::filesystem::path& font) : synth_(std::make_unique<Synth>()) {
  const auto cannot = [&](const std::string& why) {
    return Error("cannot play with sound font " + font.string() + ": " + why);
  };
  FluidSynth* synth = synth_->synth.get();
  if (synth == nullptr) throw Error("cannot make sound: FluidSynth does not start");
  if (!looks_like_sound_font(font)) throw cannot("it is no .sf2 or .sf3 file");
  const int id = fluid_library().load_font(synth, font.c_str(), 0);
  if (id == kFluidFailed) throw cannot("FluidSynth cannot read it; perhaps it is damaged");
  if (fluid_library().select_program(synth, 0, id, 0, 0) == kFluidFailed) throw cannot("it has no piano");
}

FluidPiano::~FluidPiano() = default;

void FluidPiano::apply(const PianoEvent& event) {
  FluidSynth* synth = synth_->synth.get();
  switch (event.kind) {
    case PianoEvent::Kind::note_off:
      fluid_library().note_off(synth, 0, event.number);
      break;
    case PianoEvent::Kind::pedal:
      fluid_library().control_change(synth, 0, event.number, event.value);
      break;
    case PianoEvent::Kind::note_on:
      fluid_library().note_on(synth, 0, event.number, event.value);
      break;
  }
}

void FluidPiano::render(std::span<float> samples) {
  const auto frames = static_cast<int>(samples.size() / kChannels);
  float* first = samples.data();
  if (fluid_library().write(synth_->synth.get(), frames, first, 0, kChannels, first, 1, kChannels) == kFluidFailed)
    throw Error("cannot make sound: FluidSynth failed");
}

}  // namespace clavier
