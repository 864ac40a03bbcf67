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
constexpr double kMinSpacing = 1.2, kMaxSpacing = 2.4;      // frames from tatum to tatum of a piece
constexpr double kMinBeatSpacing = 1, kMaxBeatSpacing = 5;  // frames, in a beat with more or fewer
constexpr int kBeatsAround = 2;
constexpr double kTurn = 2 * std::numbers::pi;

/// The positions of frames, in beats.
class Clock {
 public:
  explicit Clock(std::span<const double> beats)
      : beats_(beats),
        frames_a_beat_(beats.size() < 2 ? 1 : static_cast<double>(beats.size() - 1) / (beats.back() - beats.front())) {}

  double frames_a_beat() const { return frames_a_beat_; }
  double middle_of(std::size_t frame) const { return beats_[frame] + 0.5 / frames_a_beat_; }
  double begin() const { return beats_.front(); }
  double end() const { return beats_.back() + 1 / frames_a_beat_; }

  /// The time in frames of a position in beats, begin() .. end().
  double time_of(double beat) const {
    const auto after = std::upper_bound(beats_.begin(), beats_.end(), beat);
    const double from = *(after - 1), to = after == beats_.end() ? end() : *after;
    return static_cast<double>(after - beats_.begin() - 1) + (beat - from) / (to - from);
  }

 private:
  std::span<const double> beats_;
  double frames_a_beat_;
};

/// Tatums at (number + offset) / division beats, for all whole numbers.
struct TatumGrid {
  int division = 1;
  double offset = 0;
};

TatumGrid fit_tatum_grid(const Clock& clock, std::span<const double> onset_counts) {
  TatumGrid best;
  double longest = -1;
  for (const int division : kDivisions) {
    const double apart = clock.frames_a_beat() / division;
    if (apart < kMinSpacing || apart > kMaxSpacing) continue;
    std::complex<double> sum = 0;
    for (std::size_t frame = 0; frame < onset_counts.size(); ++frame)
      sum += onset_counts[frame] * std::polar(1.0, kTurn * division * clock.middle_of(frame));
    if (std::abs(sum) <= longest) continue;
    longest = std::abs(sum);
    best = {division, std::arg(sum) / kTurn};
  }
  return best;
}

/// At least one tatum; each frame belongs to the nearest.
std::vector<Tatum> make_tatums(std::vector<double> times, int frames) {
  if (times.empty()) times.push_back(0);
  std::vector<Tatum> tatums;
  int first = 0;
  for (std::size_t at = 0; at < times.size(); ++at) {
    const bool last = at + 1 == times.size();
    const int end = last ? frames : static_cast<int>(std::lround((times[at] + times[at + 1]) / 2));
    if (first >= end) continue;
    tatums.push_back({first, end, std::clamp(times[at], static_cast<double>(first), std::nextafter(end, 0.0))});
    first = end;
  }
  return tatums;
}

/// The share of frames with an onset in the beats around each beat, counted from the beat of the first frame.
class OnsetDensity {
 public:
  OnsetDensity(std::span<const double> beats, std::span<const double> onset_counts)
      : first_(static_cast<int>(std::floor(beats.front()))),
        frames_(static_cast<std::size_t>(std::floor(beats.back()) - first_) + 1),
        with_onset_(frames_.size()) {
    for (std::size_t frame = 0; frame < beats.size(); ++frame) {
      const auto beat = static_cast<std::size_t>(std::floor(beats[frame]) - first_);
      ++frames_[beat];
      with_onset_[beat] += onset_counts[frame] > 0 ? 1 : 0;
    }
  }

  double around(int beat) const {
    double frames = 0, with_onset = 0;
    for (int near = beat - kBeatsAround; near <= beat + kBeatsAround; ++near) {
      if (near < first_ || near - first_ >= static_cast<int>(frames_.size())) continue;
      frames += frames_[static_cast<std::size_t>(near - first_)];
      with_onset += with_onset_[static_cast<std::size_t>(near - first_)];
    }
    return frames > 0 ? with_onset / frames : 0;
  }

 private:
  int first_;
  std::vector<double> frames_, with_onset_;  // counts, by beat
};

/// The division of a beat in a piece with `piece_division` tatums a beat, where a share `onset_share` of the frames has
/// an onset.
int choose_division(int piece_division, double frames_a_beat, double onset_share, double tatum_density) {
  int division = frames_a_beat / (2 * piece_division) >= kMinBeatSpacing ? 2 * piece_division : piece_division;
  while (division % 2 == 0 && 2 * frames_a_beat / division <= kMaxBeatSpacing &&
         1 - std::pow(1 - onset_share, frames_a_beat / division) < tatum_density)
    division /= 2;
  return division;
}

}  // namespace

std::vector<Tatum> find_tatums(std::span<const double> beats, std::span<const double> onset_counts,
                               double tatum_density) {
  assert(beats.size() == onset_counts.size());
  if (beats.empty()) return {};
  const Clock clock(beats);
  const TatumGrid grid = fit_tatum_grid(clock, onset_counts);
  const OnsetDensity density(beats, onset_counts);
  const double offset = grid.offset / grid.division;  // in beats
  std::vector<double> times;
  for (int beat = static_cast<int>(std::floor(clock.begin())) - 1; beat < clock.end() + 1; ++beat) {
    const int division = choose_division(grid.division, clock.frames_a_beat(), density.around(beat), tatum_density);
    for (int number = 0; number < division; ++number) {
      const double place = beat + offset + static_cast<double>(number) / division;
      if (place >= clock.begin() && place < clock.end()) times.push_back(clock.time_of(place));
    }
  }
  return make_tatums(std::move(times), static_cast<int>(beats.size()));
}

}  // namespace clavier
