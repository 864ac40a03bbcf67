#pragma once

#include <array>
#include <cstddef>
#include <string_view>

namespace clavier {

/// What makes it more or less likely that a hand does what it is asked to. Distances are in octaves, times in seconds;
/// "outer" is away from the other hand, "inner" towards it.
enum class HandFeature : std::size_t {
  plays,
  pitches,  ///< more than one
  beyond_octave,
  beyond_tenth,
  beyond_five_fingers,
  held_beyond_ninth,
  plays_while_holding,
  pitches_held,
  unequal_lengths,  ///< of the notes struck, by the logarithm
  moves,            ///< the square root, so that steps count
  moves_outer,
  moves_inner,
  leaps_fast,
  leaves_its_place,
  leaves_its_region,
  nears_others_region,
  keeps_outer_pitch,
  keeps_one_pitch,
  keeps_span,
  changes_number,
  changes_number_fast,
  keeps_pace,
  together_again,
  returns_late,
  inside_far,
  inside_middle_c,
  inside_passage,
  inside_wide_passage,
  in_register,
  over_held,  ///< the other hand's keys
  over_held_by,
  over_last_by,
  own_pitch,  ///< struck by this hand, how lately
  others_pitch,
  own_region,
  others_region,
  gap,
  crosses,
  crosses_by,
  rests,
  rests_holding,
  rests_long,
  rests_when_due,
  rests_beside_many,
  rests_after_together,
  rests_though_near,
  kCount
};

inline constexpr auto kHandFeatures = static_cast<std::size_t>(HandFeature::kCount);

/// A number for each feature of one hand.
struct HandFeatures {
  std::array<double, kHandFeatures> values{};
  double& operator[](HandFeature feature) { return values[static_cast<std::size_t>(feature)]; }
};

/// Features of both hands, or their weights: a choice is worth the sum of the products.
struct TwoHandFeatures {
  HandFeatures left;
  HandFeatures right;
};

double dot_product(const TwoHandFeatures& a, const TwoHandFeatures& b);

/// Tuned by benchmarks/tune_hands.cpp on the tuning half of the scores that docs/decisions/0013 names.
const TwoHandFeatures& tuned_hand_weights();
/// "moves_outer".
std::string_view to_string(HandFeature feature);

}  // namespace clavier
