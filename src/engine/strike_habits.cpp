#include "engine/strike_habits.h"

#include <algorithm>

namespace clavier {
namespace {

constexpr std::array<float StrikeHabits::*, kHabits> kStored = {
    &StrikeHabits::key,        &StrikeHabits::triads, &StrikeHabits::stepwise, &StrikeHabits::crowding,
    &StrikeHabits::consonance, &StrikeHabits::tiring, &StrikeHabits::looseness};

}  // namespace

StrikeHabits habits_of(const TensorMap& tensors, std::size_t era) {
  StrikeHabits habits;
  std::copy_n(tensors.at("calibration").values.data() + era * kCalibrations, kCalibrations, habits.added.begin());
  for (std::size_t at = 0; at < kHabits; ++at) habits.*kStored.at(at) = tensors.at("habits").values[era * kHabits + at];
  return habits;
}

void store_habits(const StrikeHabits& habits, TensorMap& tensors, std::size_t era) {
  std::copy(habits.added.begin(), habits.added.end(), tensors.at("calibration").values.data() + era * kCalibrations);
  for (std::size_t at = 0; at < kHabits; ++at) tensors.at("habits").values[era * kHabits + at] = habits.*kStored.at(at);
}

}  // namespace clavier
