#include "training/gan/gan_validation.h"

#include <algorithm>
#include <cstdio>

#include "analysis/rolls/roll_statistics.h"
#include "encoding/bins.h"
#include "statistics/frechet.h"

namespace clavier {
namespace {

constexpr double kMinNoteRatio = 0.1;  // of real rolls
constexpr double kMaxNoteRatio = 5;
constexpr double kMinDiversity = 0.5;

std::string format_comparison(const char* what, double generated, double real) {
  char line[160];
  std::snprintf(line, sizeof line, what, generated, real);
  return line;
}

}  // namespace

std::optional<std::string> find_collapse(const GanMetrics& metrics) {
  if (metrics.notes < kMinNoteRatio * metrics.real_notes)
    return format_comparison("hardly any notes are generated: %.1f a roll, %.1f in real music", metrics.notes,
                             metrics.real_notes);
  if (metrics.notes > kMaxNoteRatio * metrics.real_notes)
    return format_comparison("far too many notes are generated: %.1f a roll, %.1f in real music", metrics.notes,
                             metrics.real_notes);
  if (metrics.diversity < kMinDiversity)
    return format_comparison(
        "the rolls hardly differ from each other: diversity %.2f of real rolls, collapse below %.1f", metrics.diversity,
        kMinDiversity);
  return std::nullopt;
}

GanValidator::GanValidator(const Pieces& pieces, const RollImages& images, int count, std::uint64_t seed)
    : steps_(images.steps()) {
  const MeasuredRolls training = measure_rolls(pieces.training.excerpts(images, count, seed));
  scale_ = fit_feature_scale(training.features);
  real_ = measure_rolls(pieces.validation.excerpts(images, count, seed));
  real_distance_ = distance(training);
  real_diversity_ = intra_set_distance(real_.rolls);
}

MeasuredRolls GanValidator::measure_rolls(std::span<const GridPiece> excerpts) const {
  const Seconds length{static_cast<double>(steps_) / kStepsPerSecond};
  MeasuredRolls measured;
  for (const GridPiece& notes : excerpts) {
    measured.features.push_back(roll_features(score_of(notes), length));
    measured.rolls.push_back(pack_roll(roll_of(notes, {.steps = steps_}, kKuoChannels).values));
    measured.notes += static_cast<double>(notes.size()) / static_cast<double>(excerpts.size());
  }
  return measured;
}

double GanValidator::distance(const MeasuredRolls& rolls) const {
  const auto spread = [this](const MeasuredRolls& of) {
    std::vector<std::vector<float>> samples;
    for (const std::vector<float>& features : of.features) samples.push_back(standardise(features, scale_));
    return fit_gaussian(samples);
  };
  return std::max(0.0, frechet_distance(spread(rolls), spread(real_)));
}

GanMetrics GanValidator::measure(std::span<const GridPiece> excerpts) const {
  const MeasuredRolls generated = measure_rolls(excerpts);
  return {.distance = distance(generated),
          .real_distance = real_distance_,
          .notes = generated.notes,
          .real_notes = real_.notes,
          .diversity = real_diversity_ > 0 ? intra_set_distance(generated.rolls) / real_diversity_ : 1};
}

}  // namespace clavier
