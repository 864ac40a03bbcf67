#include "evaluation/pieces/score_likelihood.h"

#include <algorithm>

#include "base/parallel.h"
#include "evaluation/pieces/held_out_scores.h"
#include "evaluation/pieces/step_nats.h"
#include "models/transformer/transformer_model.h"

namespace clavier {
namespace {

constexpr std::uint64_t kScoreBootstrapSeed = 1;

struct PieceNats {
  StepNats whole, opening;
  std::uint64_t notes = 0;
  std::uint64_t opening_notes() const { return std::min(notes, kOpeningNotes); }
};

PieceNats measure_piece(ScoreModel& model, const ScorePiece& piece) {
  PieceNats measured;
  model.restart(
      piece.prefix,
      {.bars = static_cast<int>(piece.piece.bars.size()), .loudness = piece.prefix.loudness, .parts = piece.parts});
  for (const ScoreStep& step : encode_steps(piece.piece)) {
    const StepNats nats = measure_step(model, step);
    measured.whole += nats;
    if (measured.notes < kOpeningNotes) measured.opening += nats;
    measured.notes += step.is_note() ? 1 : 0;
    model.advance(step);
  }
  return measured;
}

/// The sum of one number over the pieces divided by that of another, with its interval.
template <class Nats, class Notes>
ConfidenceInterval mean_of(const std::vector<PieceNats>& pieces, const Nats& nats, const Notes& notes) {
  std::vector<double> sums, counts;
  for (const PieceNats& piece : pieces) {
    sums.push_back(nats(piece));
    counts.push_back(static_cast<double>(notes(piece)));
  }
  return bootstrap_ratio(sums, counts, Random(kScoreBootstrapSeed));
}

}  // namespace

ScoreLikelihood measure_score_likelihood(const std::shared_ptr<const TransformerWeights>& weights, const Corpus& corpus,
                                         const LikelihoodPieces& pieces, Progress& progress) {
  const std::vector<ScorePiece> chosen = read_held_out_scores(corpus, pieces, weights->composers);
  std::vector<PieceNats> measured(chosen.size());
  progress.begin("likelihood", chosen.size());
  parallel_for(chosen.size(), 0, [&](std::size_t index) {
    TransformerModel model(weights);
    measured[index] = measure_piece(model, chosen[index]);
    progress.advance();
  });
  progress.end();
  const auto whole = [](const PieceNats& piece) { return piece.notes; };
  ScoreLikelihood likelihood{.pieces = measured.size()};
  for (const PieceNats& piece : measured) likelihood.notes += piece.notes;
  for (std::size_t field = 0; field < kStepFields; ++field)
    likelihood.fields[field] = mean_of(
        measured, [field](const PieceNats& piece) { return piece.whole.fields[field]; }, whole);
  likelihood.plan = mean_of(
      measured, [](const PieceNats& piece) { return piece.whole.plan(); }, whole);
  likelihood.music = mean_of(
      measured, [](const PieceNats& piece) { return piece.whole.music(); }, whole);
  likelihood.total = mean_of(
      measured, [](const PieceNats& piece) { return piece.whole.total(); }, whole);
  likelihood.opening = mean_of(
      measured, [](const PieceNats& piece) { return piece.opening.music(); },
      [](const PieceNats& piece) { return piece.opening_notes(); });
  return likelihood;
}

Json to_json(const ScoreLikelihood& model) {
  Json json{{"model", model.name}, {"pieces", model.pieces}, {"notes", model.notes}};
  for (std::size_t field = 0; field < kStepFields; ++field)
    json[std::string(to_string(static_cast<StepField>(field)))] = interval_json(model.fields[field]);
  json["plan"] = interval_json(model.plan);
  json["music"] = interval_json(model.music);
  json["opening"] = interval_json(model.opening);
  json["total"] = interval_json(model.total);
  return json;
}

}  // namespace clavier
