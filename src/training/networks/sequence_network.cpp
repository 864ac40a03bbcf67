#include "training/networks/sequence_network.h"

#include "base/error.h"

namespace clavier {
namespace {

constexpr std::array<const char*, kFields> kFieldNames = {"token", "shift", "duration", "velocity"};
constexpr std::array<Field, kFields> kAllFields = {Field::token, Field::shift, Field::duration, Field::velocity};
constexpr double kEmbeddingDeviation = 0.1;

torch::nn::Embedding make_small_embedding(int symbols, int features) {
  torch::nn::Embedding embedding(symbols, features);
  torch::nn::init::normal_(embedding->weight, 0.0, kEmbeddingDeviation);
  return embedding;
}

std::size_t place_of(Field field) { return static_cast<std::size_t>(field); }

/// Which of the vocabulary's tokens carry a field: (tokens), 1 or 0.
torch::Tensor make_field_mask(const Vocabulary& vocabulary, Field field) {
  const int tokens = vocabulary.size(Field::token);
  torch::Tensor mask = torch::zeros({tokens});
  auto values = mask.accessor<float, 1>();
  for (int token = 1; token < tokens; ++token) {
    const bool has_shift = vocabulary.next(Field::token, token) == Field::shift, sounding = token > Vocabulary::kEnd;
    values[token] = field == Field::token || (field == Field::shift ? has_shift : sounding) ? 1.0F : 0.0F;
  }
  return mask;
}

}  // namespace

SequenceNetwork::SequenceNetwork(NetworkOptions options, Vocabulary vocabulary)
    : options_(std::move(options)), vocabulary_(std::move(vocabulary)) {
  if (options_.input == "embedding") make_embeddings();
  for (const Field field : kAllFields) {
    if (vocabulary_.size(field) > 0)
      register_buffer(std::string("carries_") + kFieldNames[place_of(field)], make_field_mask(vocabulary_, field));
  }
}

void SequenceNetwork::make_embeddings() {
  auto tables = std::make_shared<torch::nn::Module>();
  register_module("embed", tables);
  for (const Field field : kAllFields) {
    if (vocabulary_.size(field) == 0) continue;
    embeddings_.push_back(tables->register_module(kFieldNames[place_of(field)],
                                                  make_small_embedding(vocabulary_.size(field), options_.embedding)));
  }
}

SequenceNetwork::Head SequenceNetwork::make_head(Field field, int features) {
  auto module = std::make_shared<torch::nn::Module>();
  named_children()["head"]->register_module(kFieldNames[place_of(field)], module);
  Head head;
  head.features = module->register_module("features", torch::nn::Linear(features, options_.head));
  head.output = module->register_module("output", torch::nn::Linear(options_.head, vocabulary_.size(field)));
  for (std::size_t before = 0; before < place_of(field); ++before)
    head.after.push_back(
        module->register_module(std::string("after_") + kFieldNames[before],
                                make_small_embedding(vocabulary_.size(kAllFields[before]), options_.head)));
  return head;
}

void SequenceNetwork::make_heads(int features) {
  auto heads = std::make_shared<torch::nn::Module>();
  register_module("head", heads);
  token_head_ = heads->register_module("token", torch::nn::Linear(features, vocabulary_.size(Field::token)));
  if (!vocabulary_.has_timing()) return;
  for (const Field field : {Field::shift, Field::duration, Field::velocity})
    heads_.push_back(make_head(field, features));
}

std::vector<torch::Tensor> SequenceNetwork::lstm_matrices() const {
  std::vector<torch::Tensor> matrices;
  for (const auto& each : named_parameters())
    if (each.key().ends_with(".weight_input") || each.key().ends_with(".weight_recurrent"))
      matrices.push_back(each.value());
  return matrices;
}

torch::Tensor SequenceNetwork::embed(const torch::Tensor& events) const {
  if (options_.input == "scalar")
    return (events.select(2, 0).to(torch::kFloat) / vocabulary_.size(Field::token)).unsqueeze(-1);
  torch::Tensor sum;
  for (std::size_t field = 0; field < embeddings_.size(); ++field) {
    auto table = embeddings_[field];
    const torch::Tensor looked_up = table->forward(events.select(2, static_cast<std::int64_t>(field)));
    sum = sum.defined() ? sum + looked_up : looked_up;
  }
  return sum;  // (batch, time, embedding)
}

torch::Tensor SequenceNetwork::logits(const torch::Tensor& features, const torch::Tensor& targets, Field field) {
  if (field == Field::token) return token_head_->forward(features);
  Head& head = heads_[place_of(field) - 1];
  torch::Tensor hidden = head.features->forward(features);
  for (std::size_t before = 0; before < head.after.size(); ++before)
    hidden = hidden + head.after[before]->forward(targets.select(2, static_cast<std::int64_t>(before)));
  return head.output->forward(torch::relu(hidden));
}

FieldLosses SequenceNetwork::losses(const torch::Tensor& features, const torch::Tensor& targets) {
  std::vector<torch::Tensor> sums, counts;
  for (const Field field : kAllFields) {
    if (vocabulary_.size(field) == 0) break;
    const torch::Tensor symbols = targets.select(2, static_cast<std::int64_t>(field)).reshape(-1);
    const torch::Tensor scores = logits(features, targets, field).flatten(0, 1);  // (batch * predictions, symbols)
    const torch::Tensor each = torch::nn::functional::cross_entropy(
        scores, symbols, torch::nn::functional::CrossEntropyFuncOptions().reduction(torch::kNone));
    const torch::Tensor counted =
        named_buffers(false)[std::string("carries_") + kFieldNames[place_of(field)]].index_select(
            0, targets.select(2, 0).reshape(-1));
    sums.push_back((each * counted).sum());
    counts.push_back(counted.sum());
  }
  while (sums.size() < kFields)
    sums.push_back(torch::zeros_like(sums[0])), counts.push_back(torch::zeros_like(counts[0]));
  return {torch::stack(sums), torch::stack(counts)};
}

}  // namespace clavier
