#include "models/gan/decoding/decoding_parameters.h"

#include <algorithm>

namespace clavier {
namespace {

/// In the order in which they are stored.
template <class Habits>
auto stored(Habits& habits) {
  std::array places{&habits.key,
                    &habits.triads,
                    &habits.stepwise,
                    &habits.crowding,
                    &habits.consonance,
                    &habits.tiring,
                    &habits.looseness,
                    &habits.legato,
                    &habits.lengths.passages,
                    &habits.lengths.chords,
                    &habits.lengths.notes,
                    &habits.loudness.passages,
                    &habits.loudness.chords,
                    &habits.loudness.notes,
                    &habits.wandering,
                    &habits.fill};
  std::array<typename decltype(places)::value_type, kHabits> all{};
  static_assert(std::tuple_size_v<decltype(places)> + kPitchClasses == kHabits);
  const auto end = std::copy(places.begin(), places.end(), all.begin());
  std::transform(habits.intervals.begin(), habits.intervals.end(), end, [](auto& interval) { return &interval; });
  return all;
}

}  // namespace

StrikeHabits habits_of(const TensorMap& tensors, std::size_t era) {
  StrikeHabits habits;
  std::copy_n(tensors.at("calibration").values.data() + era * kCalibrations, kCalibrations, habits.added.begin());
  const float* value = tensors.at("habits").values.data() + era * kHabits;
  for (float* habit : stored(habits)) *habit = *value++;
  return habits;
}

void store_habits(const StrikeHabits& habits, TensorMap& tensors, std::size_t era) {
  std::copy(habits.added.begin(), habits.added.end(), tensors.at("calibration").values.data() + era * kCalibrations);
  float* value = tensors.at("habits").values.data() + era * kHabits;
  for (const float* habit : stored(habits)) *value++ = *habit;
}

}  // namespace clavier
