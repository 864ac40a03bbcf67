#include "analysis/hand_features.h"

namespace clavier {
namespace {

struct Row {
  std::string_view feature;
  double left;
  double right;
};

/// In the order of HandFeature.
constexpr std::array<Row, kHandFeatures> kTuned = {{
    {"plays", 0.443, 1.223},
    {"keys", -0.545, -1.121},
    {"beyond_octave", -8.246, -9.262},
    {"beyond_tenth", 3.671, 2.908},
    {"beyond_five_fingers", -3.113, -3.420},
    {"held_beyond_ninth", -1.390, -2.551},
    {"plays_while_holding", -0.113, 0.377},
    {"keys_held", -1.004, -1.035},
    {"unequal_lengths", -2.709, -1.831},
    {"moves", 0.141, 0.289},
    {"moves_outer", -1.006, -0.413},
    {"moves_inner", 0.116, -0.790},
    {"leaps_fast", -0.429, -0.221},
    {"leaves_its_place", 0.247, -0.507},
    {"leaves_its_region", -0.371, -0.702},
    {"nears_others_region", -0.819, -0.547},
    {"keeps_outer_key", -1.632, -0.860},
    {"keeps_one_key", -0.582, -1.044},
    {"keeps_span", 0.938, 0.982},
    {"changes_number", 0.188, -0.431},
    {"changes_number_fast", -0.426, -0.307},
    {"keeps_pace", 0.762, 0.165},
    {"together_again", 0.903, 0.903},
    {"returns_late", -1.261, -2.261},
    {"inside_far", -0.310, -0.991},
    {"inside_middle_c", -4.360, -4.203},
    {"inside_passage", -0.664, -1.178},
    {"inside_wide_passage", 0.277, 0.967},
    {"in_register", 1.546, 2.010},
    {"over_held", -0.445, 0.006},
    {"over_held_by", -1.253, -0.885},
    {"over_last_by", -0.277, 0.442},
    {"own_key", 0.301, -0.377},
    {"others_key", -1.352, -0.888},
    {"own_region", 0.218, 0.883},
    {"others_region", -0.495, -0.450},
    {"gap", 0.635, 0.635},
    {"crosses", 0.801, 0.801},
    {"crosses_by", -0.870, -0.870},
    {"rests", -0.750, -1.417},
    {"rests_holding", 0.308, 0.194},
    {"rests_long", -0.279, -0.302},
    {"rests_when_due", -0.839, -0.677},
    {"rests_beside_many", 0.507, 0.767},
    {"rests_after_together", 0.082, 1.150},
    {"rests_though_near", 0.248, 0.500},
}};

}  // namespace

std::string_view to_string(HandFeature feature) { return kTuned.at(static_cast<std::size_t>(feature)).feature; }

const TwoHands& tuned_hand_weights() {
  static const TwoHands weights = [] {
    TwoHands table;
    for (std::size_t row = 0; row < kTuned.size(); ++row) {
      table.left.values.at(row) = kTuned.at(row).left;
      table.right.values.at(row) = kTuned.at(row).right;
    }
    return table;
  }();
  return weights;
}

}  // namespace clavier
