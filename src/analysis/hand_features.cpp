#include "analysis/hand_features.h"

#include <algorithm>
#include <cmath>
#include <numeric>

#include "analysis/hand_glance.h"

namespace clavier {
namespace {

double octaves_over(double semitones, double limit) { return std::max(0.0, semitones - limit) / 12; }

/// What one hand strikes of a group, seen from before.
struct Stroke {
  const HandGlance& before;
  MirroredKeys keys;
  MirroredKeys others;

  double moved() const { return 0.5 * std::abs(keys.outer + keys.inner - before.last.outer - before.last.inner); }
};

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
  features[HandFeature::in_register] = stroke.keys.count * ((stroke.keys.outer + inner) / 2) / 12.0;
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

/// What each note of its own adds to a hand's features.
class NoteByNote {
 public:
  NoteByNote(const HandGlance& before, const Passage& passage, HandFeatures& features)
      : before_(before), passage_(passage), features_(features) {}

  void add(const TimedNote& note, std::size_t place) {
    const double pitch = before_.at(note.pitch);
    const HandGlance::Memory& memory = before_.memories[place];
    features_[HandFeature::inside_middle_c] += octaves_over(pitch, 0);
    features_[HandFeature::inside_passage] += octaves_over(pitch, before_.at(passage_.middle));
    features_[HandFeature::inside_wide_passage] += octaves_over(pitch, before_.at(passage_.wide_middle));
    features_[HandFeature::own_key] += memory.own_key;
    features_[HandFeature::others_key] += memory.others_key;
    features_[HandFeature::own_region] += memory.own_region;
    features_[HandFeature::others_region] += memory.others_region;
    const double length = passage_.log_lengths[place];
    if (count_++ > 0) features_[HandFeature::unequal_lengths] += std::min(1.5, std::abs(length - last_length_));
    last_length_ = length;
  }

 private:
  const HandGlance& before_;
  const Passage& passage_;
  HandFeatures& features_;
  double last_length_ = 0;
  int count_ = 0;
};

MirroredKeys keys_of(const OnsetGroup& group, const std::vector<Hand>& hands, Hand hand, int sign) {
  int low = 0, high = 0, count = 0;
  for (std::size_t place = 0; place < hands.size(); ++place) {
    if (hands[place] != hand) continue;
    high = group.notes[place].pitch;
    if (count++ == 0) low = high;
  }
  const int a = sign * (low - 60), b = sign * (high - 60);
  return {.outer = std::min(a, b), .inner = std::max(a, b), .count = count};
}

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

}  // namespace

TwoHands TwoHandGlance::features(const std::vector<Hand>& hands) const {
  TwoHands features;
  const auto keys = [&](Hand hand, const HandGlance& from) { return keys_of(group_, hands, hand, from.sign); };
  add_stroke({left_, keys(Hand::left, left_), keys(Hand::right, left_)}, features.left);
  add_stroke({right_, keys(Hand::right, right_), keys(Hand::left, right_)}, features.right);
  NoteByNote left(left_, passage_, features.left), right(right_, passage_, features.right);
  for (std::size_t place = 0; place < hands.size(); ++place)
    (hands[place] == Hand::left ? left : right).add(group_.notes[place], place);
  return features;
}

double product(const TwoHands& a, const TwoHands& b) {
  const auto of_hand = [](const HandFeatures& x, const HandFeatures& y) {
    return std::inner_product(x.values.begin(), x.values.end(), y.values.begin(), 0.0);
  };
  return of_hand(a.left, b.left) + of_hand(a.right, b.right);
}

}  // namespace clavier
