#include <gtest/gtest.h>

#include "composing/sample_score.h"
#include "models/transformer/transformer_model.h"
#include "support/random_transformer.h"

namespace clavier {
namespace {

/// How often a hand plays its outer note again, in the same bar or the next one.
int count_repetitions(const BarPiece& piece, Part part) {
  int count = 0;
  const BarNote* before = nullptr;
  std::size_t bar_before = 0;
  for (std::size_t bar = 0; bar < piece.bars.size(); ++bar) {
    int last = -1;
    for (const BarNote& note : piece.bars[bar].notes) {
      if (note.part != part || note.position == last) continue;
      last = note.position;
      if (before != nullptr && bar - bar_before < 2 && before->pitch == note.pitch) ++count;
      before = &note;
      bar_before = bar;
    }
  }
  return count;
}

int repetitions_with(double penalty) {
  TransformerModel model(std::make_shared<const TransformerWeights>(random_transformer(1)));
  ScoreSampling sampling;
  sampling.corrections = {.repetition = penalty, .repetition_growth = 0, .clash = 0};
  int count = 0;
  for (std::uint64_t seed = 0; seed < 12; ++seed) {
    ScoreRequest request;
    set_length(8, request);
    request.bars.assign(8, {.reference = BarReference{}});  // nothing returns
    Random random(seed);
    const BarPiece piece = sample_piece(model, request, {}, {}, sampling, random);
    for (const Part part : {Part::right, Part::left}) count += count_repetitions(piece, part);
  }
  return count;
}

TEST(ScoreSampler, RepeatsOuterNotesLessWithAPenalty) {
  EXPECT_GT(repetitions_with(-3), 2 * repetitions_with(0));
  EXPECT_EQ(repetitions_with(100), 0);
}

TEST(PitchCorrections, CountRepeatedNotesAlongTheOuterLine) {
  ScoreState state(ScoreFrame{});
  const auto take = [&](int shift, Part part, int pitch) {
    state.take(note_step(shift, {.part = part, .pitch = static_cast<Pitch>(pitch)}));
  };
  const auto last = [&](int shift, Part part) {
    ScoreStep step;
    step.set(StepField::shift, shift);
    step.set(StepField::part, static_cast<int>(part));
    return find_last_outer_note(state, step);
  };
  state.take(bar_step({}, {}));
  EXPECT_EQ(last(0, Part::right), std::nullopt);
  take(0, Part::right, 72);
  take(0, Part::right, 64);
  EXPECT_EQ(last(0, Part::right), std::nullopt);  // it would be an inner note
  EXPECT_EQ(last(0, Part::left), std::nullopt);
  EXPECT_EQ(last(24, Part::right), (OuterNote{72, 1}));
  take(0, Part::left, 40);
  take(24, Part::right, 72);
  take(24, Part::right, 72);
  EXPECT_EQ(last(24, Part::right), (OuterNote{72, 3}));
  EXPECT_EQ(last(0, Part::left), (OuterNote{40, 1}));
  state.take(bar_step({}, {}));
  EXPECT_EQ(last(0, Part::right), (OuterNote{72, 3}));
  take(0, Part::right, 74);
  EXPECT_EQ(last(12, Part::right), (OuterNote{74, 1}));
  state.take(bar_step({}, {}));
  EXPECT_EQ(last(0, Part::left), std::nullopt);  // silent for a bar
}

TEST(PitchCorrections, LowerClashesWithWhatSounds) {
  ScoreState state(ScoreFrame{});
  state.take(bar_step({}, {}));
  state.take(note_step(0, {.part = Part::left, .pitch = 60, .duration = 48}));
  state.take(note_step(0, {.part = Part::left, .pitch = 67, .duration = 12}));
  ScoreStep step;
  step.set(StepField::shift, 24);
  step.set(StepField::part, static_cast<int>(Part::right));
  std::vector<float> logits(kPianoKeys, 0);
  correct_pitches(state, step, {.repetition = 0, .repetition_growth = 0, .clash = 2}, logits);
  for (int pitch = kLowestPianoKey; pitch <= kHighestPianoKey; ++pitch) {
    const bool clashes = std::abs(pitch - 60) == 1 || std::abs(pitch - 60) == 13;  // the 67 has ended
    EXPECT_EQ(logits[static_cast<std::size_t>(pitch - kLowestPianoKey)], clashes ? -2 : 0) << pitch;
  }
}

}  // namespace
}  // namespace clavier
