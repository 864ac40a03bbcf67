#include "transcription/quantising/place_onsets.h"

#include <algorithm>
#include <cmath>

#include "transcription/quantising/beat_rhythm.h"

namespace clavier {
namespace {

constexpr std::size_t kMostCarried = 3;  // strokes that may be written on the beat after them
constexpr double kEarliestCarried = 0.7;
constexpr double kNoWay = 1e12;

struct Ending {
  std::size_t division = 0;
  std::size_t carried = 0;  ///< to the next beat
};

/// The best path up to a beat that is divided so and carries so much.
struct OnsetPath {
  double cost = kNoWay;
  Ending before;
};

using OnsetPaths = std::array<std::array<OnsetPath, kMostCarried + 1>, kDivisionCount>;

class Placer {
 public:
  Placer(const std::vector<Moment>& moments, const BeatClock& clock, bool compound, const TimingModel& model)
      : moments_(moments), clock_(clock), model_(model), costs_(rhythm_costs(compound)) {
    for (std::size_t division = 0; division < kDivisionCount; ++division) parts_.emplace_back(costs_, division);
    std::size_t place = 0;
    for (std::size_t beat = 0; beat < clock.beats().size(); ++beat) {
      while (place < moments.size() && moments[place].position < static_cast<double>(beat)) ++place;
      firsts_.push_back(beat == 0 ? 0 : place);
    }
    firsts_.push_back(moments.size());
    carriable_.resize(clock.beats().size());
    for (std::size_t beat = 0; beat + 1 < carriable_.size(); ++beat) carriable_[beat] = count_carriable(beat);
  }

  std::vector<Placed> placed() {
    paths_.resize(clock_.beats().size());
    for (std::size_t beat = 0; beat < paths_.size(); ++beat) follow(beat);
    return read_back();
  }

 private:
  /// How many of the last moments of a beat may be written on the next one.
  std::size_t count_carriable(std::size_t beat) const {
    std::size_t count = 0;
    for (std::size_t place = firsts_[beat + 1]; place-- > firsts_[beat] && count < kMostCarried; ++count)
      if (moments_[place].position - static_cast<double>(beat) < kEarliestCarried) break;
    return count;
  }

  BeatMoments moments_of(std::size_t beat, std::size_t carried_in, std::size_t carried_out) const {
    const std::size_t from = firsts_[beat] - carried_in, to = firsts_[beat + 1] - carried_out;
    return {.moments = std::span(moments_).subspan(from, to - from),
            .carried = carried_in,
            .beat = beat,
            .length = clock_.length(beat)};
  }

  bool makes_sense(std::size_t division, std::size_t count) const {
    const int parts = kDivisions.at(division);
    return parts == 1 || (count > 0 && parts <= 4) || (count > 1 && parts <= 8) || count > 4;
  }

  void follow(std::size_t beat) {
    const std::size_t most_in = beat == 0 ? 0 : carriable_[beat - 1];
    for (std::size_t in = 0; in <= most_in; ++in) {
      for (std::size_t out = 0; out <= carriable_[beat]; ++out) {
        const BeatMoments inside = moments_of(beat, in, out);
        for (std::size_t division = 0; division < kDivisionCount; ++division)
          if (makes_sense(division, inside.moments.size()))
            extend(beat, in, {.division = division, .carried = out},
                   best_rhythm(inside, parts_[division], model_).cost);
      }
    }
  }

  void extend(std::size_t beat, std::size_t in, Ending ending, double cost) {
    OnsetPath& path = paths_[beat].at(ending.division).at(ending.carried);
    for (std::size_t before = 0; before < (beat == 0 ? 1 : kDivisionCount); ++before) {
      const double earlier = beat == 0 ? 0 : paths_[beat - 1].at(before).at(in).cost;
      const double sum = earlier + cost + model_.rhythm * costs_.change.at(before).at(ending.division);
      if (sum < path.cost) path = {.cost = sum, .before = {.division = before, .carried = in}};
    }
  }

  std::vector<Placed> read_back() const {
    std::vector<Placed> placed(moments_.size());
    Ending ending;
    double best = 2 * kNoWay;
    for (std::size_t division = 0; division < kDivisionCount; ++division) {
      const double cost = paths_.back().at(division).at(0).cost;
      if (cost < best) best = cost, ending = {.division = division};
    }
    for (std::size_t beat = paths_.size(); beat-- > 0;) {
      const Ending before = paths_[beat].at(ending.division).at(ending.carried).before;
      const std::size_t from = firsts_[beat] - before.carried;
      const BeatRhythm rhythm =
          best_rhythm(moments_of(beat, before.carried, ending.carried), parts_[ending.division], model_);
      for (std::size_t place = 0; place < rhythm.parts.size(); ++place)
        placed[from + place] = {beat, rhythm.parts[place], kDivisions.at(ending.division)};
      ending = before;
    }
    return placed;
  }

  const std::vector<Moment>& moments_;
  const BeatClock& clock_;
  const TimingModel& model_;
  const RhythmCosts& costs_;
  std::vector<PartCosts> parts_;
  std::vector<std::size_t> firsts_;  // moments, for each beat
  std::vector<std::size_t> carriable_;
  std::vector<OnsetPaths> paths_;
};

}  // namespace

std::vector<Placed> place_onsets(const std::vector<Moment>& moments, const BeatClock& clock, bool compound,
                                 const TimingModel& model) {
  return Placer(moments, clock, compound, model).placed();
}

}  // namespace clavier
