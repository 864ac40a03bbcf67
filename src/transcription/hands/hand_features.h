#pragma once

#include <array>
#include <cstddef>
#include <string_view>

namespace clavier {

/// Features that make an assignment of notes to a hand more or less likely. Distances are in octaves, times in seconds;
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
  unequal_lengths,  ///< of the notes of a chord, by the logarithm
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
  over_held,  ///< keys that the other hand holds
  over_held_by,
  over_last_by,
  own_pitch,  ///< how recently this hand played it
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

/// The values of the features of one hand.
struct HandFeatures {
  std::array<double, kHandFeatures> values{};
  double& operator[](HandFeature feature) { return values[static_cast<std::size_t>(feature)]; }
};

/// Features of both hands, or their weights. The score of an assignment is their dot product.
struct TwoHandFeatures {
  HandFeatures left;
  HandFeatures right;
};

double dot_product(const TwoHandFeatures& a, const TwoHandFeatures& b);

/// The weights, tuned by benchmarks/tune_hands.cpp on the tuning half of the scores named in docs/decisions/0013.
const TwoHandFeatures& tuned_hand_weights();
/// The name of a feature: "moves_outer".
std::string_view to_string(HandFeature feature);

}  // namespace clavier
