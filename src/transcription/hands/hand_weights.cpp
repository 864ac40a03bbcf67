#include "transcription/hands/hand_features.h"

namespace clavier {
namespace {

struct Row {
  std::string_view feature;
  double left;
  double right;
};

/// In the order of HandFeature.
constexpr std::array<Row, kHandFeatures> kTunedWeights = {{
    {"plays", 0.430, 1.269},
    {"pitches", -0.548, -1.152},
    {"beyond_octave", -8.178, -9.367},
    {"beyond_tenth", 3.674, 3.526},
    {"beyond_five_fingers", -3.469, -3.842},
    {"held_beyond_ninth", -1.406, -2.589},
    {"plays_while_holding", -0.142, 0.374},
    {"keys_held", -0.979, -1.057},
    {"unequal_lengths", -2.743, -1.856},
    {"moves", 0.189, 0.300},
    {"moves_outer", -1.050, -0.394},
    {"moves_inner", 0.068, -0.816},
    {"leaps_fast", -0.411, -0.220},
    {"leaves_its_place", 0.262, -0.542},
    {"leaves_its_region", -0.338, -0.654},
    {"nears_others_region", -0.826, -0.538},
    {"keeps_outer_key", -1.642, -0.884},
    {"keeps_one_key", -0.584, -1.148},
    {"keeps_span", 0.951, 0.958},
    {"changes_number", 0.178, -0.473},
    {"changes_number_fast", -0.419, -0.316},
    {"keeps_pace", 0.733, 0.178},
    {"together_again", 0.898, 0.898},
    {"returns_late", -1.223, -2.227},
    {"inside_far", -0.156, -0.929},
    {"inside_middle_c", -5.856, -5.659},
    {"inside_passage", -0.673, -1.211},
    {"inside_wide_passage", 0.266, 0.960},
    {"in_register", 2.321, 2.614},
    {"over_held", -0.481, -0.030},
    {"over_held_by", -1.189, -0.889},
    {"over_last_by", -0.302, 0.546},
    {"own_key", 0.308, -0.406},
    {"others_key", -1.413, -0.889},
    {"own_region", 0.176, 0.834},
    {"others_region", -0.540, -0.507},
    {"gap", 0.668, 0.668},
    {"crosses", 0.804, 0.804},
    {"crosses_by", -0.837, -0.837},
    {"rests", -0.754, -1.434},
    {"rests_holding", 0.325, 0.165},
    {"rests_long", -0.274, -0.288},
    {"rests_when_due", -0.871, -0.676},
    {"rests_beside_many", 0.527, 0.770},
    {"rests_after_together", 0.058, 1.147},
    {"rests_though_near", 0.248, 0.523},
}};

}  // namespace

std::string_view to_string(HandFeature feature) { return kTunedWeights.at(static_cast<std::size_t>(feature)).feature; }

const TwoHandFeatures& tuned_hand_weights() {
  static const TwoHandFeatures weights = [] {
    TwoHandFeatures table;
    for (std::size_t row = 0; row < kTunedWeights.size(); ++row) {
      table.left.values.at(row) = kTunedWeights.at(row).left;
      table.right.values.at(row) = kTunedWeights.at(row).right;
    }
    return table;
  }();
  return weights;
}

}  // namespace clavier
