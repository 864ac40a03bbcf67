#include "encoding/roll_region.h"

namespace clavier {

std::vector<float> flatten_region(const PianoRoll& roll, const RollRegion& region) {
  const std::span<const float> sounding = channel_values(roll, RollChannel::sounding);
  std::vector<float> values;
  values.reserve(region.size());
  for (int step = region.first_step; step < region.end_step; ++step)
    for (int pitch = region.lowest_pitch; pitch < region.end_pitch; ++pitch) {
      const bool within = step >= 0 && step < roll.steps && on_roll(pitch);
      values.push_back(within ? sounding[cell(step, pitch)] : -1.0f);
    }
  return values;
}

}  // namespace clavier
