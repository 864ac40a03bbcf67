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
  sampling.repetition_penalty = penalty;
  int count = 0;
  for (std::uint64_t seed = 0; seed < 12; ++seed) {
    ScoreRequest request;
    set_length(8, request);
    request.bars.assign(8, {.reference = BarReference{}});  // nothing returns
    Random random(seed);
    const BarPiece piece = sample_piece(model, request, {}, sampling, random);
    for (const Part part : {Part::right, Part::left}) count += count_repetitions(piece, part);
  }
  return count;
}

TEST(ScoreSampler, RepeatsOuterNotesLessWithAPenalty) {
  EXPECT_GT(repetitions_with(-3), 2 * repetitions_with(0));
  EXPECT_EQ(repetitions_with(100), 0);
}

}  // namespace
}  // namespace clavier
