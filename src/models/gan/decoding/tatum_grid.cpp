#include "models/gan/decoding/tatum_grid.h"

#include <algorithm>
#include <array>
#include <cassert>
#include <cmath>
#include <complex>
#include <numbers>

namespace clavier {
namespace {

constexpr std::array kDivisions = {2, 3, 4, 6, 8};
constexpr double kClosest = 1.2, kFarthest = 2.4;        // frames from pulse to pulse of a piece
constexpr double kClosestOfAll = 1, kFarthestOfAll = 5;  // of a beat
constexpr int kBeatsAround = 2;
constexpr double kTurn = 2 * std::numbers::pi;

/// Where frames begin, in beats.
class Clock {
 public:
  explicit Clock(std::span<const double> beats)
      : beats_(beats),
        frames_a_beat_(beats.size() < 2 ? 1 : static_cast<double>(beats.size() - 1) / (beats.back() - beats.front())) {}

  double frames_a_beat() const { return frames_a_beat_; }
  double middle_of(std::size_t frame) const { return beats_[frame] + 0.5 / frames_a_beat_; }
  double begin() const { return beats_.front(); }
  double end() const { return beats_.back() + 1 / frames_a_beat_; }

  /// When a place within begin() .. end() is reached, in frames.
  double time_of(double beat) const {
    const auto after = std::upper_bound(beats_.begin(), beats_.end(), beat);
    const double from = *(after - 1), to = after == beats_.end() ? end() : *after;
    return static_cast<double>(after - beats_.begin() - 1) + (beat - from) / (to - from);
  }

 private:
  std::span<const double> beats_;
  double frames_a_beat_;
};

/// Pulses at the places (number + offset) / division, in beats, of all whole numbers.
struct PulseTrain {
  int division = 1;
  double offset = 0;
};

PulseTrain gathering_train(const Clock& clock, std::span<const double> mass) {
  PulseTrain best;
  double longest = -1;
  for (const int division : kDivisions) {
    const double apart = clock.frames_a_beat() / division;
    if (apart < kClosest || apart > kFarthest) continue;
    std::complex<double> sum = 0;
    for (std::size_t frame = 0; frame < mass.size(); ++frame)
      sum += mass[frame] * std::polar(1.0, kTurn * division * clock.middle_of(frame));
    if (std::abs(sum) <= longest) continue;
    longest = std::abs(sum);
    best = {division, std::arg(sum) / kTurn};
  }
  return best;
}

/// At least one; frames go to the pulse that is nearest.
std::vector<Pulse> pulses_at(std::vector<double> times, int frames) {
  if (times.empty()) times.push_back(0);
  std::vector<Pulse> pulses;
  int first = 0;
  for (std::size_t at = 0; at < times.size(); ++at) {
    const bool last = at + 1 == times.size();
    const int end = last ? frames : static_cast<int>(std::lround((times[at] + times[at + 1]) / 2));
    if (first >= end) continue;
    pulses.push_back({first, end, std::clamp(times[at], static_cast<double>(first), std::nextafter(end, 0.0))});
    first = end;
  }
  return pulses;
}

/// Which share of the frames is struck in the beats around each beat, from the first that frames lie in.
class StruckShares {
 public:
  StruckShares(std::span<const double> beats, std::span<const double> mass)
      : first_(static_cast<int>(std::floor(beats.front()))),
        frames_(static_cast<std::size_t>(std::floor(beats.back()) - first_) + 1),
        struck_(frames_.size()) {
    for (std::size_t frame = 0; frame < beats.size(); ++frame) {
      const auto beat = static_cast<std::size_t>(std::floor(beats[frame]) - first_);
      ++frames_[beat];
      struck_[beat] += mass[frame] > 0 ? 1 : 0;
    }
  }

  double around(int beat) const {
    double frames = 0, struck = 0;
    for (int near = beat - kBeatsAround; near <= beat + kBeatsAround; ++near) {
      if (near < first_ || near - first_ >= static_cast<int>(frames_.size())) continue;
      frames += frames_[static_cast<std::size_t>(near - first_)];
      struck += struck_[static_cast<std::size_t>(near - first_)];
    }
    return frames > 0 ? struck / frames : 0;
  }

 private:
  int first_;
  std::vector<double> frames_, struck_;  // numbers of them, by beat
};

/// Of a beat in a piece with `usual` pulses a beat, where a share `struck` of the frames is struck.
int division_of(int usual, double frames_a_beat, double struck, double fill) {
  int division = frames_a_beat / (2 * usual) >= kClosestOfAll ? 2 * usual : usual;
  while (division % 2 == 0 && 2 * frames_a_beat / division <= kFarthestOfAll &&
         1 - std::pow(1 - struck, frames_a_beat / division) < fill)
    division /= 2;
  return division;
}

}  // namespace

std::vector<Pulse> find_pulses(std::span<const double> beats, std::span<const double> mass, double fill) {
  assert(beats.size() == mass.size());
  if (beats.empty()) return {};
  const Clock clock(beats);
  const PulseTrain train = gathering_train(clock, mass);
  const StruckShares struck(beats, mass);
  const double offset = train.offset / train.division;  // in beats
  std::vector<double> times;
  for (int beat = static_cast<int>(std::floor(clock.begin())) - 1; beat < clock.end() + 1; ++beat) {
    const int division = division_of(train.division, clock.frames_a_beat(), struck.around(beat), fill);
    for (int number = 0; number < division; ++number) {
      const double place = beat + offset + static_cast<double>(number) / division;
      if (place >= clock.begin() && place < clock.end()) times.push_back(clock.time_of(place));
    }
  }
  return pulses_at(std::move(times), static_cast<int>(beats.size()));
}

}  // namespace clavier
