#include "transcription/hands/hand_stroke.h"

namespace clavier {
namespace {

void reach(const Stroke& stroke, HandFeatures& features) {
  const MirroredKeys& keys = stroke.keys;
  const MirroredKeys& held = stroke.before.held;
  const int span = keys.inner - keys.outer;
  features[HandFeature::plays] = 1;
  features[HandFeature::keys] = keys.count - 1;
  features[HandFeature::beyond_octave] = octaves_over(span, 12);
  features[HandFeature::beyond_tenth] = octaves_over(span, 16);
  features[HandFeature::beyond_five_fingers] = std::max(0, keys.count - 5);
  features[HandFeature::plays_while_holding] = held.count > 0;
  features[HandFeature::keys_held] = held.count;
  if (held.count == 0) return;
  const int held_span = std::max(keys.inner, held.inner) - std::min(keys.outer, held.outer);
  features[HandFeature::held_beyond_ninth] = std::min(2.0, octaves_over(held_span, 14));
}

void movement(const Stroke& stroke, HandFeatures& features) {
  const MirroredKeys& keys = stroke.keys;
  const MirroredKeys& last = stroke.before.last;
  if (last.count == 0) return;
  const double moved = stroke.moved();
  const double centre = 0.5 * (keys.outer + keys.inner);
  features[HandFeature::moves] = std::sqrt(moved / 12);
  features[HandFeature::moves_outer] = std::abs(keys.outer - last.outer) / 12.0;
  features[HandFeature::moves_inner] = std::abs(keys.inner - last.inner) / 12.0;
  features[HandFeature::leaps_fast] = std::min(4.0, octaves_over(moved, 5) / (stroke.before.waited + 0.15));
  features[HandFeature::leaves_its_place] = std::abs(centre - stroke.before.around) / 12;
  features[HandFeature::leaves_its_region] = std::abs(centre - stroke.before.region) / 12;
  if (stroke.before.others_last.count > 0)
    features[HandFeature::nears_others_region] = octaves_over(centre, stroke.before.others_region - 12);
  features[HandFeature::keeps_outer_key] = keys.outer == last.outer;
}

void pattern(const Stroke& stroke, HandFeatures& features) {
  const MirroredKeys& keys = stroke.keys;
  const MirroredKeys& last = stroke.before.last;
  if (last.count == 0) return;
  const bool same = keys.count == last.count;
  features[HandFeature::keeps_one_key] = same && keys.count == 1;
  features[HandFeature::keeps_span] = same && keys.count > 1 && keys.inner - keys.outer == last.inner - last.outer;
  features[HandFeature::changes_number] = !same;
  features[HandFeature::changes_number_fast] = !same / (stroke.before.waited + 0.15);
  features[HandFeature::together_again] = stroke.before.together && stroke.others.count > 0;
  features[HandFeature::keeps_pace] = stroke.before.is_due;
  features[HandFeature::returns_late] = std::log1p(std::min(stroke.before.waited, 8.0));
}

void other_hand(const Stroke& stroke, HandFeatures& features) {
  const HandGlance& before = stroke.before;
  const int inner = stroke.keys.inner;
  features[HandFeature::inside_far] = octaves_over(inner, 9);
  features[HandFeature::in_register] = stroke.keys.count * (stroke.keys.outer + inner) / 24.0;
  if (before.others_held.count > 0) {
    features[HandFeature::over_held] = inner > before.others_held.outer;
    features[HandFeature::over_held_by] = std::min(2.0, octaves_over(inner, before.others_held.outer));
  }
  if (before.others_last.count > 0)
    features[HandFeature::over_last_by] =
        before.others_fading * std::min(2.0, octaves_over(inner, before.others_last.outer));
  if (stroke.others.count == 0) return;
  const int gap = stroke.others.outer - inner;
  features[HandFeature::gap] = std::clamp(gap / 12.0, 0.0, 2.0);
  features[HandFeature::crosses] = gap < 0;
  features[HandFeature::crosses_by] = std::min(2.0, octaves_over(-gap, 0));
}

void rest(const Stroke& stroke, HandFeatures& features) {
  const HandGlance& before = stroke.before;
  features[before.held.count > 0 ? HandFeature::rests_holding : HandFeature::rests] = 1;
  features[HandFeature::rests_when_due] = before.is_due;
  features[HandFeature::rests_beside_many] = stroke.others.count - 1;
  features[HandFeature::rests_after_together] = before.together && stroke.others.count > 1;
  if (before.last.count == 0) return;
  features[HandFeature::rests_long] = std::log1p(std::min(before.waited, 8.0));
  features[HandFeature::rests_though_near] = octaves_over(12 - std::max(0, stroke.others.outer - before.last.inner), 0);
}

}  // namespace

void add_stroke(const Stroke& stroke, HandFeatures& features) {
  if (stroke.keys.count == 0) {
    rest(stroke, features);
  } else {
    reach(stroke, features);
    movement(stroke, features);
    pattern(stroke, features);
    other_hand(stroke, features);
  }
}

}  // namespace clavier
