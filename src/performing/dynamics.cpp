#include "performing/dynamics.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <numbers>
#include <utility>

#include "performing/metrical_accents.h"
#include "performing/phrase_arch.h"
#include "performing/voicing.h"

namespace clavier {
namespace {

constexpr double kDecibelsOfTenfoldVelocity = 40;
constexpr double kHighLoud = 1.0 / 12;      // decibels per semitone
constexpr double kDurationContrast = 0.5;   // decibels per doubling of the length
constexpr double kMaxDurationContrast = 1;  // decibels
constexpr std::size_t kMinNotesPerVelocityChange = 4;
constexpr Pitch kMiddleC = 60;

/// The interval from each melody note to the next, as a multiple of the median; 1 for the last one and all other notes.
std::vector<double> melody_ratios(const Score& score, const std::vector<bool>& melody) {
  std::vector<double> ratios(score.notes.size(), 1), sorted;
  std::vector<std::size_t> places;
  for (std::size_t index = 0; index < melody.size(); ++index)
    if (melody[index]) places.push_back(index);
  const auto interval = [&](std::size_t place) {
    return (score.notes[places[place + 1]].onset - score.notes[places[place]].onset).value;
  };
  if (places.size() < 2) return ratios;
  for (std::size_t place = 0; place + 1 < places.size(); ++place) sorted.push_back(interval(place));
  const auto middle = sorted.begin() + static_cast<std::ptrdiff_t>(sorted.size() / 2);
  std::nth_element(sorted.begin(), middle, sorted.end());
  for (std::size_t place = 0; place + 1 < places.size(); ++place) ratios[places[place]] = interval(place) / *middle;
  return ratios;
}

}  // namespace

bool has_expressive_dynamics(const Score& score) {
  std::array<const Note*, 4> last{};  // by hand, the voice included
  std::size_t changes = 0;
  for (const Note& note : score.notes) {
    const Note* const before = std::exchange(last.at(static_cast<std::size_t>(note.hand)), &note);
    changes += before != nullptr && before->velocity != note.velocity;
  }
  return changes * kMinNotesPerVelocityChange > score.notes.size();
}

std::uint8_t apply_gain(std::uint8_t velocity, double decibels) {
  const double steps = velocity * decibels * std::numbers::ln10 / kDecibelsOfTenfoldVelocity;
  const double room = 127.0 - velocity;
  double shaped = velocity;
  if (decibels < 0) shaped *= std::exp(steps / velocity);
  if (decibels > 0 && room > 0) shaped += room * (1 - std::exp(-steps / room));
  return static_cast<std::uint8_t>(std::lround(std::max(shaped, 1.0)));
}

double high_loud(Pitch pitch) { return kHighLoud * (pitch - kMiddleC); }

double duration_contrast(double ratio) {
  return std::clamp(kDurationContrast * std::log2(ratio), -kMaxDurationContrast, kMaxDurationContrast);
}

void shape_dynamics(Score& score, const PieceStructure& structure) {
  std::vector<double> levels = voicing(score, structure);
  const std::vector<double> ratios = melody_ratios(score, structure.melody);
  for (std::size_t index = 0; index < score.notes.size(); ++index) {
    Note& note = score.notes[index];
    const MeasureFrame& measure = structure.measures[frame_at(structure.measures, note.onset)];
    levels[index] += phrase_arch_at(structure.phrases, note.onset, kLoudnessArch);
    levels[index] += metrical_accent(metrical_level(measure, note.onset));
    levels[index] += high_loud(note.pitch) + duration_contrast(ratios[index]);
    note.velocity = apply_gain(note.velocity, levels[index]);
  }
}

}  // namespace clavier
