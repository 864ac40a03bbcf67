#include "analysis/rolls/variance_components.h"

#include "encoding/chords.h"

namespace clavier {
namespace {

/// Sums from which the mean and the sum of squared deviations follow.
class Tally {
 public:
  void add(double value) {
    ++count_;
    const double off = value - mean_;
    mean_ += off / count_;
    squares_ += off * (value - mean_);
  }
  double count() const { return count_; }
  double mean() const { return mean_; }
  double squares() const { return squares_; }

 private:
  double count_ = 0, mean_ = 0, squares_ = 0;
};

/// The pooled variance within groups, each about its own mean.
class Pool {
 public:
  void add(const Tally& group) {
    if (group.count() < 2) return;
    squares_ += group.squares();
    freedom_ += group.count() - 1;
  }
  double variance() const { return freedom_ > 0 ? squares_ / freedom_ : 0; }

 private:
  double squares_ = 0, freedom_ = 0;
};

}  // namespace

VarianceComponents estimate_variance_components(std::span<const std::vector<GridNote>> excerpts,
                                                const std::function<double(const GridNote&)>& value) {
  Pool passages, chords, notes;
  for (const std::vector<GridNote>& excerpt : excerpts) {
    Tally of_excerpt, of_passage;
    int passage = 0;
    const auto end_passage = [&] {
      chords.add(of_passage);
      if (of_passage.count() > 0) of_excerpt.add(of_passage.mean());
      of_passage = {};
    };
    for (const auto chord : chords_of(excerpt)) {
      const int first = chord.front().onset;
      if (first / kPassageSteps != passage) end_passage();
      passage = first / kPassageSteps;
      Tally of_chord;
      for (const GridNote& note : chord) of_chord.add(value(note));
      notes.add(of_chord);
      of_passage.add(of_chord.mean());
    }
    end_passage();
    passages.add(of_excerpt);
  }
  return {passages.variance(), chords.variance(), notes.variance()};
}

}  // namespace clavier
