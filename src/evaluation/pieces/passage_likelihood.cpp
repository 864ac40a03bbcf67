#include "evaluation/pieces/passage_likelihood.h"

#include <algorithm>

#include "base/parallel.h"
#include "evaluation/pieces/held_out_scores.h"
#include "evaluation/pieces/step_nats.h"
#include "models/transformer/transformer_model.h"

namespace clavier {
namespace {

constexpr std::uint64_t kPassageSeed = 1;
constexpr int kLongestPassage = 16;  // bars

/// Of one passage.
struct PassageNats {
  double past = 0, both = 0;
  double notes = 0;
};

InfillSpan choose_hidden_passage(const ScorePiece& piece, Random& random) {
  const auto bars = static_cast<int>(piece.piece.bars.size());
  InfillSpan passage{.parts = piece.parts};
  passage.bars = 1 + static_cast<int>(random.below(static_cast<std::uint64_t>(std::min(kLongestPassage, bars))));
  const int last = bars - passage.bars;
  passage.first_bar = static_cast<int>(random.below(static_cast<std::uint64_t>(last) + 1));
  return passage;
}

ScoreFrame frame_of(const ScorePiece& piece) {
  return {.bars = static_cast<int>(piece.piece.bars.size()), .loudness = piece.prefix.loudness, .parts = piece.parts};
}

/// The passage after all that comes before it.
void measure_after_past(ScoreModel& model, const ScorePiece& piece, const InfillSpan& passage, PassageNats& nats) {
  model.restart(piece.prefix, frame_of(piece));
  int bar = -1;
  for (const ScoreStep& step : encode_steps(piece.piece)) {
    bar += step.is_bar() ? 1 : 0;
    if (bar >= passage.first_bar + passage.bars) break;
    if (passage.has_bar(bar)) {
      nats.past += measure_step(model, step).music();
      nats.notes += step.is_note() ? 1 : 0;
    }
    model.advance(step);
  }
}

/// The passage between what comes before and after it.
void measure_between(ScoreModel& model, const ScorePiece& piece, const InfillSpan& passage, PassageNats& nats) {
  ScoreFrame frame = frame_of(piece);
  frame.passage = passage;
  model.restart(piece.prefix, frame);
  const ScoreSteps steps = encode_steps(piece.piece, passage);
  const auto fill = static_cast<std::size_t>(
      std::find_if(steps.begin(), steps.end(), [](const ScoreStep& step) { return step.is_fill(); }) - steps.begin());
  const StepRange context =
      choose_context(steps, passage, steps.size() - fill, static_cast<std::size_t>(model.context()));
  for (std::size_t index = 0; index < steps.size(); ++index) {
    if (index > fill) nats.both += measure_step(model, steps[index]).music();
    index < fill && !context.has(index) ? model.skip(steps[index]) : model.advance(steps[index]);
  }
}

}  // namespace

PassageLikelihood measure_passage_likelihood(const std::shared_ptr<const TransformerWeights>& weights,
                                             const Corpus& corpus, const LikelihoodPieces& pieces, int passages,
                                             Progress& progress) {
  const std::vector<ScorePiece> chosen = read_held_out_scores(corpus, pieces, weights->composers);
  std::vector<PassageNats> measured(static_cast<std::size_t>(passages));
  progress.begin("likelihood", measured.size());
  parallel_for(measured.size(), 0, [&](std::size_t index) {
    Random random(kPassageSeed, index);
    TransformerModel model(weights);
    const ScorePiece& piece = chosen[index % chosen.size()];
    const InfillSpan passage = choose_hidden_passage(piece, random);
    measure_after_past(model, piece, passage, measured[index]);
    measure_between(model, piece, passage, measured[index]);
    progress.advance();
  });
  progress.end();
  std::erase_if(measured, [](const PassageNats& passage) { return passage.notes == 0; });
  std::vector<double> past, both, notes;
  PassageLikelihood likelihood{.passages = measured.size()};
  for (const PassageNats& passage : measured) {
    past.push_back(passage.past);
    both.push_back(passage.both);
    notes.push_back(passage.notes);
    likelihood.notes += static_cast<std::uint64_t>(passage.notes);
  }
  likelihood.past = bootstrap_ratio(past, notes, Random(kPassageSeed));
  likelihood.both = bootstrap_ratio(both, notes, Random(kPassageSeed));
  return likelihood;
}

Json to_json(const PassageLikelihood& model) {
  return {{"model", model.name},
          {"passages", model.passages},
          {"notes", model.notes},
          {"past", interval_json(model.past)},
          {"both_sides", interval_json(model.both)}};
}

}  // namespace clavier
