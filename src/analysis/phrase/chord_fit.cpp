#include "analysis/phrase/chord_fit.h"

#include <algorithm>
#include <bitset>

namespace clavier {
namespace {

using Degrees = std::bitset<kPitchClasses>;

constexpr Degrees degrees(std::initializer_list<int> semitones) {
  unsigned long bits = 0;
  for (const int each : semitones) bits |= 1UL << static_cast<unsigned>(each);
  return {bits};
}

struct ChordKind {
  Degrees degrees;
  double cost;  // of its share: a chord of four notes holds more by chance
};

constexpr std::array<ChordKind, 8> kFittedKinds = {{{degrees({0, 4, 7}), 0},
                                                    {degrees({0, 3, 7}), 0},
                                                    {degrees({0, 3, 6}), 0.03},
                                                    {degrees({0, 4, 7, 10}), 0.05},
                                                    {degrees({0, 3, 7, 10}), 0.07},
                                                    {degrees({0, 4, 7, 11}), 0.07},
                                                    {degrees({0, 3, 6, 10}), 0.07},
                                                    {degrees({0, 3, 6, 9}), 0.06}}};
constexpr double kRootInBass = 0.04;

constexpr Degrees kMajorDegrees = degrees({0, 2, 4, 5, 7, 9, 11});
constexpr Degrees kMinorDegrees = degrees({0, 2, 3, 5, 7, 8, 10, 11});
constexpr double kCostOfMinor = 0.02;  // it has a degree more

double sum(const PitchClassTimes& times) {
  double all = 0;
  for (const double time : times) all += time;
  return all;
}

/// The time of the degrees above a root.
double time_of(const PitchClassTimes& times, const Degrees& chosen, int root) {
  double time = 0;
  for (int degree = 0; degree < kPitchClasses; ++degree)
    if (chosen[static_cast<std::size_t>(degree)])
      time += times.at(static_cast<std::size_t>(pitch_class(root + degree)));
  return time;
}

}  // namespace

std::optional<FittedChord> fit_chord(const PitchClassTimes& times, std::optional<int> bass) {
  const double all = sum(times);
  if (all <= 0) return std::nullopt;
  FittedChord best;
  double best_fit = -1;
  for (int root = 0; root < kPitchClasses; ++root)
    for (const ChordKind& kind : kFittedKinds) {
      const double share = time_of(times, kind.degrees, root) / all;
      const double fit = share - kind.cost + (bass == root ? kRootInBass : 0);
      if (fit <= best_fit) continue;
      best_fit = fit;
      best = {root, share};
    }
  return best;
}

double share_in_scale(const PitchClassTimes& times, Key key) {
  const double all = sum(times);
  return all > 0 ? time_of(times, key.mode == Mode::major ? kMajorDegrees : kMinorDegrees, key.tonic) / all : 1;
}

Key fit_scale(const PitchClassTimes& times) {
  Key best;
  double best_share = -1;
  for (const Mode mode : {Mode::major, Mode::minor})
    for (int tonic = 0; tonic < kPitchClasses; ++tonic) {
      const double share = share_in_scale(times, {tonic, mode}) - (mode == Mode::minor ? kCostOfMinor : 0);
      if (share <= best_share) continue;
      best_share = share;
      best = {tonic, mode};
    }
  return best;
}

}  // namespace clavier
