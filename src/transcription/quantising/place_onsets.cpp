#include "transcription/quantising/place_onsets.h"

#include <algorithm>
#include <cmath>

#include "transcription/quantising/beat_rhythm.h"

namespace clavier {
namespace {

constexpr std::size_t kMaxCarried = 3;  // onsets that may be notated on the beat after them
constexpr double kMinCarriedPhase = 0.7;
constexpr double kUnreachableCost = 1e12;

struct BeatState {
  std::size_t division = 0;
  std::size_t carried = 0;  ///< onsets carried to the next beat
};

/// The best path up to a beat with that division and number of carried onsets.
struct OnsetPath {
  double cost = kUnreachableCost;
  BeatState before;
};

using OnsetPaths = std::array<std::array<OnsetPath, kMaxCarried + 1>, kDivisionCount>;

class Placer {
 public:
  Placer(const std::vector<OnsetPosition>& onsets, const BeatClock& clock, bool compound, const TimingModel& model)
      : onsets_(onsets), clock_(clock), model_(model), costs_(rhythm_costs(compound)) {
    for (std::size_t division = 0; division < kDivisionCount; ++division) parts_.emplace_back(costs_, division);
    std::size_t place = 0;
    for (std::size_t beat = 0; beat < clock.beats().size(); ++beat) {
      while (place < onsets.size() && onsets[place].position < static_cast<double>(beat)) ++place;
      firsts_.push_back(beat == 0 ? 0 : place);
    }
    firsts_.push_back(onsets.size());
    carriable_.resize(clock.beats().size());
    for (std::size_t beat = 0; beat + 1 < carriable_.size(); ++beat) carriable_[beat] = count_carriable(beat);
  }

  std::vector<GridPosition> placed() {
    paths_.resize(clock_.beats().size());
    for (std::size_t beat = 0; beat < paths_.size(); ++beat) extend_paths(beat);
    return backtrack();
  }

 private:
  /// How many of the last onsets of a beat may be notated on the next one.
  std::size_t count_carriable(std::size_t beat) const {
    std::size_t count = 0;
    for (std::size_t place = firsts_[beat + 1]; place-- > firsts_[beat] && count < kMaxCarried; ++count)
      if (onsets_[place].position - static_cast<double>(beat) < kMinCarriedPhase) break;
    return count;
  }

  BeatOnsets onsets_of(std::size_t beat, std::size_t carried_in, std::size_t carried_out) const {
    const std::size_t from = firsts_[beat] - carried_in, to = firsts_[beat + 1] - carried_out;
    return {.onsets = std::span(onsets_).subspan(from, to - from),
            .carried = carried_in,
            .beat = beat,
            .length = clock_.length(beat)};
  }

  bool is_plausible(std::size_t division, std::size_t count) const {
    const int parts = kDivisions.at(division);
    return parts == 1 || (count > 0 && parts <= 4) || (count > 1 && parts <= 8) || count > 4;
  }

  void extend_paths(std::size_t beat) {
    const std::size_t max_in = beat == 0 ? 0 : carriable_[beat - 1];
    for (std::size_t in = 0; in <= max_in; ++in) {
      for (std::size_t out = 0; out <= carriable_[beat]; ++out) {
        const BeatOnsets inside = onsets_of(beat, in, out);
        for (std::size_t division = 0; division < kDivisionCount; ++division)
          if (is_plausible(division, inside.onsets.size()))
            extend(beat, in, {.division = division, .carried = out},
                   best_rhythm(inside, parts_[division], model_).cost);
      }
    }
  }

  void extend(std::size_t beat, std::size_t in, BeatState state, double cost) {
    OnsetPath& path = paths_[beat].at(state.division).at(state.carried);
    for (std::size_t before = 0; before < (beat == 0 ? 1 : kDivisionCount); ++before) {
      const double earlier = beat == 0 ? 0 : paths_[beat - 1].at(before).at(in).cost;
      const double sum = earlier + cost + model_.rhythm * costs_.change.at(before).at(state.division);
      if (sum < path.cost) path = {.cost = sum, .before = {.division = before, .carried = in}};
    }
  }

  std::vector<GridPosition> backtrack() const {
    std::vector<GridPosition> placed(onsets_.size());
    BeatState state;
    double best = 2 * kUnreachableCost;
    for (std::size_t division = 0; division < kDivisionCount; ++division) {
      const double cost = paths_.back().at(division).at(0).cost;
      if (cost < best) best = cost, state = {.division = division};
    }
    for (std::size_t beat = paths_.size(); beat-- > 0;) {
      const BeatState before = paths_[beat].at(state.division).at(state.carried).before;
      const std::size_t from = firsts_[beat] - before.carried;
      const BeatRhythm rhythm =
          best_rhythm(onsets_of(beat, before.carried, state.carried), parts_[state.division], model_);
      for (std::size_t place = 0; place < rhythm.parts.size(); ++place)
        placed[from + place] = {beat, rhythm.parts[place], kDivisions.at(state.division)};
      state = before;
    }
    return placed;
  }

  const std::vector<OnsetPosition>& onsets_;
  const BeatClock& clock_;
  const TimingModel& model_;
  const RhythmCosts& costs_;
  std::vector<PartCosts> parts_;
  std::vector<std::size_t> firsts_;  // for each beat, its first onset
  std::vector<std::size_t> carriable_;
  std::vector<OnsetPaths> paths_;
};

}  // namespace

std::vector<GridPosition> place_onsets(const std::vector<OnsetPosition>& onsets, const BeatClock& clock, bool compound,
                                       const TimingModel& model) {
  return Placer(onsets, clock, compound, model).placed();
}

}  // namespace clavier
