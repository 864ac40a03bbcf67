#include "transcription/quantising/notation_cost.h"

#include <algorithm>
#include <array>
#include <cmath>

#include "transcription/meter/told_place.h"
#include "transcription/quantising/hand_onsets.h"

namespace clavier {
namespace {

constexpr std::array<double, 16> kPlainValues = {0.125, 0.25, 0.375, 0.5, 0.75,    1,       1.5,     2,
                                                 3,     4,    6,     8,   1.0 / 3, 2.0 / 3, 4.0 / 3, 1.0 / 6};
constexpr int kMaxDivision = 16;
constexpr double kRestCost = 2;
constexpr double kRestToBarCost = 1;
constexpr double kVoiceCost = 2.5;
constexpr double kOverBarCost = 2.5;
constexpr double kTieCost = 1.5;
constexpr double kHalfBeatCost = 0.1;
constexpr double kOwnPartCost = 1.5;  // on a part of the beat in which the note begins, in its division
constexpr double kQuarterBeatCost = 2.5;
constexpr double kOtherPartCost = 5;

bool is_same(double a, double b) { return std::abs(a - b) < kSameBeats; }

bool is_multiple(double phase, int division) {
  const double parts = phase * division;
  return std::abs(parts - std::round(parts)) < kSameBeats * division;
}

/// The cost of an end by its place in the beat, for a note that begins at `begun`.
double place_cost(const ToldPlace& begun, const ToldPlace& end) {
  if (is_multiple(end.phase, 1)) return 0;
  if (is_multiple(end.phase, 2)) return kHalfBeatCost;
  const int own = division_of(begun.phase);
  const bool same_beat = is_same(begun.beat.value, end.beat.value);
  if (own > 1 && same_beat && is_multiple(end.phase, own)) return kOwnPartCost;
  return is_multiple(end.phase, 4) ? kQuarterBeatCost : kOtherPartCost;
}

bool is_plain_value(double length) {
  return std::any_of(kPlainValues.begin(), kPlainValues.end(), [&](double value) { return is_same(value, length); });
}

}  // namespace

int division_of(double phase) {
  for (int division = 1; division <= kMaxDivision; ++division)
    if (is_multiple(phase, division)) return division;
  return 0;
}

double notation_cost(const WrittenSpan& span, const std::vector<Meter>& meters) {
  if (is_same(span.end, span.next_onset)) return 0;
  const ToldPlace begun = told_place(meters, Beats{span.onset});
  const bool to_bar = is_same(span.end, begun.bar.value);
  double cost = span.ends_with_onset ? 0 : place_cost(begun, told_place(meters, Beats{span.end}));
  if (!to_bar && !is_plain_value(span.end - span.onset)) cost += kTieCost;
  if (span.end > begun.bar.value + kSameBeats) cost += kOverBarCost;
  if (span.end > span.next_onset) return cost + kVoiceCost;
  return cost + (to_bar ? kRestToBarCost : kRestCost);
}

}  // namespace clavier
