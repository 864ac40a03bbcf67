#include "audio/synthesizer.h"

#include <fluidsynth.h>

#include <algorithm>
#include <array>
#include <cmath>
#include <fstream>
#include <memory>
#include <string>
#include <string_view>
#include <vector>

#include "audio/piano_event.h"
#include "base/error.h"

namespace clavier {
namespace {

constexpr int kBlock = 4096;          // frames rendered at once
constexpr float kInaudible = 0.001f;  // 60 dB below the loudest sample
constexpr double kFade = 0.25;        // share of the longest tail over which what is left is faded out

struct Close {
  void operator()(fluid_settings_t* settings) const { delete_fluid_settings(settings); }
  void operator()(fluid_synth_t* synth) const { delete_fluid_synth(synth); }
};

using Settings = std::unique_ptr<fluid_settings_t, Close>;

Settings make_settings() {
  for (const int level : {FLUID_PANIC, FLUID_ERR, FLUID_WARN, FLUID_INFO, FLUID_DBG})
    fluid_set_log_function(level, nullptr, nullptr);  // it would print
  Settings settings(new_fluid_settings());
  fluid_settings_setnum(settings.get(), "synth.sample-rate", kSampleRate);
  fluid_settings_setint(settings.get(), "synth.polyphony", 256);
  fluid_settings_setint(settings.get(), "synth.dynamic-sample-loading", 1);  // only the piano's samples
  fluid_settings_setint(settings.get(), "synth.lock-memory", 0);
  fluid_settings_setint(settings.get(), "synth.chorus.active", 0);
  fluid_settings_setint(settings.get(), "synth.reverb.active", 1);
  fluid_settings_setnum(settings.get(), "synth.reverb.room-size", 0.6);
  fluid_settings_setnum(settings.get(), "synth.reverb.damp", 0.4);
  fluid_settings_setnum(settings.get(), "synth.reverb.width", 0.8);
  fluid_settings_setnum(settings.get(), "synth.reverb.level", 0.6);
  fluid_settings_setnum(settings.get(), "synth.gain", 0.5);
  return settings;
}

/// FluidSynth tries other loaders on other files, and one of them prints.
bool looks_like_sound_font(const std::filesystem::path& path) {
  std::array<char, 12> start{};
  std::ifstream(path, std::ios::binary).read(start.data(), start.size());
  const std::string_view text(start.data(), start.size());
  return text.starts_with("RIFF") && text.ends_with("sfbk");
}

class Synthesizer {
 public:
  explicit Synthesizer(const std::filesystem::path& font) : synth_(new_fluid_synth(settings_.get())) {
    const auto cannot = [&](const std::string& why) {
      return Error("cannot play with sound font " + font.string() + ": " + why);
    };
    if (!synth_) throw Error("cannot make sound: FluidSynth does not start");
    if (!looks_like_sound_font(font)) throw cannot("it is no .sf2 or .sf3 file");
    const int id = fluid_synth_sfload(synth_.get(), font.c_str(), 0);
    if (id == FLUID_FAILED) throw cannot("FluidSynth cannot read it; perhaps it is damaged");
    if (fluid_synth_program_select(synth_.get(), 0, id, 0, 0) == FLUID_FAILED) throw cannot("it has no piano");
  }

  void apply(const PianoEvent& event) {
    switch (event.kind) {
      case PianoEvent::Kind::release:
        fluid_synth_noteoff(synth_.get(), 0, event.number);
        break;
      case PianoEvent::Kind::pedal:
        fluid_synth_cc(synth_.get(), 0, event.number, event.value);
        break;
      case PianoEvent::Kind::strike:
        fluid_synth_noteon(synth_.get(), 0, event.number, event.value);
        break;
    }
  }

  void render(std::span<float> samples) {
    const auto frames = static_cast<int>(samples.size() / kChannels);
    if (fluid_synth_write_float(synth_.get(), frames, samples.data(), 0, 2, samples.data(), 1, 2) == FLUID_FAILED)
      throw Error("cannot make sound: FluidSynth failed");
  }

 private:
  Settings settings_ = make_settings();
  std::unique_ptr<fluid_synth_t, Close> synth_;
};

float peak_of(std::span<const float> samples) {
  float peak = 0;
  for (const float sample : samples) peak = std::max(peak, std::abs(sample));
  return peak;
}

/// A synthesizer whose time runs on as samples are handed over.
class Performance {
 public:
  Performance(const SynthesizerOptions& options, const SampleSink& sink)
      : synth_(options.sound_font), sink_(sink), samples_(kBlock * kChannels) {}

  void play(const PianoEvent& event) {
    const auto due = static_cast<std::int64_t>(std::llround(event.time.value * kSampleRate));
    while (frame_ < due) hand_over(render(std::min<std::int64_t>(due - frame_, kBlock)));
    synth_.apply(event);
  }

  void die_away(Seconds longest) {
    const auto frames = static_cast<std::int64_t>(longest.value * kSampleRate);
    const auto fade = static_cast<std::int64_t>(static_cast<double>(frames) * kFade);
    for (std::int64_t left = frames; left > 0;) {
      const std::span<float> block = render(std::min<std::int64_t>(left, kBlock));
      const bool inaudible = peak_of(block) < peak_ * kInaudible;
      left -= static_cast<std::int64_t>(block.size() / kChannels);
      fade_out(block, inaudible ? 0 : left, inaudible ? kBlock : fade);
      hand_over(block);
      if (inaudible) return;
    }
  }

 private:
  std::span<float> render(std::int64_t frames) {
    const std::span<float> block(samples_.data(), static_cast<std::size_t>(frames) * kChannels);
    synth_.render(block);
    frame_ += frames;
    return block;
  }

  void hand_over(std::span<const float> block) {
    peak_ = std::max(peak_, peak_of(block));
    sink_(block);
  }

  /// Straight down to zero over `fade` frames; `left` of them come after this block.
  static void fade_out(std::span<float> block, std::int64_t left, std::int64_t fade) {
    const auto frames = block.size() / kChannels;
    for (std::size_t i = 0; i < block.size(); ++i) {
      const std::size_t frame = i / kChannels;
      const auto after = static_cast<double>(left) + static_cast<double>(frames - frame);
      block[i] *= static_cast<float>(std::min(1.0, after / static_cast<double>(fade)));
    }
  }

  Synthesizer synth_;
  const SampleSink& sink_;
  std::vector<float> samples_;
  std::int64_t frame_ = 0;
  float peak_ = 0;
};

}  // namespace

void synthesize(const Score& score, const SynthesizerOptions& options, const SampleSink& sink) {
  if (score.notes.empty()) throw Error("cannot make sound of " + score.title + ": the piece has no notes");
  Performance performance(options, sink);
  for (const PianoEvent& event : piano_events(score)) performance.play(event);
  performance.die_away(options.longest_tail);
}

}  // namespace clavier
