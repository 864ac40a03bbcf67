#include "composing/sample_score.h"

#include <algorithm>
#include <memory>
#include <optional>

#include "composing/ending.h"
#include "encoding/score_steps/read_bars.h"

namespace clavier {
namespace {

void sample_to_end(ScoreModel& model, const ScoreRequest& request, const ScoreSampling& sampling, Random& random,
                   ScoreSteps& steps) {
  while (!model.reader().state().ended) {
    steps.push_back(sample_step(model, request, sampling, random));
    model.advance(steps.back());
  }
}

/// The model has read `given`, steps that come first.
ScoreSteps begin_piece(ScoreModel& model, const ScoreRequest& request, std::span<const ScoreStep> given) {
  model.restart(request.prefix, request.frame);
  const auto context = static_cast<std::size_t>(model.context());
  for (std::size_t index = 0; index < given.size(); ++index)
    index + context < given.size() ? model.skip(given[index]) : model.advance(given[index]);
  return {given.begin(), given.end()};
}

/// A piece before its last bars: what has been written, and what is to go on.
struct BeforeEnding {
  ScoreSteps steps;
  std::unique_ptr<ScoreModel> model;
};

/// About how many steps the passage will have: as many a bar as the piece has, at most half of the context.
std::size_t expect_steps(const BarPiece& piece, const InfillSpan& passage, int context) {
  std::size_t notes = 0;
  for (const ScoreBar& bar : piece.bars) notes += bar.notes.size();
  const std::size_t each = 1 + notes / piece.bars.size();
  return std::min(each * static_cast<std::size_t>(passage.bars), static_cast<std::size_t>(context) / 2);
}

}  // namespace

BarPiece sample_piece(ScoreModel& model, const ScoreRequest& request, std::span<const ScoreStep> given,
                      const ScoreSampling& sampling, Random& random) {
  ScoreSteps steps = begin_piece(model, request, given);
  sample_to_end(model, request, sampling, random, steps);
  return decode_steps(steps);
}

BarPiece sample_closing_piece(ScoreModel& model, const ScoreRequest& request, std::span<const ScoreStep> given, Key key,
                              const ScoreSampling& sampling, Random& random) {
  ScoreSteps steps = begin_piece(model, request, given);
  std::optional<BeforeEnding> before;
  const ScoreState& state = model.reader().state();
  while (!state.ended) {
    const ScoreStep step = sample_step(model, request, sampling, random);
    if (!before && step.is_bar() && state.bar + 1 >= *request.frame.bars - kEndingBars)
      before = BeforeEnding{steps, model.clone()};
    steps.push_back(step);
    model.advance(step);
  }
  const BarPiece piece = decode_steps(steps);
  if (!before || ends_on_tonic(write_bars(piece), key)) return piece;
  for (int attempt = 0; attempt < kEndingAttempts; ++attempt) {
    ScoreSteps again = before->steps;
    sample_to_end(*before->model->clone(), request, sampling, random, again);
    const BarPiece other = decode_steps(again);
    if (ends_on_tonic(write_bars(other), key)) return other;
  }
  return piece;
}

BarPiece sample_passage(ScoreModel& model, ScoreRequest request, const BarPiece& piece, const InfillSpan& passage,
                        const ScoreSampling& sampling, Random& random) {
  set_length(static_cast<int>(piece.bars.size()), request);
  request.frame.passage = passage;
  const BarPiece around = cut_out(piece, passage);
  ScoreSteps steps = encode_steps(around, passage);
  const auto fill = static_cast<std::size_t>(
      std::find_if(steps.begin(), steps.end(), [](const ScoreStep& step) { return step.is_fill(); }) - steps.begin());
  steps.resize(fill + 1);
  const StepRange context = choose_context(steps, passage, expect_steps(piece, passage, model.context()),
                                           static_cast<std::size_t>(model.context()));
  model.restart(request.prefix, request.frame);
  for (std::size_t index = 0; index < steps.size(); ++index)
    index == fill || context.has(index) ? model.advance(steps[index]) : model.skip(steps[index]);
  sample_to_end(model, request, sampling, random, steps);
  return decode_steps(steps, passage);
}

}  // namespace clavier
