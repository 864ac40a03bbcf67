#include "transcription/beats/tempo_curve.h"

#include <algorithm>
#include <cmath>

#include "music/grid.h"
#include "music/onset_groups.h"
#include "transcription/beats/beat_tracking.h"

namespace clavier {
namespace {

constexpr double kMaxPoints = 1000;
constexpr std::ptrdiff_t kNeighbours = 2;  // on either side

std::vector<TempoPoint> written_tempo(const Score& score) {
  const double end = end_of(score).value, step = std::max(1.0, std::ceil(end / kMaxPoints));
  std::vector<TempoPoint> curve;
  for (double beat = 0; beat + step <= end; beat += step) {
    const double start = score.tempo.seconds_at(Beats{beat}).value,
                 length = score.tempo.seconds_at(Beats{beat + step}).value - start;
    if (length > 0) curve.push_back({Seconds{start + length / 2}, 60 * step / length});
  }
  return curve;
}

std::vector<TempoPoint> smooth_curve(const std::vector<TempoPoint>& curve) {
  std::vector<TempoPoint> smooth = curve;
  const auto count = static_cast<std::ptrdiff_t>(curve.size());
  for (std::ptrdiff_t at = 0; at < count; ++at) {
    std::vector<double> near;
    for (std::ptrdiff_t other = std::max<std::ptrdiff_t>(0, at - kNeighbours);
         other <= std::min(count - 1, at + kNeighbours); ++other)
      near.push_back(curve[static_cast<std::size_t>(other)].beats_per_minute);
    const auto middle = near.begin() + static_cast<std::ptrdiff_t>(near.size() / 2);
    std::nth_element(near.begin(), middle, near.end());
    smooth[static_cast<std::size_t>(at)].beats_per_minute = *middle;
  }
  return smooth;
}

std::vector<TempoPoint> played_tempo(const Score& score) {
  const std::vector<Seconds> beats = track_beats(onset_groups(score));
  std::vector<TempoPoint> curve;
  for (std::size_t beat = 1; beat < beats.size(); ++beat) {
    const double length = beats[beat].value - beats[beat - 1].value;
    if (length > 0) curve.push_back({Seconds{beats[beat].value - length / 2}, 60 / length});
  }
  return smooth_curve(curve);
}

}  // namespace

std::vector<TempoPoint> compute_tempo_curve(const Score& score) {
  return is_on_grid(score) ? written_tempo(score) : played_tempo(score);
}

}  // namespace clavier
