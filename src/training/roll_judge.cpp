#include "training/roll_judge.h"

#include <algorithm>
#include <cstdio>

#include "analysis/frechet.h"
#include "encoding/bins.h"

namespace clavier {
namespace {

constexpr double kFewNotes = 0.1;  // of the real ones
constexpr double kManyNotes = 5;
constexpr double kLittleDiversity = 0.5;

/// Mean difference of all pairs.
double difference(const std::vector<PackedRoll>& images) {
  double sum = 0;
  std::size_t pairs = 0;
  for (std::size_t a = 0; a < images.size(); ++a)
    for (std::size_t b = a + 1; b < images.size(); ++b, ++pairs) sum += rmse(images[a], images[b]);
  return pairs > 0 ? sum / static_cast<double>(pairs) : 0;
}

std::string compared(const char* what, double drawn, double real) {
  char line[160];
  std::snprintf(line, sizeof line, what, drawn, real);
  return line;
}

}  // namespace

std::optional<std::string> collapse_of(const RollVerdict& verdict) {
  if (verdict.notes < kFewNotes * verdict.real_notes)
    return compared("hardly any notes are drawn: %.1f a roll, %.1f in real music", verdict.notes, verdict.real_notes);
  if (verdict.notes > kManyNotes * verdict.real_notes)
    return compared("far too many notes are drawn: %.1f a roll, %.1f in real music", verdict.notes, verdict.real_notes);
  if (verdict.diversity < kLittleDiversity)
    return compared("the rolls hardly differ from each other: by %.2f of what real ones do (collapse is below %.1f)",
                    verdict.diversity, kLittleDiversity);
  return std::nullopt;
}

RollJudge::RollJudge(const Pieces& pieces, int channels, int count, std::uint64_t seed) {
  JudgedRolls training = seen(pieces.training.rolls(count, channels, seed), {});
  scale_ = scale_of(training.features);
  real_ = seen(pieces.validation.rolls(count, channels, seed), {});
  real_distance_ = distance(training);
  real_difference_ = difference(real_.images);
}

JudgedRolls RollJudge::seen(std::span<const PianoRoll> rolls, const RollReading& reading) const {
  JudgedRolls judged;
  for (const PianoRoll& roll : rolls) {
    const std::vector<GridNote> notes = read_roll(roll, reading);
    judged.features.push_back(
        roll_features(score_of(notes), Seconds{static_cast<double>(roll.steps) / kStepsPerSecond}));
    judged.images.push_back(packed(image(roll, RollChannel::sounding), reading.sounding));
    judged.notes += static_cast<double>(notes.size()) / static_cast<double>(rolls.size());
  }
  return judged;
}

double RollJudge::distance(const JudgedRolls& rolls) const {
  const auto spread = [this](const JudgedRolls& of) {
    std::vector<std::vector<float>> samples;
    for (const std::vector<float>& features : of.features) samples.push_back(standardised(features, scale_));
    return spread_of(samples);
  };
  return std::max(0.0, frechet_distance(spread(rolls), spread(real_)));
}

RollVerdict RollJudge::judge(std::span<const PianoRoll> rolls, const RollReading& reading) const {
  const JudgedRolls drawn = seen(rolls, reading);
  return {.distance = distance(drawn),
          .real_distance = real_distance_,
          .notes = drawn.notes,
          .real_notes = real_.notes,
          .diversity = real_difference_ > 0 ? difference(drawn.images) / real_difference_ : 1};
}

}  // namespace clavier
