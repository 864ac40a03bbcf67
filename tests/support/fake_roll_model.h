#pragma once

#include <array>
#include <functional>
#include <utility>
#include <vector>

#include "models/gan/roll_model.h"

namespace clavier::support {

/// Plays the notes of music of `steps` steps.
using RollPlayer = std::function<std::vector<GridNote>(int steps, Random& random)>;

/// A model without weights: its rolls show what `player` plays, from a step within the music on. It has the eras
/// romantic and modernist.
class FakeRollModel final : public RollModel {
 public:
  explicit FakeRollModel(RollPlayer player, int channels = kRollChannels)
      : player_(std::move(player)), channels_(channels) {}

  std::span<const Era> eras() const override { return kKnown; }
  int channels() const override { return channels_; }
  RollReadOptions reading(Era) const override { return {}; }
  PianoRoll generate(Era, int steps, Random& random) const override {
    constexpr int kMissed = 10;
    return roll_of(remove_overlaps(player_(steps + kMissed, random)), {.start = kMissed, .steps = steps}, channels_);
  }

 private:
  static constexpr std::array kKnown{Era::romantic, Era::modernist};
  RollPlayer player_;
  int channels_;
};

/// Chords of C major every quarter of a second, sometimes a run; the tonic every two seconds, followed by a pause.
inline RollPlayer cadences() {
  return [](int steps, Random& random) {
    std::vector<GridNote> notes;
    const std::vector<std::vector<int>> bar{{48, 60, 64, 67}, {53, 65, 69}, {55, 67, 71}, {50, 65, 69}, {55, 62, 71}};
    for (int step = 0, chord = 0; step < steps; ++chord) {
      const bool home = chord % 7 == 0;
      for (const int pitch : home ? bar[0] : bar[1 + random.below(bar.size() - 1)])
        notes.push_back(
            {step, home ? 20 : 11, static_cast<Pitch>(pitch), static_cast<std::uint8_t>(60 + random.below(40))});
      step += home ? 24 : 12;
    }
    return notes;
  };
}

/// Random pitches at random times, like the output of an untrained network.
inline RollPlayer noise(double notes_per_step = 0.5) {
  return [notes_per_step](int steps, Random& random) {
    std::vector<GridNote> notes;
    for (int step = 0; step < steps; ++step)
      while (random.uniform() < notes_per_step)
        notes.push_back({step, 1 + static_cast<int>(random.below(30)),
                         static_cast<Pitch>(kLowestRollPitch + random.below(kRollPitches)),
                         static_cast<std::uint8_t>(1 + random.below(127))});
    return notes;
  };
}

}  // namespace clavier::support
