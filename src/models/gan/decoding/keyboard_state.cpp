#include "models/gan/decoding/keyboard_state.h"

#include <algorithm>
#include <array>
#include <cmath>

namespace clavier {
namespace {

constexpr float kSustainDecay = 1.0F / 96;  // a frame, of the share of time held
constexpr float kSustainThreshold = 0.1F;
constexpr float kProximityDecay = 1.0F / 6;  // a frame, of a recent onset

}  // namespace

PitchArray KeyboardState::sustain_excess() const { return (down_ - kSustainThreshold).max(0); }

PitchArray KeyboardState::stepwise_proximity() const {
  PitchArray near = PitchArray::Zero();
  for (const int by : {1, 2}) {
    const int others = kRollPitches - by;
    near.tail(others) = near.tail(others).max(recent_.head(others));
    near.head(others) = near.head(others).max(recent_.tail(others));
  }
  return near;
}

PitchArray KeyboardState::clashing() const {
  std::array<bool, kPitchClasses> down{};
  for (int pitch = 0; pitch < kRollPitches; ++pitch)
    if (frames_left_[pitch] > 0) down[static_cast<std::size_t>(pitch % kPitchClasses)] = true;
  PitchArray clashing = PitchArray::Zero();
  for (int pitch = 0; pitch < kRollPitches; ++pitch)
    if (down[static_cast<std::size_t>(pitch_class(pitch + 1))] ||
        down[static_cast<std::size_t>(pitch_class(pitch - 1))])
      clashing[pitch] = 1;
  return clashing;
}

void KeyboardState::press(int pitch, float frames) {
  pressed_[pitch] = 1;
  frames_left_[pitch] = std::max(1.0F, std::floor(frames));
}

void KeyboardState::advance() {
  down_ += kSustainDecay * ((frames_left_ > 0).cast<float>() - down_);
  frames_left_ -= 1;
  recent_ = (recent_ - kProximityDecay).max(pressed_);
  pressed_.setZero();
}

}  // namespace clavier
