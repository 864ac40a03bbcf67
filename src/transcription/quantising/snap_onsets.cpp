#include "transcription/quantising/snap_onsets.h"

#include <algorithm>
#include <cmath>

#include "transcription/quantising/hand_chords.h"

namespace clavier {
namespace {

constexpr double kSmallestShare = 1e-4;  // of a division that the piece does not use
constexpr double kStrayDistance = 3.3;   // in standard deviations; farther onsets cost little more
constexpr double kStraySlope = 0.5;
constexpr int kFineDivision = 5;  // divisions from here on are rarely used for one onset alone
constexpr double kLoneOnsetCost = 3;
constexpr double kCollisionCost = 6;    // two onsets on one part
constexpr double kOffByTicks = 1.5;     // exact onsets further from a part stay, unless they are
constexpr Seconds kOffByLittle{0.006};  // this close

using ChordSpan = std::vector<HandChord>::const_iterator;

/// The cost of an onset at a distance of a part, in standard deviations.
double distance_cost(double apart) {
  const double near = std::min(apart, kStrayDistance);
  return 0.5 * near * near + kStraySlope * (apart - near);
}

/// The cost of the chords of one beat in a division, in natural logarithms of odds.
double division_cost(ChordSpan first, ChordSpan last, int division, double spread) {
  double cost = 0, before = -1;
  std::size_t inner = 0;
  for (ChordSpan chord = first; chord != last; ++chord) {
    const double part = nearest_part(chord->place.phase, division, chord->place.length);
    cost += distance_cost(std::abs(part - chord->place.phase) / spread);
    cost += part == before ? kCollisionCost : std::log(division);
    before = part;
    inner += part > 0 && part < chord->place.length;
  }
  return division >= kFineDivision && inner < 2 ? cost + kLoneOnsetCost : cost;
}

int simplest_division(ChordSpan first, ChordSpan last, const ToldBeats& told, double spread) {
  int best = 1;
  double best_cost = HUGE_VAL;
  const auto offer = [&](int division, double share) {
    const double cost = division_cost(first, last, division, spread) - std::log(std::max(kSmallestShare, share));
    if (cost < best_cost) best_cost = cost, best = division;
  };
  for (std::size_t kind = 0; kind < kToldDivisions.size(); ++kind) offer(kToldDivisions.at(kind), told.shares.at(kind));
  if (told.exact)
    for (const int division : kRareDivisions) offer(division, kSmallestShare);
  return best;
}

void move_chord(const HandChord& chord, int division, double tolerance, Score& score) {
  const Beats snapped = chord.place.beat + Beats{nearest_part(chord.place.phase, division, chord.place.length)};
  for (const std::size_t index : chord.notes) {
    Note& note = score.notes[index];
    if (std::abs((snapped - note.onset).value) <= tolerance) note.onset = snapped;
  }
}

}  // namespace

Score snap_onsets(Score score, const ToldBeats& told) {
  for (const Hand hand : {Hand::unknown, Hand::left, Hand::right, Hand::voice}) {
    const std::vector<HandChord> chords = find_hand_chords(score, hand);
    for (ChordSpan first = chords.begin(); first != chords.end();) {
      const ChordSpan last = std::find_if(
          first, chords.end(), [&](const HandChord& chord) { return chord.place.beat != first->place.beat; });
      const double seconds = std::max(1e-3, 60 / score.tempo.bpm_at(first->place.beat)), tick = 1.0 / score.resolution;
      const double spread = std::max(tick / 2, told.exact ? 0 : told.jitter.value / seconds);
      const double tolerance = told.exact ? std::max(kOffByTicks * tick, kOffByLittle.value / seconds) : HUGE_VAL;
      const int division = simplest_division(first, last, told, spread);
      for (; first != last; ++first) move_chord(*first, division, tolerance, score);
    }
  }
  sort_events(score);
  return score;
}

}  // namespace clavier
