#include "transcription/hands/hand_onset.h"

namespace clavier {
namespace {

void add_reach(const HandOnset& hand_onset, HandFeatures& features) {
  const MirroredPitches& pitches = hand_onset.pitches;
  const MirroredPitches& held = hand_onset.before.held;
  const int span = pitches.inner - pitches.outer;
  features[HandFeature::plays] = 1;
  features[HandFeature::pitches] = pitches.count - 1;
  features[HandFeature::beyond_octave] = octaves_over(span, 12);
  features[HandFeature::beyond_tenth] = octaves_over(span, 16);
  features[HandFeature::beyond_five_fingers] = std::max(0, pitches.count - 5);
  features[HandFeature::plays_while_holding] = held.count > 0;
  features[HandFeature::pitches_held] = held.count;
  if (held.count == 0) return;
  const int held_span = std::max(pitches.inner, held.inner) - std::min(pitches.outer, held.outer);
  features[HandFeature::held_beyond_ninth] = std::min(2.0, octaves_over(held_span, 14));
}

void add_movement(const HandOnset& hand_onset, HandFeatures& features) {
  const MirroredPitches& pitches = hand_onset.pitches;
  const MirroredPitches& last = hand_onset.before.last;
  if (last.count == 0) return;
  const double moved = hand_onset.moved();
  const double centre = 0.5 * (pitches.outer + pitches.inner);
  features[HandFeature::moves] = std::sqrt(moved / 12);
  features[HandFeature::moves_outer] = std::abs(pitches.outer - last.outer) / 12.0;
  features[HandFeature::moves_inner] = std::abs(pitches.inner - last.inner) / 12.0;
  features[HandFeature::leaps_fast] = std::min(4.0, octaves_over(moved, 5) / (hand_onset.before.interval + 0.15));
  features[HandFeature::leaves_its_place] = std::abs(centre - hand_onset.before.recent_centre) / 12;
  features[HandFeature::leaves_its_region] = std::abs(centre - hand_onset.before.region) / 12;
  if (hand_onset.before.others_last.count > 0)
    features[HandFeature::nears_others_region] = octaves_over(centre, hand_onset.before.others_region - 12);
  features[HandFeature::keeps_outer_pitch] = pitches.outer == last.outer;
}

void add_pattern(const HandOnset& hand_onset, HandFeatures& features) {
  const MirroredPitches& pitches = hand_onset.pitches;
  const MirroredPitches& last = hand_onset.before.last;
  if (last.count == 0) return;
  const bool same = pitches.count == last.count;
  features[HandFeature::keeps_one_pitch] = same && pitches.count == 1;
  features[HandFeature::keeps_span] =
      same && pitches.count > 1 && pitches.inner - pitches.outer == last.inner - last.outer;
  features[HandFeature::changes_number] = !same;
  features[HandFeature::changes_number_fast] = !same / (hand_onset.before.interval + 0.15);
  features[HandFeature::together_again] = hand_onset.before.together && hand_onset.others.count > 0;
  features[HandFeature::keeps_pace] = hand_onset.before.is_due;
  features[HandFeature::returns_late] = std::log1p(std::min(hand_onset.before.interval, 8.0));
}

void add_other_hand(const HandOnset& hand_onset, HandFeatures& features) {
  const HandView& before = hand_onset.before;
  const int inner = hand_onset.pitches.inner;
  features[HandFeature::inside_far] = octaves_over(inner, 9);
  features[HandFeature::in_register] = hand_onset.pitches.count * (hand_onset.pitches.outer + inner) / 24.0;
  if (before.others_held.count > 0) {
    features[HandFeature::over_held] = inner > before.others_held.outer;
    features[HandFeature::over_held_by] = std::min(2.0, octaves_over(inner, before.others_held.outer));
  }
  if (before.others_last.count > 0)
    features[HandFeature::over_last_by] =
        before.others_recency * std::min(2.0, octaves_over(inner, before.others_last.outer));
  if (hand_onset.others.count == 0) return;
  const int gap = hand_onset.others.outer - inner;
  features[HandFeature::gap] = std::clamp(gap / 12.0, 0.0, 2.0);
  features[HandFeature::crosses] = gap < 0;
  features[HandFeature::crosses_by] = std::min(2.0, octaves_over(-gap, 0));
}

void add_rest(const HandOnset& hand_onset, HandFeatures& features) {
  const HandView& before = hand_onset.before;
  features[before.held.count > 0 ? HandFeature::rests_holding : HandFeature::rests] = 1;
  features[HandFeature::rests_when_due] = before.is_due;
  features[HandFeature::rests_beside_many] = hand_onset.others.count - 1;
  features[HandFeature::rests_after_together] = before.together && hand_onset.others.count > 1;
  if (before.last.count == 0) return;
  features[HandFeature::rests_long] = std::log1p(std::min(before.interval, 8.0));
  features[HandFeature::rests_though_near] =
      octaves_over(12 - std::max(0, hand_onset.others.outer - before.last.inner), 0);
}

}  // namespace

void add_onset_features(const HandOnset& hand_onset, HandFeatures& features) {
  if (hand_onset.pitches.count == 0) {
    add_rest(hand_onset, features);
  } else {
    add_reach(hand_onset, features);
    add_movement(hand_onset, features);
    add_pattern(hand_onset, features);
    add_other_hand(hand_onset, features);
  }
}

}  // namespace clavier
