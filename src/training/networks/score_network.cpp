#include "training/networks/score_network.h"

#include <cmath>
#include <numbers>

#include "training/networks/dropout.h"
#include "training/networks/mixed_product.h"

namespace clavier {
namespace {

int symbols_of(StepField field) { return kStepSymbols[static_cast<std::size_t>(field)]; }
int number(StepField field) { return static_cast<int>(field); }
/// The sum of the embeddings of all columns: (rows, columns) -> (rows, width).
template <std::size_t columns>
torch::Tensor sum_embeddings(const torch::Tensor& symbols, const torch::Tensor& weight,
                             const std::array<int, columns>& offsets) {
  const torch::Tensor offset =
      torch::tensor(std::vector<std::int64_t>(offsets.begin(), offsets.begin() + symbols.size(1)), symbols.options());
  return torch::nn::functional::embedding_bag(symbols + offset, weight,
                                              torch::nn::functional::EmbeddingBagFuncOptions().mode(torch::kSum));
}

torch::nn::Linear make_linear(int inputs, int outputs, bool bias) {
  return torch::nn::Linear(torch::nn::LinearOptions(inputs, outputs).bias(bias));
}

}  // namespace

ScoreTensors to_tensors(const ScoreBatch& batch, torch::Device device) {
  const auto make = [&](const auto& values, torch::Dtype type, std::vector<std::int64_t> shape) {
    auto* data = const_cast<void*>(static_cast<const void*>(values.data()));
    return torch::from_blob(data, shape, torch::TensorOptions(type)).clone().to(device);
  };
  const std::int64_t b = batch.sequences, t = batch.time;
  return {.prefixes = make(batch.prefixes, torch::kInt16, {b, kPrefixColumns}).to(torch::kInt64),
          .rows = make(batch.rows, torch::kInt16, {b, t, kStepColumns}).to(torch::kInt64),
          .ticks = make(batch.ticks, torch::kInt32, {b, t}),
          .targets = make(batch.targets, torch::kInt16, {b, t, kStepFields}).to(torch::kInt64),
          .note_rows = make(batch.note_rows, torch::kInt16, {b, t, kNoteColumns}).to(torch::kInt64),
          .legal = make(batch.legal, torch::kUInt8, {b, t, kAllStepSymbols}).to(torch::kBool)};
}

torch::Tensor StepLosses::total() const { return sums.sum() / counts[number(StepField::part)].clamp_min(1); }

ScoreNetwork::ScoreNetwork(const TransformerOptions& options) : options_(options) {
  check_transformer(options);
  const int width = options.width;
  const auto table = [&](const char* name, std::int64_t rows, int columns) {
    return register_parameter(name, torch::randn({rows, columns}) * 0.02);
  };
  step_embeddings_ = table("step_embeddings", kEmbeddedSymbols, width);
  prefix_embeddings_ = table("prefix_embeddings", kPrefixOffsets.back(), width);
  bar_embeddings_ = table("bar_embeddings", kBarSymbols, width);
  shift_hints_ = table("shift_hints", symbols_of(StepField::shift) + 1, options.hint);
  pitch_hints_ = table("pitch_hints", kPianoKeys + 1, options.hint);
  duration_hints_ = table("duration_hints", kDurations + 1, options.hint);
  step_hints_ = register_module("step_hints", make_linear((kShiftHints + 1) * options.hint, width, false));
  note_hints_ = register_module("note_hints", make_linear(kPitchHints * options.hint, width, false));
  length_hints_ = register_module("length_hints", make_linear(kHintBars * options.hint, width, false));
  const auto blocks = register_module("block", std::make_shared<torch::nn::Module>());
  for (int layer = 0; layer < options.layers; ++layer)
    blocks_.push_back(
        make_block(*blocks->register_module(std::to_string(layer), std::make_shared<torch::nn::Module>())));
  norm_ = register_parameter("norm", torch::ones({width}));
  const auto heads = register_module("head", std::make_shared<torch::nn::Module>());
  for (int field = 0; field < kStepFields; ++field) {
    const std::string name(to_string(static_cast<StepField>(field)));
    heads_.push_back(
        make_head(*heads->register_module(name, std::make_shared<torch::nn::Module>()), static_cast<StepField>(field)));
  }
}

ScoreNetwork::Block ScoreNetwork::make_block(torch::nn::Module& module) {
  const int width = options_.width, inner = options_.feed_forward;
  const auto uniform = [&](const char* part, int rows, int columns) {
    const double bound = 1 / std::sqrt(static_cast<double>(columns));
    return module.register_parameter(part, torch::empty({rows, columns}).uniform_(-bound, bound));
  };
  return {.attention_norm = module.register_parameter("attention_norm", torch::ones({width})),
          .feed_norm = module.register_parameter("feed_norm", torch::ones({width})),
          .qkv = uniform("qkv", 3 * width, width),
          .output = module.register_parameter("output", torch::zeros({width, width})),
          .up = uniform("up", inner, width),
          .down = module.register_parameter("down", torch::zeros({width, inner})),
          .smear = module.register_parameter("smear", torch::full({options_.heads}, -1.0))};
}

ScoreNetwork::Head ScoreNetwork::make_head(torch::nn::Module& module, StepField field) {
  const int hidden = head_width(options_, field), votes = count_votes(field);
  Head head;
  head.hidden = module.register_module("hidden", make_linear(options_.width, hidden, true));
  head.output = module.register_module("output", make_linear(hidden, symbols_of(field), true));
  if (votes > 0) {
    head.votes = module.register_module("votes", make_linear(hidden, votes, true));
    torch::nn::init::zeros_(head.votes->weight);
    torch::nn::init::ones_(head.votes->bias);
  }
  return head;
}

std::vector<std::pair<torch::Tensor, int>> ScoreNetwork::block_matrices() const {
  std::vector<std::pair<torch::Tensor, int>> matrices;
  for (const Block& block : blocks_) {
    matrices.emplace_back(block.qkv, 3);
    matrices.emplace_back(block.output, 1);
    matrices.emplace_back(block.up, 1);
    matrices.emplace_back(block.down, 1);
  }
  return matrices;
}

torch::Tensor ScoreNetwork::embed(const ScoreTensors& batch) {
  const std::int64_t b = batch.rows.size(0), t = batch.rows.size(1);
  const torch::Tensor rows = batch.rows.view({b * t, kStepColumns});
  torch::Tensor x = sum_embeddings(rows.slice(1, 0, kEmbeddedColumns), step_embeddings_, kStepColumnOffsets);
  const torch::Tensor shifts = torch::embedding(shift_hints_, rows.slice(1, kEmbeddedColumns, kStepColumns - 1));
  const torch::Tensor follower = torch::embedding(pitch_hints_, rows.slice(1, kStepColumns - 1, kStepColumns));
  x = x + step_hints_->forward(torch::cat({shifts.flatten(1), follower.flatten(1)}, 1));
  const torch::Tensor prefix = sum_embeddings(batch.prefixes, prefix_embeddings_, kPrefixOffsets);
  return x.view({b, t, options_.width}) + prefix.unsqueeze(1);
}

namespace {

RotaryTurns make_turns(const TransformerOptions& options, const torch::Tensor& ticks) {
  const int half = options.width / options.heads / 2;
  const std::int64_t b = ticks.size(0), t = ticks.size(1);
  const torch::Tensor ramp = torch::arange(half, ticks.device()).to(torch::kFloat32) / half;
  const torch::Tensor by_step = torch::exp(-std::log(kLongestSteps) * ramp);
  const torch::Tensor by_tick =
      2 * std::numbers::pi / kShortestTicks * torch::exp(-std::log(kLongestTicks / kShortestTicks) * ramp);
  const torch::Tensor steps = torch::arange(t, ticks.device()).to(torch::kFloat32).view({1, 1, t, 1});
  const int step_heads = options.heads - options.time_heads;
  const torch::Tensor angles =
      torch::cat({(steps * by_step).expand({b, step_heads, t, half}),
                  (ticks.to(torch::kFloat32).view({b, 1, t, 1}) * by_tick).expand({b, options.time_heads, t, half})},
                 1);
  return {angles.cos(), angles.sin()};
}

}  // namespace

torch::Tensor ScoreNetwork::attend(const Block& block, const torch::Tensor& x, const RotaryTurns& turns) {
  const std::int64_t b = x.size(0), t = x.size(1);
  const int heads = options_.heads, size = options_.width / heads;
  const torch::Tensor qkv = multiply_by(block.qkv, x, product_type_).view({b, t, 3, heads, size});
  const torch::Tensor mixed = attend_causally(
      make_attention_inputs(qkv, torch::sigmoid(block.smear), turns, kAttentionScale / std::sqrt(size)));
  return multiply_by(block.output, mixed.transpose(1, 2).reshape({b, t, heads * size}), product_type_);
}

torch::Tensor ScoreNetwork::features(const ScoreTensors& batch) {
  torch::Tensor x = embed(batch);
  const RotaryTurns turns = make_turns(options_, batch.ticks);
  const auto drop = [&](const torch::Tensor& y) {
    return is_training() && options_.dropout > 0 ? apply_dropout(y, options_.dropout, dropout_random_) : y;
  };
  for (const Block& block : blocks_) {
    x = x + drop(attend(block, rms_norm(x, block.attention_norm), turns));
    const torch::Tensor inner = squared_relu(multiply_by(block.up, rms_norm(x, block.feed_norm), product_type_));
    x = x + drop(multiply_by(block.down, inner, product_type_));
  }
  return rms_norm(x, norm_);
}

torch::Tensor ScoreNetwork::embedding_of(StepColumn column, const torch::Tensor& symbols) {
  return torch::embedding(step_embeddings_, symbols + kStepColumnOffsets[static_cast<std::size_t>(column)]);
}

torch::Tensor ScoreNetwork::predict(StepField field, const Reading& reading) {
  Head& head = heads_[static_cast<std::size_t>(field)];
  const torch::Tensor hidden = squared_relu(head.hidden->forward(reading.features));
  const torch::Tensor logits = head.output->forward(hidden);
  if (!head.votes) return logits;
  torch::Tensor named;
  if (field == StepField::shift) named = reading.rows.slice(1, kEmbeddedColumns, kStepColumns - 1);
  if (field == StepField::pitch) {
    const auto first = static_cast<std::int64_t>(NoteColumn::pitch),
               more = static_cast<std::int64_t>(NoteColumn::follower);
    named = torch::cat(
        {reading.note_rows.slice(1, first, first + kHintBars), reading.note_rows.slice(1, more, more + 2)}, 1);
  }
  if (field == StepField::duration) {
    const auto first = static_cast<std::int64_t>(NoteColumn::duration);
    named = reading.note_rows.slice(1, first, first + kHintBars);
  }
  // The last place is that of "none", which no logit has.
  return torch::constant_pad_nd(logits, {0, 1})
      .scatter_add(1, named, head.votes->forward(hidden))
      .slice(1, 0, logits.size(1));
}

void ScoreNetwork::read_field(StepField field, Reading& reading) {
  const torch::Tensor symbols = reading.targets.select(1, number(field));
  const torch::Tensor known = symbols.clamp_min(0);
  torch::Tensor& x = reading.features;
  const auto hints = [&](const torch::Tensor& table, std::int64_t first, std::int64_t count) {
    return torch::embedding(table, reading.note_rows.slice(1, first, first + count)).flatten(1);
  };
  switch (field) {
    case StepField::shift:
      x = x + embedding_of(StepColumn::shift, known);
      break;
    case StepField::part: {
      const torch::Tensor pitches =
          torch::cat({hints(pitch_hints_, static_cast<std::int64_t>(NoteColumn::pitch), kHintBars),
                      hints(pitch_hints_, static_cast<std::int64_t>(NoteColumn::follower), kPitchHints - kHintBars)},
                     1);
      x = x + embedding_of(StepColumn::part, known) + note_hints_->forward(pitches);
      break;
    }
    case StepField::pitch:
      x = x + embedding_of(StepColumn::pitch, known) +
          length_hints_->forward(hints(duration_hints_, static_cast<std::int64_t>(NoteColumn::duration), kHintBars));
      break;
    case StepField::duration:
      x = x + embedding_of(StepColumn::duration, known);
      break;
    case StepField::loudness:
    case StepField::transposition:
      break;
    default:
      x = x + torch::embedding(bar_embeddings_, known + bar_offset(field));
  }
}

StepLosses ScoreNetwork::losses(const ScoreTensors& batch) {
  const torch::Tensor all = features(batch).flatten(0, 1);
  const torch::Tensor targets = batch.targets.flatten(0, 1), legal = batch.legal.flatten(0, 1);
  const torch::Tensor shift = targets.select(1, 0);
  std::vector<torch::Tensor> sums(kStepFields, torch::zeros({}, all.options()));
  std::vector<torch::Tensor> counts(kStepFields, torch::zeros({}, all.options()));
  torch::Tensor places, allowed;
  const auto select = [&](const torch::Tensor& which) {
    places = which.nonzero().squeeze(1);
    allowed = legal.index_select(0, places);
    return Reading{all.index_select(0, places), batch.rows.flatten(0, 1).index_select(0, places),
                   batch.note_rows.flatten(0, 1).index_select(0, places), targets.index_select(0, places)};
  };
  const auto learn = [&](StepField field, const Reading& reading) {
    const auto first = kStepSymbolOffsets[static_cast<std::size_t>(field)];
    const torch::Tensor logits =
        predict(field, reading).masked_fill(allowed.slice(1, first, first + symbols_of(field)).logical_not(), -1e9);
    const torch::Tensor target = reading.targets.select(1, number(field));
    sums[static_cast<std::size_t>(field)] = torch::nn::functional::cross_entropy(
        logits, target,
        torch::nn::functional::CrossEntropyFuncOptions().ignore_index(ScoreStep::kNoSymbol).reduction(torch::kSum));
    counts[static_cast<std::size_t>(field)] = target.ge(0).sum().to(all.dtype());
  };
  learn(StepField::shift, select(shift.ge(0)));
  const auto branch = [&](const torch::Tensor& which, StepField first, StepField last) {
    Reading reading = select(which);
    if (places.size(0) == 0) return;
    read_field(StepField::shift, reading);
    if (first == StepField::part)
      reading.features = reading.features + embedding_of(StepColumn::position, reading.note_rows.select(1, 0));
    for (int field = number(first); field <= number(last); ++field) {
      learn(static_cast<StepField>(field), reading);
      read_field(static_cast<StepField>(field), reading);
    }
  };
  branch(shift.ge(0).logical_and(shift.lt(kShiftBar)), StepField::part, StepField::loudness);
  branch(shift.eq(kShiftBar), StepField::meter, StepField::transposition);
  return {torch::stack(sums), torch::stack(counts)};
}

}  // namespace clavier
