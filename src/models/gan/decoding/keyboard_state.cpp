#include "models/gan/decoding/keyboard_state.h"

#include <algorithm>
#include <array>
#include <cmath>

namespace clavier {
namespace {

constexpr float kForgotten = 1.0F / 96;  // of what a key was down, a frame
constexpr float kRested = 0.1F;
constexpr float kFading = 1.0F / 6;  // of a strike, a frame

}  // namespace

Keys KeyboardMemory::tiredness() const { return (down_ - kRested).max(0); }

Keys KeyboardMemory::nearness() const {
  Keys near = Keys::Zero();
  for (const int by : {1, 2}) {
    const int others = kRollKeys - by;
    near.tail(others) = near.tail(others).max(recent_.head(others));
    near.head(others) = near.head(others).max(recent_.tail(others));
  }
  return near;
}

Keys KeyboardMemory::clashing() const {
  std::array<bool, kPitchClasses> down{};
  for (int key = 0; key < kRollKeys; ++key)
    if (frames_left_[key] > 0) down[static_cast<std::size_t>(key % kPitchClasses)] = true;
  Keys clashing = Keys::Zero();
  for (int key = 0; key < kRollKeys; ++key)
    if (down[static_cast<std::size_t>(pitch_class(key + 1))] || down[static_cast<std::size_t>(pitch_class(key - 1))])
      clashing[key] = 1;
  return clashing;
}

void KeyboardMemory::strike(int key, float frames) {
  struck_[key] = 1;
  frames_left_[key] = std::max(1.0F, std::floor(frames));
}

void KeyboardMemory::pass() {
  down_ += kForgotten * ((frames_left_ > 0).cast<float>() - down_);
  frames_left_ -= 1;
  recent_ = (recent_ - kFading).max(struck_);
  struck_.setZero();
}

}  // namespace clavier
