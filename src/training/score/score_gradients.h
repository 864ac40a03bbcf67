#pragma once

#include <memory>
#include <vector>

#include "training/networks/score_network.h"

namespace clavier {

/// Computes the gradients of a ScoreNetwork over a batch. On the processor the batch is taken in shards of two
/// sequences, each by a replica of the network on a thread of its own; gradients are added in the order of the shards,
/// so that they are the same for any number of threads. On a GPU the batch is one shard.
class ScoreGradients {
 public:
  /// `network` must outlive this. LibTorch's operations should have one thread each: they are too small for more.
  ScoreGradients(ScoreNetwork& network, int threads) : network_(network), threads_(threads) {}

  /// Sets the gradients of the network's parameters to those of the mean loss, in nats a note, of `batch`, which is on
  /// the network's device; returns that loss. `seed` is that of the dropout.
  double compute(const ScoreTensors& batch, std::uint64_t seed);

 private:
  void share_weights(std::size_t shards);
  void add_gradients(std::size_t shards);

  ScoreNetwork& network_;
  int threads_;
  std::vector<std::unique_ptr<ScoreNetwork>> replicas_;  // by shard, with the network's weights
};

}  // namespace clavier
