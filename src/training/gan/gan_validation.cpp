#include "training/gan/gan_validation.h"

#include <algorithm>
#include <cstdio>

#include "analysis/rolls/roll_statistics.h"
#include "encoding/bins.h"
#include "statistics/frechet.h"

namespace clavier {
namespace {

constexpr double kFewNotes = 0.1;  // of the real ones
constexpr double kManyNotes = 5;
constexpr double kLittleDiversity = 0.5;

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

RollJudge::RollJudge(const Pieces& pieces, const RollImages& images, int count, std::uint64_t seed)
    : steps_(images.steps()) {
  const JudgedRolls training = seen(pieces.training.excerpts(images, count, seed));
  scale_ = scale_of(training.features);
  real_ = seen(pieces.validation.excerpts(images, count, seed));
  real_distance_ = distance(training);
  real_difference_ = intra_set_distance(real_.rolls);
}

JudgedRolls RollJudge::seen(std::span<const GridPiece> excerpts) const {
  const Seconds length{static_cast<double>(steps_) / kStepsPerSecond};
  JudgedRolls judged;
  for (const GridPiece& notes : excerpts) {
    judged.features.push_back(roll_features(score_of(notes), length));
    judged.rolls.push_back(packed(roll_of(notes, {.steps = steps_}, kArticleChannels).values));
    judged.notes += static_cast<double>(notes.size()) / static_cast<double>(excerpts.size());
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

RollVerdict RollJudge::judge(std::span<const GridPiece> excerpts) const {
  const JudgedRolls drawn = seen(excerpts);
  return {.distance = distance(drawn),
          .real_distance = real_distance_,
          .notes = drawn.notes,
          .real_notes = real_.notes,
          .diversity = real_difference_ > 0 ? intra_set_distance(drawn.rolls) / real_difference_ : 1};
}

}  // namespace clavier
