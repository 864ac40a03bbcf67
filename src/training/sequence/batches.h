#pragma once

#include <torch/torch.h>

#include <memory>
#include <span>
#include <vector>

#include "training/networks/sequence_network.h"
#include "training/sequence/training_task.h"
#include "training/sequence/windows.h"

namespace clavier {

/// Windows as a network takes them.
struct TensorBatch {
  SequenceInputs inputs;
  torch::Tensor targets;  // (count, predictions, 4) int64
};

TensorBatch to_tensors(const Windows& windows, const torch::Device& device);

/// The training and validation batches of a task, cut from its pieces with their boundary tokens. A batch depends on
/// nothing but the task, the pieces and its step.
class Batches {
 public:
  /// Throws Error when there is no event to train on or to validate with.
  Batches(const TrainingTask& task, std::span<const Events> training, std::span<const Events> validation);
  Batches(const Batches&) = delete;
  Batches& operator=(const Batches&) = delete;

  TensorBatch training_batch(int step, const torch::Device& device) const;
  const std::vector<Windows>& validation() const { return validation_windows_; }
  /// Of the training pieces.
  std::uint64_t checksum() const;

 private:
  const TrainingOptions& options_;
  std::vector<Events> training_, validation_;
  std::unique_ptr<const WindowSource> source_;
  std::vector<Windows> validation_windows_;
};

}  // namespace clavier
