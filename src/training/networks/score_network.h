#pragma once

#include <ATen/CPUGeneratorImpl.h>
#include <torch/torch.h>

#include <memory>
#include <string>
#include <vector>

#include "models/transformer/transformer_shape.h"
#include "training/networks/score_batch.h"
#include "training/networks/transformer_functions.h"

namespace clavier {

/// A batch on the device. Indices are int32 where LibTorch takes them, else int64.
struct ScoreTensors {
  torch::Tensor prefixes;   ///< (batch, kPrefixColumns)
  torch::Tensor rows;       ///< (batch, time, kStepColumns)
  torch::Tensor ticks;      ///< (batch, time)
  torch::Tensor targets;    ///< (batch, time, kStepFields)
  torch::Tensor note_rows;  ///< (batch, time, kNoteColumns)
  torch::Tensor legal;      ///< (batch, time, kAllStepSymbols), bool
};
ScoreTensors to_tensors(const ScoreBatch& batch, torch::Device device);

/// Sums of negative log-likelihoods in nats, by StepField, and how many symbols they are over: (kStepFields) each.
struct StepLosses {
  torch::Tensor sums;
  torch::Tensor counts;
  /// Mean nats a note: what training minimises.
  torch::Tensor total() const;
};

/// The Transformer that predicts the steps of scores, in LibTorch: for training only; models/transformer has the same
/// network without LibTorch. Causal, pre-norm (RMSNorm), rotary positions (Su et al. 2021) by steps in some heads and
/// by ticks in others, normalised queries and keys, keys smeared with the key before, squared ReLU (So et al. 2021).
/// Hints enter as embeddings and as gated votes for the symbols that they name.
class ScoreNetwork : public torch::nn::Module {
 public:
  explicit ScoreNetwork(const TransformerOptions& options);

  StepLosses losses(const ScoreTensors& batch);
  /// (batch, time, width)
  torch::Tensor features(const ScoreTensors& batch);
  /// The weight matrices inside the blocks, each with the number of square-ish parts that Muon updates apart.
  std::vector<std::pair<torch::Tensor, int>> block_matrices() const;
  const TransformerOptions& options() const { return options_; }
  /// kBFloat16: the products with the matrices of the blocks are those of mixed_product.h. Weights stay float.
  void set_product_type(torch::Dtype type) { product_type_ = type; }
  torch::Dtype product_type() const { return product_type_; }
  /// Where dropout on the processor takes its random numbers.
  torch::Generator& dropout_generator() { return dropout_random_; }

 private:
  struct Block {
    torch::Tensor attention_norm, feed_norm;  // (width)
    torch::Tensor qkv, output;                // (3 * width, width), (width, width)
    torch::Tensor up, down;                   // (feed_forward, width), (width, feed_forward)
    torch::Tensor smear;                      // (heads)
  };
  struct Head {
    torch::nn::Linear hidden{nullptr}, output{nullptr}, votes{nullptr};
  };
  /// What the heads read of some places.
  struct Reading {
    torch::Tensor features;   // (places, width): the trunk's, and what is known of the step so far
    torch::Tensor rows;       // (places, kStepColumns)
    torch::Tensor note_rows;  // (places, kNoteColumns)
    torch::Tensor targets;    // (places, kStepFields)
  };

  torch::Tensor embed(const ScoreTensors& batch);
  torch::Tensor attend(const Block& block, const torch::Tensor& x, const RotaryTurns& turns);
  Block make_block(torch::nn::Module& module);
  Head make_head(torch::nn::Module& module, StepField field);
  torch::Tensor embedding_of(StepColumn column, const torch::Tensor& symbols);
  /// Logits of a field whose earlier fields have been read: (places, symbols).
  torch::Tensor predict(StepField field, const Reading& reading);
  /// Adds what a field of the targets says to the features.
  void read_field(StepField field, Reading& reading);

  TransformerOptions options_;
  torch::Dtype product_type_ = torch::kFloat32;
  torch::Generator dropout_random_ = at::detail::createCPUGenerator();
  torch::Tensor step_embeddings_, prefix_embeddings_;         // (symbols of all columns, width)
  torch::Tensor bar_embeddings_;                              // (symbols of the fields of a bar line, width)
  torch::Tensor shift_hints_, pitch_hints_, duration_hints_;  // (symbols, hint)
  torch::nn::Linear step_hints_{nullptr}, note_hints_{nullptr}, length_hints_{nullptr};
  std::vector<Block> blocks_;
  torch::Tensor norm_;
  std::vector<Head> heads_;  // by StepField
};

}  // namespace clavier
