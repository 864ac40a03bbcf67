#include "transcription/hands/hand_features.h"

#include <algorithm>
#include <cmath>
#include <numeric>

#include "transcription/hands/hand_stroke.h"

namespace clavier {
namespace {

/// What each note of its own adds to a hand's features.
class NoteByNote {
 public:
  NoteByNote(const HandGlance& before, const HandPassage& passage, HandFeatures& features)
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
  const HandPassage& passage_;
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
