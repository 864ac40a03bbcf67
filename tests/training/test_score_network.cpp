#include <gtest/gtest.h>

#include "models/transformer/transformer_model.h"
#include "support/random_bars.h"
#include "support/random_transformer.h"
#include "training/networks/network_weights.h"
#include "training/networks/score_network.h"
#include "training/run/muon.h"
#include "training/score/score_batches.h"
#include "training/score/score_gradients.h"
#include "training/score/wrong_notes.h"

namespace clavier {
namespace {

constexpr TransformerOptions kTiny = kSmallTransformer;

ScorePiece random_score_piece(std::uint64_t seed, int bars = 12) {
  ScorePiece piece{.piece = with_keys(random_bars(seed, bars)), .composer = "Somebody"};
  for (const ScoreBar& bar : piece.piece.bars) piece.notes += bar.notes.size();
  piece.prefix = {.kind = ScoreKind::solo, .era = Era::baroque, .bars = static_cast<int>(piece.piece.bars.size())};
  piece.prefix.loudness = frame_of(piece.piece).loudness;
  return piece;
}

ScoreTensors tensors_of_piece(const ScorePiece& piece, std::int64_t time = 64) {
  ScoreBatch batch(1, time);
  ScoreSequence sequence = whole_sequence(piece);
  sequence.last = std::min(sequence.steps.size(), static_cast<std::size_t>(time));
  write_sequence(sequence, 0, batch);
  return to_tensors(batch, torch::kCPU);
}

TEST(ScoreNetwork, GivesEveryParameterAGradient) {
  torch::manual_seed(1);
  ScoreNetwork network(kTiny);
  torch::NoGradGuard no_grad;
  for (const auto& parameter : network.named_parameters())  // matrices that begin at zero hide those before them
    if (parameter.key().find("output") != std::string::npos || parameter.key().find("down") != std::string::npos ||
        parameter.key().find("votes") != std::string::npos)
      parameter.value().normal_(0, 0.1);
  torch::AutoGradMode grad(true);
  for (std::uint64_t seed = 1; seed < 9; ++seed) {
    ScorePiece piece = random_score_piece(seed);
    network.losses(tensors_of_piece(piece)).total().backward();
  }
  for (const auto& parameter : network.named_parameters()) {
    ASSERT_TRUE(parameter.value().grad().defined()) << parameter.key();
    EXPECT_GT(parameter.value().grad().abs().sum().item<double>(), 0) << parameter.key();
  }
}

TEST(ScoreNetwork, SeesNothingOfTheFuture) {
  torch::manual_seed(2);
  ScoreNetwork network(kTiny);
  const torch::NoGradGuard guard;
  for (const auto& parameter : network.parameters()) parameter.normal_(0, 0.2);
  ScoreTensors batch = tensors_of_piece(random_score_piece(4), 32);
  const torch::Tensor before = network.features(batch);
  batch.rows.slice(1, 20).zero_();
  batch.ticks.slice(1, 20).add_(7);
  const torch::Tensor after = network.features(batch);
  EXPECT_TRUE(torch::equal(before.slice(1, 0, 20), after.slice(1, 0, 20)));
  EXPECT_FALSE(torch::equal(before.slice(1, 20), after.slice(1, 20)));
}

TEST(ScoreNetwork, LearnsOnePieceByHeart) {
  torch::manual_seed(3);
  ScoreNetwork network(kTiny);
  Muon muon(network.block_matrices());
  std::vector<torch::Tensor> others;
  const auto matrices = network.block_matrices();
  for (const auto& parameter : network.parameters())
    if (std::none_of(matrices.begin(), matrices.end(), [&](auto& m) { return m.first.is_same(parameter); }))
      others.push_back(parameter);
  torch::optim::AdamW adam(others, torch::optim::AdamWOptions(1e-2));
  const ScoreTensors batch = tensors_of_piece(random_score_piece(5));
  const double first = network.losses(batch).total().item<double>();
  for (int step = 0; step < 400; ++step) {
    network.zero_grad();
    network.losses(batch).total().backward();
    adam.step();
    muon.step(0.02 * (1 - step / 400.0));
  }
  const double last = network.losses(batch).total().item<double>();
  EXPECT_LT(last, first / 4);
}

TEST(ScoreNetwork, GivesIllegalSymbolsNoProbability) {
  ScoreNetwork network(kTiny);
  const ScoreTensors batch = tensors_of_piece(random_score_piece(6));
  const StepLosses losses = network.losses(batch);
  // Meters of one bar, where the piece must begin with a bar line.
  EXPECT_TRUE(torch::isfinite(losses.sums).all().item<bool>());
  EXPECT_GT(losses.counts[0].item<double>(), 0);
}

/// The log-probabilities that the model without LibTorch gives to all steps of a piece, by field.
std::array<double, kStepFields> measure_likelihood(ScoreModel& model, const ScorePiece& piece, std::size_t limit) {
  std::array<double, kStepFields> sums{};
  const ScoreSequence sequence = whole_sequence(piece);
  model.restart(piece.prefix, sequence.frame);
  for (std::size_t index = 0; index < std::min(limit, sequence.steps.size()); ++index) {
    const ScoreStep& step = sequence.steps[index];
    ScoreStep so_far;
    std::optional<StepField> field = StepField::shift;
    while (field) {
      const auto logits = model.logits(so_far, *field);
      double sum = 0;
      for (const float logit : logits) sum += std::exp(static_cast<double>(logit));
      sums[static_cast<std::size_t>(*field)] += std::log(sum) - logits[static_cast<std::size_t>(step[*field])];
      so_far.set(*field, step[*field]);
      field = next_field(so_far, *field);
    }
    model.advance(step);
  }
  return sums;
}

TEST(ScoreNetwork, AgreesWithTheModelWithoutLibTorch) {
  for (std::uint64_t seed = 1; seed < 5; ++seed) {
    const TransformerCheckpoint checkpoint = random_transformer(seed);
    ScoreNetwork network(checkpoint.network);
    load_tensors(network, checkpoint.tensors);
    const ScorePiece piece = random_score_piece(seed, 6);
    const StepLosses losses = network.losses(tensors_of_piece(piece, 48));
    TransformerModel model(std::make_shared<const TransformerWeights>(checkpoint));
    const auto expected = measure_likelihood(model, piece, 48);
    for (int field = 0; field < kStepFields; ++field)
      EXPECT_NEAR(losses.sums[field].item<double>(), expected[static_cast<std::size_t>(field)],
                  1e-3 * (1 + expected[static_cast<std::size_t>(field)]))
          << to_string(static_cast<StepField>(field));
  }
}

ScoreTensors random_batch(int sequences) {
  const std::vector<ScorePiece> pieces{random_score_piece(11), random_score_piece(12, 40)};
  ScoreTrainingOptions options;
  options.batch = sequences;
  return to_tensors(ScoreBatches(pieces, options, 64).training_batch(1), torch::kCPU);
}

TEST(ScoreGradients, AreThoseOfTheWholeBatch) {
  torch::manual_seed(5);
  ScoreNetwork network(kTiny);
  const ScoreTensors batch = random_batch(5);
  const torch::Tensor loss = network.losses(batch).total();
  const auto expected = torch::autograd::grad({loss}, network.parameters(), {}, {}, false, true);
  ScoreGradients gradients(network, 2);
  EXPECT_NEAR(gradients.compute(batch, 1), loss.item<double>(), 1e-4);
  const auto parameters = network.parameters();
  for (std::size_t index = 0; index < parameters.size(); ++index) {
    ASSERT_EQ(parameters[index].grad().defined(), expected[index].defined()) << index;
    if (!expected[index].defined()) continue;
    EXPECT_TRUE(torch::allclose(parameters[index].grad(), expected[index], 1e-3, 1e-5)) << index;
  }
}

TEST(ScoreGradients, AreTheSameForAnyNumberOfThreads) {
  TransformerOptions options = kTiny;
  options.dropout = 0.3;
  torch::manual_seed(6);
  ScoreNetwork network(options);
  const ScoreTensors batch = random_batch(6);
  const auto compute = [&](int threads) {
    ScoreGradients(network, threads).compute(batch, 3);
    std::vector<torch::Tensor> found;
    for (const torch::Tensor& parameter : network.parameters()) found.push_back(parameter.grad().clone());
    return found;
  };
  const auto one = compute(1), three = compute(3);
  for (std::size_t index = 0; index < one.size(); ++index) EXPECT_TRUE(torch::equal(one[index], three[index])) << index;
}

TEST(ScoreGradients, AreNearlyTheSameInMixedPrecision) {
  torch::manual_seed(6);
  ScoreNetwork network(kTiny);
  {
    const torch::NoGradGuard guard;
    for (torch::Tensor& parameter : network.parameters()) parameter.add_(0.05 * torch::randn_like(parameter));
  }
  const ScoreTensors batch = random_batch(6);
  const auto gradient = [&](torch::Dtype type) {
    network.set_product_type(type);
    ScoreGradients(network, 1).compute(batch, 3);
    std::vector<torch::Tensor> all;
    for (const torch::Tensor& parameter : network.parameters())
      if (parameter.grad().defined()) all.push_back(parameter.grad().flatten());
    return torch::cat(all);
  };
  const torch::Tensor plain = gradient(torch::kFloat32), mixed = gradient(torch::kBFloat16);
  EXPECT_FALSE(torch::equal(plain, mixed));
  EXPECT_GT(torch::cosine_similarity(plain, mixed, 0).item<double>(), 0.999);
}

TEST(Muon, MakesMatricesOrthogonal) {
  torch::manual_seed(4);
  for (const auto& [rows, columns] : {std::pair{32, 32}, {64, 16}, {16, 64}}) {
    const torch::Tensor values = std::get<1>(torch::linalg_svd(orthogonalize(torch::randn({2, rows, columns})), false));
    EXPECT_GT(values.min().item<double>(), 0.3);
    EXPECT_LT(values.max().item<double>(), 1.3);
    const torch::Tensor rounded = orthogonalize(torch::randn({2, rows, columns}), torch::kBFloat16);
    EXPECT_LT(std::get<1>(torch::linalg_svd(rounded, false)).max().item<double>(), 1.35);
  }
}

TEST(ScoreBatches, AreTheSameForTheSameSeed) {
  const std::vector<ScorePiece> pieces{random_score_piece(7), random_score_piece(8, 40)};
  const ScoreTrainingOptions options;
  const ScoreBatches batches(pieces, options, 64);
  const ScoreBatch one = batches.training_batch(3), again = batches.training_batch(3),
                   other = batches.training_batch(4);
  EXPECT_EQ(one.rows, again.rows);
  EXPECT_EQ(one.targets, again.targets);
  EXPECT_NE(one.rows, other.rows);
}

TEST(ScoreSequences, AllowEveryTarget) {
  const std::vector<ScorePiece> pieces{random_score_piece(9), random_score_piece(10, 40)};
  const ScoreTrainingOptions options;
  const ScoreBatches batches(pieces, options, 64);
  for (int step = 0; step < 50; ++step) {
    const ScoreBatch batch = batches.training_batch(step);
    for (std::size_t row = 0; row < static_cast<std::size_t>(batch.sequences * batch.time); ++row)
      for (std::size_t field = 0; field < kStepFields; ++field) {
        const std::int16_t symbol = batch.targets[row * kStepFields + field];
        if (symbol != ScoreStep::kNoSymbol) {
          ASSERT_EQ(batch.legal[row * kAllStepSymbols + static_cast<std::size_t>(kStepSymbolOffsets[field] + symbol)],
                    1);
        }
      }
  }
}

TEST(ScoreSequences, PredictRightNotesAfterWrongOnes) {
  ScoreSequence sequence = whole_sequence(random_score_piece(5));
  const auto batch_of = [](const ScoreSequence& each) {
    ScoreBatch batch(1, 64);
    write_sequence(each, 0, batch);
    return batch;
  };
  const ScoreBatch right = batch_of(sequence);
  Random random(1);
  sequence.heard = with_wrong_notes(sequence.steps, 0.5, random);
  const ScoreBatch wrong = batch_of(sequence);
  EXPECT_EQ(wrong.targets, right.targets);
  EXPECT_NE(wrong.rows, right.rows);
}

TEST(WrongNotes, ChangePitchesOfSingleNotesAlone) {
  const ScoreSteps steps = whole_sequence(random_score_piece(6, 60)).steps;
  Random random(2);
  EXPECT_EQ(with_wrong_notes(steps, 0, random), steps);
  const ScoreSteps wrong = with_wrong_notes(steps, 0.5, random);
  ASSERT_EQ(wrong.size(), steps.size());
  int changed = 0, kept = 0;
  for (std::size_t index = 0; index < steps.size(); ++index) {
    ScoreStep step = wrong[index];
    wrong[index] == steps[index] ? ++kept : ++changed;
    if (step.is_note()) step.set(StepField::pitch, steps[index][StepField::pitch]);
    EXPECT_EQ(step, steps[index]);
    const bool joins = index > 0 && steps[index].is_note() && steps[index - 1].is_note() &&
                       steps[index][StepField::shift] == 0 &&
                       steps[index][StepField::part] == steps[index - 1][StepField::part];
    if (joins) {
      EXPECT_EQ(wrong[index], steps[index]);
      EXPECT_EQ(wrong[index - 1], steps[index - 1]);
    }
  }
  EXPECT_GT(changed, 10);
  EXPECT_GT(kept, 10);
}

}  // namespace
}  // namespace clavier
