#include "transcription/meter/told_beats.h"

#include <algorithm>
#include <cmath>
#include <limits>
#include <vector>

#include "music/grid.h"
#include "music/onset_groups.h"
#include "transcription/meter/told_offsets.h"
#include "transcription/meter/told_place.h"

namespace clavier {
namespace {

constexpr std::array<double, 4> kJitters = {0.006, 0.010, 0.015, 0.022};  // seconds
constexpr double kFar = 6;                    // standard deviations; no onset lies so far from its part
constexpr double kStrayShare = 0.02;          // of the onsets in a divided beat that lie anywhere
constexpr double kMinLogOdds = 6;             // for the whole piece
constexpr double kMinLogOddsPerOnset = 0.12;  // natural logarithms
constexpr double kMaxFreeShare = 0.3;         // of beats whose onsets lie anywhere
constexpr double kExactShare = 0.75;          // of notes that begin on a part to the tick
constexpr double kPartTolerance = 0.75;       // ticks
constexpr std::size_t kMinRareOnsets = 5;     // in a beat with a rare division
constexpr double kMinOffsetOdds = 6;          // for the whole piece, against no offset
constexpr double kBetterOffsetOdds = 3;       // against an offset that is closer to none
constexpr double kSamePlace = 0.03;           // quarter notes
constexpr double kMinBegunRatio = 2;          // of beats that notes begin, with and without an offset of some parts
constexpr double kMinMoreBegun = 8;           // of them
constexpr int kIterations = 12;
constexpr double kPriorBeats = 4;  // weight of the prior shares
constexpr std::size_t kDivisionKinds = kToldDivisions.size();
constexpr std::size_t kFree = kDivisionKinds;  // index of beats without division
constexpr std::array<double, kDivisionKinds + 1> kPriorShares = {0.29,  0.25, 0.08,  0.19,  0.002, 0.03,
                                                                 0.002, 0.05, 0.003, 0.003, 0.10};

/// Distances from the nearest part of a beat, for each division.
using Distances = std::array<double, kDivisionKinds>;

/// The onsets of one beat.
struct ToldBeat {
  Beats start;
  double length = 1;
  double seconds = 0.5;              ///< for a quarter note
  std::vector<double> phases;        ///< of the onsets; those of a chord are one
  std::vector<Distances> distances;  ///< of each onset, in quarter notes
  std::vector<double> note_phases;   ///< of each note, since a mean of uneven onsets may seem exact

  void add(double phase) {
    phases.push_back(phase);
    Distances& added = distances.emplace_back();
    std::transform(kToldDivisions.begin(), kToldDivisions.end(), added.begin(),
                   [&](int division) { return std::abs(phase - nearest_part(phase, division, length)); });
  }
};

using KindValues = std::array<double, kDivisionKinds + 1>;

/// The shares of divisions that explain the onsets best, given a jitter.
struct DivisionFit {
  double log_odds = -std::numeric_limits<double>::infinity();  ///< against onsets anywhere
  double jitter = 0;
  KindValues shares{};
};

Beats mean_onset(const OnsetGroup& group, const Score& score) {
  Beats sum;
  for (const TimedNote& note : group.notes) sum += score.notes[note.index].onset;
  return sum / static_cast<double>(group.notes.size());
}

std::vector<ToldBeat> told_beats_of(const std::vector<OnsetGroup>& groups, const Score& score) {
  std::vector<ToldBeat> beats;
  for (const OnsetGroup& group : groups) {
    const ToldPlace place = told_place(score.meters, mean_onset(group, score));
    if (beats.empty() || beats.back().start != place.beat) {
      const double seconds = 60 / score.tempo.bpm_at(place.beat);
      beats.push_back({.start = place.beat, .length = place.length, .seconds = std::max(1e-3, seconds)});
    }
    beats.back().add(place.phase);
    for (const TimedNote& note : group.notes)
      beats.back().note_phases.push_back((score.notes[note.index].onset - place.beat).value);
  }
  return beats;
}

/// The likelihood of the onsets of a beat for each division and, last, anywhere.
KindValues likelihoods_of(const ToldBeat& beat, double jitter, double tick) {
  KindValues likelihoods{};
  likelihoods.fill(1);
  const double spread = std::hypot(jitter / beat.seconds, tick / 2);
  const double height = 1 / (spread * std::sqrt(2 * M_PI));
  for (const Distances& distances : beat.distances) {
    for (std::size_t kind = 0; kind < kDivisionKinds; ++kind) {
      const double apart = distances.at(kind) / spread;
      const double density = apart < kFar ? height / kToldDivisions.at(kind) * std::exp(-0.5 * apart * apart) : 0;
      likelihoods.at(kind) *= (1 - kStrayShare) * density + kStrayShare;
    }
  }
  return likelihoods;
}

DivisionFit fit_divisions(const std::vector<ToldBeat>& beats, double jitter, double tick) {
  std::vector<KindValues> likelihoods;
  for (const ToldBeat& beat : beats) likelihoods.push_back(likelihoods_of(beat, jitter, tick));
  DivisionFit fit{.jitter = jitter, .shares = kPriorShares};
  for (int iteration = 0; iteration < kIterations; ++iteration) {
    KindValues counts{};
    for (std::size_t kind = 0; kind < counts.size(); ++kind) counts.at(kind) = kPriorBeats * kPriorShares.at(kind);
    fit.log_odds = 0;
    for (const KindValues& beat : likelihoods) {
      double sum = 0;
      for (std::size_t kind = 0; kind < counts.size(); ++kind) sum += fit.shares.at(kind) * beat.at(kind);
      for (std::size_t kind = 0; kind < counts.size(); ++kind)
        counts.at(kind) += fit.shares.at(kind) * beat.at(kind) / sum;
      fit.log_odds += std::log(sum);
    }
    const double all = kPriorBeats + static_cast<double>(likelihoods.size());
    for (std::size_t kind = 0; kind < counts.size(); ++kind) fit.shares.at(kind) = counts.at(kind) / all;
  }
  return fit;
}

/// The division that explains the onsets of a beat best.
int likeliest_division(const ToldBeat& beat, const DivisionFit& fit, double tick) {
  const KindValues likelihoods = likelihoods_of(beat, fit.jitter, tick);
  std::size_t best = 0;
  for (std::size_t kind = 1; kind < kDivisionKinds; ++kind)
    if (fit.shares.at(kind) * likelihoods.at(kind) > fit.shares.at(best) * likelihoods.at(best)) best = kind;
  return kToldDivisions.at(best);
}

/// How many notes of a beat begin to the tick on parts of a division.
double count_on_ticks(const ToldBeat& beat, int division, double tick) {
  return static_cast<double>(std::count_if(beat.note_phases.begin(), beat.note_phases.end(), [&](double phase) {
    return std::abs(nearest_part(phase, division, beat.length) - phase) <= kPartTolerance * tick;
  }));
}

/// Whether most notes begin to the tick on a part of their beat's likeliest division, or all of many on a rare one.
bool lie_on_ticks(const std::vector<ToldBeat>& beats, const DivisionFit& fit, double tick) {
  double on = 0, all = 0;
  for (const ToldBeat& beat : beats) {
    const auto count = static_cast<double>(beat.note_phases.size());
    const bool rare = beat.phases.size() >= kMinRareOnsets &&
                      std::any_of(kRareDivisions.begin(), kRareDivisions.end(),
                                  [&](int division) { return count_on_ticks(beat, division, tick) == count; });
    on += rare ? count : count_on_ticks(beat, likeliest_division(beat, fit, tick), tick);
    all += count;
  }
  return on >= kExactShare * all;
}

/// What the beats are for notes at their times, and the odds.
struct TestedBeats {
  ToldBeats told;
  double log_odds = 0;
};

TestedBeats test_beats(const std::vector<OnsetGroup>& groups, const Score& score) {
  TestedBeats tested;
  const std::vector<ToldBeat> beats = told_beats_of(groups, score);
  DivisionFit best;
  const double tick = 1.0 / score.resolution;
  for (const double jitter : kJitters) {
    const DivisionFit fit = fit_divisions(beats, jitter, tick);
    if (fit.log_odds <= best.log_odds) continue;
    best = fit;
    tested.told.exact = lie_on_ticks(beats, best, tick);
    if (tested.told.exact) break;
  }
  const double per_onset = best.log_odds / static_cast<double>(groups.size());
  const bool clear = best.log_odds > kMinLogOdds && per_onset > kMinLogOddsPerOnset;
  const bool likely = clear && best.shares.at(kFree) < kMaxFreeShare;
  tested.told.followed = likely || (is_on_grid(score) && best.log_odds > 0);
  tested.told.jitter = Seconds{best.jitter};
  std::copy_n(best.shares.begin(), kDivisionKinds, tested.told.shares.begin());
  tested.log_odds = best.log_odds;
  return tested;
}

bool is_near(double value, double place) { return std::abs(value - place) < kSamePlace; }

/// How many chords begin so far behind a beat.
double count_begun(const std::vector<OnsetGroup>& groups, const Score& score, Beats offset) {
  return static_cast<double>(std::count_if(groups.begin(), groups.end(), [&](const OnsetGroup& group) {
    const double late = mean_onset(group, score).value - offset.value;
    return is_near(late, std::round(late));
  }));
}

/// Whether notes begin on far more of the beats that are moved by an offset than of the told ones. Music on sixteenths
/// lies on them as well when it is moved by a sixteenth, but then notes begin on few of the beats. Half a beat is no
/// offset: notes on every second eighth are an accompaniment.
bool begins_more_beats(const std::vector<OnsetGroup>& groups, const Score& score, Beats offset) {
  if (is_near(std::abs(offset.value), 0.5)) return false;
  const double here = count_begun(groups, score, Beats{0}), there = count_begun(groups, score, offset);
  return there >= kMinBegunRatio * here + kMinMoreBegun;
}

}  // namespace

ToldBeats test_told_beats(const Score& score) {
  if (score.notes.empty()) return {};
  const std::vector<OnsetGroup> groups = onset_groups(score);
  const TestedBeats here = test_beats(groups, score);
  TestedBeats best = here;
  for (const Beats offset : likely_offsets(groups, score)) {
    if (!begins_more_beats(groups, score, offset)) continue;
    const Score moved = put_on_beats(score, offset).score;
    TestedBeats tested = test_beats(onset_groups(moved), moved);
    if (tested.log_odds < std::max(here.log_odds + kMinOffsetOdds, best.log_odds + kBetterOffsetOdds)) continue;
    tested.told.offset = offset;
    best = tested;
  }
  return best.told;
}

}  // namespace clavier
