#include "transcription/hands/hand_features.h"

#include <algorithm>
#include <cmath>
#include <numeric>

#include "transcription/hands/hand_onset.h"

namespace clavier {
namespace {

/// Adds the features of single notes to those of a hand.
class NoteFeatures {
 public:
  NoteFeatures(const HandView& before, const HandPassage& passage, HandFeatures& features)
      : before_(before), passage_(passage), features_(features) {}

  void add(const TimedNote& note, std::size_t place) {
    const double pitch = before_.at(note.pitch);
    const HandView::PitchRecency& recency = before_.recencies[place];
    features_[HandFeature::inside_middle_c] += octaves_over(pitch, 0);
    features_[HandFeature::inside_passage] += octaves_over(pitch, before_.at(passage_.middle));
    features_[HandFeature::inside_wide_passage] += octaves_over(pitch, before_.at(passage_.wide_middle));
    features_[HandFeature::own_pitch] += recency.own_pitch;
    features_[HandFeature::others_pitch] += recency.others_pitch;
    features_[HandFeature::own_region] += recency.own_region;
    features_[HandFeature::others_region] += recency.others_region;
    const double length = passage_.log_lengths[place];
    if (count_++ > 0) features_[HandFeature::unequal_lengths] += std::min(1.5, std::abs(length - last_length_));
    last_length_ = length;
  }

 private:
  const HandView& before_;
  const HandPassage& passage_;
  HandFeatures& features_;
  double last_length_ = 0;
  int count_ = 0;
};

MirroredPitches mirrored_pitches_of(const OnsetGroup& group, const std::vector<Hand>& hands, Hand hand, int sign) {
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

TwoHandFeatures KeyboardView::features(const std::vector<Hand>& hands) const {
  TwoHandFeatures features;
  const auto pitches = [&](Hand hand, const HandView& from) {
    return mirrored_pitches_of(group_, hands, hand, from.sign);
  };
  add_onset_features({left_, pitches(Hand::left, left_), pitches(Hand::right, left_)}, features.left);
  add_onset_features({right_, pitches(Hand::right, right_), pitches(Hand::left, right_)}, features.right);
  NoteFeatures left(left_, passage_, features.left), right(right_, passage_, features.right);
  for (std::size_t place = 0; place < hands.size(); ++place)
    (hands[place] == Hand::left ? left : right).add(group_.notes[place], place);
  return features;
}

double dot_product(const TwoHandFeatures& a, const TwoHandFeatures& b) {
  const auto of_hand = [](const HandFeatures& x, const HandFeatures& y) {
    return std::inner_product(x.values.begin(), x.values.end(), y.values.begin(), 0.0);
  };
  return of_hand(a.left, b.left) + of_hand(a.right, b.right);
}

}  // namespace clavier
