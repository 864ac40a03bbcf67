#include "transcription/hands/hand_separation.h"

#include <algorithm>
#include <cstdint>
#include <cstdlib>

#include "transcription/hands/keyboard_view.h"

namespace clavier {
namespace {

constexpr std::size_t kMaxHandPaths = 16;
/// Hypotheses with a score this far below the best one are pruned.
constexpr double kPruningMargin = 10;
constexpr std::uint32_t kMaxSplits = 32;  // of a group that is considered; twice that and more are no hands' doing
constexpr int kMaxLastStep = 4;           // semitones

/// One hand plays the lowest `split` notes of a group, the other hand the rest; `crossed` when the right hand has the
/// lower ones.
struct HandSplit {
  std::uint32_t split = 0;
  bool crossed = false;
};

/// The predecessor of a hypothesis, for backtracking.
struct BeamStep {
  std::uint32_t parent = 0;
  HandSplit division;
};

struct Hypothesis {
  double beam_score = 0;
  HandPositions hands;
};

struct Candidate {
  double beam_score = 0;
  BeamStep step;
};

void divide(const OnsetGroup& group, HandSplit division, std::vector<Hand>& hands) {
  hands.resize(group.notes.size());
  for (std::size_t place = 0; place < hands.size(); ++place) {
    const Hand is_duplicate = group.notes[place].hand;
    const bool lower = place < division.split;
    hands[place] = is_duplicate != Hand::unknown ? is_duplicate : lower != division.crossed ? Hand::left : Hand::right;
  }
}

class Search {
 public:
  Search(const std::vector<OnsetGroup>& groups, const TwoHandFeatures& weights) : weights_(weights) {
    const std::vector<HandPassage> around = find_passages(groups);
    for (std::size_t place = 0; place < groups.size(); ++place) advance(groups[place], around[place]);
  }

  std::vector<std::vector<Hand>> best(const std::vector<OnsetGroup>& groups) const {
    std::vector<std::vector<Hand>> hands(groups.size());
    std::uint32_t place_in_beam = 0;  // the beam is sorted, the best first
    for (std::size_t place = groups.size(); place-- > 0;) {
      const BeamStep& step = steps_[place][place_in_beam];
      divide(groups[place], step.division, hands[place]);
      place_in_beam = step.parent;
    }
    return hands;
  }

 private:
  void advance(const OnsetGroup& group, const HandPassage& passage) {
    candidates_.clear();
    for (std::uint32_t parent = 0; parent < beam_.size(); ++parent) {
      release_notes(beam_[parent].hands, group.onset);
      consider(group, passage, parent);
    }
    std::stable_sort(candidates_.begin(), candidates_.end(),
                     [](const Candidate& a, const Candidate& b) { return a.beam_score > b.beam_score; });
    keep_best(group);
  }

  void consider(const OnsetGroup& group, const HandPassage& passage, std::uint32_t parent) {
    const KeyboardView view(group, passage, beam_[parent].hands);
    const auto count = static_cast<std::uint32_t>(group.notes.size());
    const std::uint32_t step = std::max(1U, count / kMaxSplits);
    for (const bool crossed : {false, true}) {
      if (crossed && (count < 2 || count > 6)) continue;
      const std::uint32_t first = crossed ? 1 : 0;  // when one hand has all notes, crossed and uncrossed are the same
      for (std::uint32_t split = first; split <= count - first; split += step) {
        const HandSplit division{.split = split, .crossed = crossed};
        divide(group, division, hands_);
        const double beam_score = dot_product(view.features(hands_), weights_);
        candidates_.push_back({beam_[parent].beam_score + beam_score, {parent, division}});
      }
    }
  }

  void keep_best(const OnsetGroup& group) {
    std::vector<Hypothesis> kept;
    std::vector<BeamStep> steps;
    for (const Candidate& candidate : candidates_) {
      if (kept.size() == kMaxHandPaths || candidate.beam_score < candidates_.front().beam_score - kPruningMargin) break;
      Hypothesis next{.beam_score = candidate.beam_score, .hands = beam_[candidate.step.parent].hands};
      divide(group, candidate.step.division, hands_);
      apply_onsets(next.hands, group, hands_);
      const bool is_duplicate = std::any_of(kept.begin(), kept.end(), [&](const Hypothesis& other) {
        return same_pitches(other.hands.left, next.hands.left) && same_pitches(other.hands.right, next.hands.right);
      });
      if (is_duplicate) continue;
      kept.push_back(next);
      steps.push_back(candidate.step);
    }
    beam_ = std::move(kept);
    steps_.push_back(std::move(steps));
  }

  const TwoHandFeatures& weights_;
  std::vector<Hypothesis> beam_ = {{}};
  std::vector<std::vector<BeamStep>> steps_;  // for each group, one step per hypothesis
  std::vector<Candidate> candidates_;
  std::vector<Hand> hands_;
};

/// A last note alone, close to the one before it, stays in its hand: nothing follows that the other hand has to reach.
void settle_last_note(const std::vector<OnsetGroup>& groups, std::vector<std::vector<Hand>>& hands) {
  const std::size_t count = groups.size();
  if (count < 2 || groups[count - 1].notes.size() != 1 || groups[count - 2].notes.size() != 1) return;
  if (groups[count - 1].notes.front().hand != Hand::unknown) return;
  const int step = groups[count - 1].notes.front().pitch - groups[count - 2].notes.front().pitch;
  if (std::abs(step) <= kMaxLastStep) hands[count - 1] = hands[count - 2];
}

}  // namespace

std::vector<std::vector<Hand>> separate_hands(const std::vector<OnsetGroup>& groups, const TwoHandFeatures& weights) {
  std::vector<std::vector<Hand>> hands = Search(groups, weights).best(groups);
  settle_last_note(groups, hands);
  return hands;
}

Score fill_unknown_hands(Score score) {
  const std::vector<OnsetGroup> groups = onset_groups(score);
  const std::vector<std::vector<Hand>> hands = separate_hands(groups, tuned_hand_weights());
  for (std::size_t place = 0; place < groups.size(); ++place)
    for (std::size_t note = 0; note < groups[place].notes.size(); ++note)
      score.notes[groups[place].notes[note].index].hand = hands[place][note];
  sort_events(score);
  return score;
}

}  // namespace clavier
