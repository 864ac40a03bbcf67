#include "composing/sample_score.h"

#include <algorithm>

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

/// Where a bar begins among the steps; the end where it does not.
std::size_t find_bar(const ScoreSteps& steps, int bar) {
  std::size_t index = 0;
  for (int before = -1; index < steps.size(); ++index)
    if (steps[index].is_bar() && ++before == bar) break;
  return index;
}

/// All steps of a piece, those that come first included.
ScoreSteps sample_steps(ScoreModel& model, const ScoreRequest& request, std::span<const ScoreStep> given,
                        const ScoreSampling& sampling, Random& random) {
  model.restart(request.prefix, request.frame);
  const auto context = static_cast<std::size_t>(model.context());
  ScoreSteps steps(given.begin(), given.end());
  for (std::size_t index = 0; index < given.size(); ++index)
    index + context < given.size() ? model.skip(given[index]) : model.advance(given[index]);
  sample_to_end(model, request, sampling, random, steps);
  return steps;
}

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
  return decode_steps(sample_steps(model, request, given, sampling, random));
}

BarPiece sample_closing_piece(ScoreModel& model, const ScoreRequest& request, std::span<const ScoreStep> given, Key key,
                              const ScoreSampling& sampling, Random& random) {
  const ScoreSteps first = sample_steps(model, request, given, sampling, random);
  const std::size_t ending = std::max(given.size(), find_bar(first, std::max(0, *request.frame.bars - kEndingBars)));
  const BarPiece piece = decode_steps(first);
  if (ends_on_tonic(write_bars(piece), key)) return piece;
  for (int attempt = 0; attempt < kEndingAttempts; ++attempt) {
    const BarPiece other = decode_steps(sample_steps(model, request, std::span(first).first(ending), sampling, random));
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
