#include <gtest/gtest.h>
#include <rapidcheck/gtest.h>

#include "encoding/score_steps/encode_steps.h"
#include "support/random_bars.h"

namespace clavier {
namespace {

InfillSpan random_passage(const BarPiece& piece, Random& random) {
  const auto bars = static_cast<int>(piece.bars.size());
  const int first = static_cast<int>(random.below(static_cast<std::uint64_t>(bars)));
  InfillSpan passage{
      .first_bar = first,
      .bars = 1 + static_cast<int>(random.below(static_cast<std::uint64_t>(std::min(16, bars - first))))};
  passage.parts = {random.below(2) == 0, random.below(2) == 0, false};
  return passage;
}

RC_GTEST_PROP(EncodeSteps, GiveThePieceBack, (std::uint64_t seed)) {
  const BarPiece piece = with_keys(random_bars(seed));
  RC_ASSERT(decode_steps(encode_steps(piece)) == piece);
}

RC_GTEST_PROP(EncodeSteps, GiveThePieceBackWhenAPassageWasMoved, (std::uint64_t seed)) {
  const BarPiece piece = with_keys(random_bars(seed));
  Random random(seed);
  const InfillSpan passage = random_passage(piece, random);
  RC_ASSERT(decode_steps(encode_steps(piece, passage), passage) == piece);
}

RC_GTEST_PROP(EncodeSteps, DecodeAnyStepsToAPieceThatCanBeWritten, (std::uint64_t seed)) {
  Random random(seed);
  ScoreSteps steps;
  for (int count = 0; count < 60; ++count) {
    ScoreStep step;
    std::optional<StepField> field = StepField::shift;
    while (field) {
      const auto bound = static_cast<std::uint64_t>(kStepSymbols[static_cast<std::size_t>(*field)]);
      const bool bar = *field == StepField::shift && random.below(8) == 0;
      step.set(*field, bar ? kShiftBar : static_cast<int>(random.below(bound)));
      field = next_field(step, *field);
    }
    steps.push_back(step);
  }
  const BarPiece piece = decode_steps(steps, InfillSpan{});
  for (const ScoreBar& bar : piece.bars)
    for (const BarNote& note : bar.notes) {
      RC_ASSERT(note.position < bar_ticks(bar.meter));
      RC_ASSERT(note.duration >= 1);
      RC_ASSERT(on_piano(note.pitch));
    }
  const BarReading again = read_bars(write_bars(piece));
  RC_ASSERT(again.merged == 0u);
  RC_ASSERT(again.moved == 0u);
}

TEST(EncodeSteps, ReadLikeThePage) {
  BarPiece piece{{{.notes = {{.pitch = 72}, {.part = Part::left, .pitch = 48}, {.position = 12, .pitch = 74}}}}};
  const ScoreSteps steps = encode_steps(piece);
  ASSERT_EQ(steps.size(), 5u);
  EXPECT_TRUE(steps[0].is_bar());
  EXPECT_EQ(steps[1][StepField::shift], 0);
  EXPECT_EQ(steps[2][StepField::part], static_cast<int>(Part::left));
  EXPECT_EQ(steps[3][StepField::shift], 12);
  EXPECT_TRUE(steps[4].is_end());
}

TEST(EncodeSteps, HideThePassageFromWhatComesBefore) {
  const BarPiece piece = random_bars(3);
  const InfillSpan passage{.first_bar = 1, .bars = 2, .parts = {true, true, true}};
  BarPiece other = piece;
  other.bars[1].notes = {{.pitch = 40, .loudness = other.bars.back().notes[0].loudness}};
  other.bars[2].notes.clear();
  const auto before = [&](const BarPiece& whole) {
    ScoreSteps steps = encode_steps(whole, passage);
    steps.erase(std::find_if(steps.begin(), steps.end(), [](auto& step) { return step.is_fill(); }), steps.end());
    return steps;
  };
  EXPECT_EQ(before(piece), before(other));
}

RC_GTEST_PROP(StepGrammar, AllowsEveryStepOfAPiece, (std::uint64_t seed)) {
  const BarPiece piece = with_keys(random_bars(seed));
  Random random(seed);
  ScoreFrame frame = frame_of(piece);
  const bool cut = seed % 2 == 0, open = seed % 3 == 0;
  if (cut) frame.passage = random_passage(piece, random);
  if (open && !cut) frame.bars.reset();
  ScoreState state(frame);
  for (const ScoreStep& step : cut ? encode_steps(piece, *frame.passage) : encode_steps(piece)) {
    ScoreStep so_far;
    std::optional<StepField> field = StepField::shift;
    while (field) {
      std::vector<std::uint8_t> legal(static_cast<std::size_t>(kStepSymbols[static_cast<std::size_t>(*field)]));
      mark_legal(state, so_far, *field, legal);
      RC_ASSERT(legal[static_cast<std::size_t>(step[*field])] == 1);
      so_far.set(*field, step[*field]);
      field = next_field(so_far, *field);
    }
    state.take(step);
  }
  RC_ASSERT(state.ended);
}

RC_GTEST_PROP(StepGrammar, MakesCanonicalPieces, (std::uint64_t seed)) {
  Random random(seed);
  ScoreState state({.bars = 6});
  ScoreSteps steps;
  while (!state.ended && steps.size() < 20000) {
    steps.push_back(random_step(state, random));
    state.take(steps.back());
  }
  RC_ASSERT(state.ended);
  const BarPiece piece = decode_steps(steps);
  RC_ASSERT(piece.bars.size() == 6u);
  RC_ASSERT(!piece.bars.front().notes.empty());
  RC_ASSERT(!piece.bars.back().notes.empty());
  const BarPiece written = read_bars(write_bars(piece)).piece;
  for (std::size_t bar = 0; bar < 6; ++bar) RC_ASSERT(written.bars[bar].notes == piece.bars[bar].notes);
}

}  // namespace
}  // namespace clavier
