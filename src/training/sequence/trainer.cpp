#include "training/sequence/trainer.h"

#include <algorithm>
#include <cstdio>
#include <utility>

#include "training/networks/sequence_network.h"
#include "training/run/loss_curve.h"
#include "training/run/muon.h"
#include "training/sequence/batches.h"
#include "training/sequence/optimizer.h"

namespace clavier {
namespace {

constexpr int kGates = 4;
using GateMatrices = std::vector<std::pair<torch::Tensor, int>>;

GateMatrices gates_of(const std::vector<torch::Tensor>& matrices) {
  GateMatrices result;
  for (const torch::Tensor& matrix : matrices) result.emplace_back(matrix, kGates);
  return result;
}

/// Those of `all` that are none of `others`.
std::vector<torch::Tensor> without(const std::vector<torch::Tensor>& others, const std::vector<torch::Tensor>& all) {
  std::vector<torch::Tensor> result;
  for (const torch::Tensor& each : all)
    if (std::none_of(others.begin(), others.end(), [&](const torch::Tensor& other) { return other.is_same(each); }))
      result.push_back(each);
  return result;
}

/// One run of a sequence network.
class SequenceRun final : public TrainingRun {
 public:
  SequenceRun(const TrainingTask& task, const SequencePieces& pieces, const RunFolder& folder)
      : TrainingRun(make_run_plan(task.options, folder)),
        task_(task),
        options_(task.options),
        device_(task.options.device),
        batches_(task, pieces.training, pieces.validation) {
    torch::manual_seed(options_.seed);
    network_ = make_network(task.network, task.vocabulary);
    if (task.weights) load_tensors(*network_, *task.weights);
    network_->to(device_);
    const bool has_muon = options_.muon_rate > 0;
    muon_ = std::make_shared<Muon>(has_muon ? gates_of(network_->lstm_matrices()) : GateMatrices{});
    muon_->to(device_);
    optimizer_ = make_optimizer(
        has_muon ? without(network_->lstm_matrices(), network_->parameters()) : network_->parameters(), options_);
  }

 private:
  Json identity() const override;
  NetworksAndOptimizers networks_and_optimizers() override {
    return {{network_.get(), muon_.get()}, {optimizer_.get()}};
  }
  std::vector<double> train_step() override;
  Validation validate(const std::vector<double>& losses) override;
  void store_checkpoint() override;
  Svg draw_curves(const std::vector<Json>& log) const override { return draw_loss_curve(log, "nats an event"); }
  std::string advice() const override { return "try a lower learning-rate or a clip of 1"; }
  double validation_loss();

  const TrainingTask& task_;
  const TrainingOptions& options_;
  torch::Device device_;
  Batches batches_;
  std::shared_ptr<SequenceNetwork> network_;
  std::shared_ptr<Muon> muon_;  // of no matrices where the optimiser has all
  std::unique_ptr<torch::optim::Optimizer> optimizer_;
};

Json SequenceRun::identity() const {
  return {{"model", task_.model},
          {"network", options_to_json(task_.network)},
          {"options", without_budget(options_to_json(options_))},
          {"vocabulary", hash_bytes(as_bytes(task_.vocabulary.to_json().dump()))},
          {"data", batches_.checksum()},
          {"version", CLAVIER_VERSION}};
}

std::vector<double> SequenceRun::train_step() {
  torch::manual_seed(Random(options_.seed, static_cast<std::uint64_t>(current_step()) * 2).bits() >> 1);
  const TensorBatch batch = batches_.training_batch(current_step(), device_);
  const double ratio = rate_ratio_at(current_step(), share_done(), options_);
  set_learning_rate(*optimizer_, ratio * options_.learning_rate);
  network_->train();
  optimizer_->zero_grad();
  const torch::Tensor loss = network_->losses(network_->features(batch.inputs), batch.targets).total();
  loss.backward();
  if (options_.clip > 0) torch::nn::utils::clip_grad_norm_(network_->parameters(), options_.clip);
  optimizer_->step();
  muon_->step(ratio * options_.muon_rate, options_.threads);
  return {loss.item<double>()};
}

double SequenceRun::validation_loss() {
  const torch::NoGradGuard guard;
  network_->eval();
  torch::Tensor sums = torch::zeros({kFields}), counts = torch::zeros({kFields});
  for (const Windows& windows : batches_.validation()) {
    const TensorBatch batch = to_tensors(windows, device_);
    const FieldLosses losses = network_->losses(network_->features(batch.inputs), batch.targets);
    sums += losses.sums.cpu();
    counts += losses.counts.cpu();
  }
  return (sums.sum() / counts[0].clamp_min(1)).item<double>();
}

Validation SequenceRun::validate(const std::vector<double>& losses) {
  const double loss = validation_loss();
  char summary[120];
  std::snprintf(summary, sizeof summary, "training %.4f, validation %.4f nats an event", losses.front(), loss);
  return {.score = loss, .metrics = {{"training_loss", losses.front()}, {"validation_loss", loss}}, .summary = summary};
}

void SequenceRun::store_checkpoint() {
  Checkpoint checkpoint{.model = task_.model,
                        .network = task_.network,
                        .vocabulary = task_.vocabulary,
                        .training = training_record(task_.metadata, options_to_json(options_), "validation_loss"),
                        .keys = task_.keys,
                        .tensors = tensors_of(*network_)};
  checkpoint.tensors.insert(task_.extras.begin(), task_.extras.end());
  write_checkpoint(folder(), checkpoint, task_.precision);
}

}  // namespace

TrainingResult train_sequence_network(const TrainingTask& task, const SequencePieces& pieces, const RunFolder& folder,
                                      const RunControl& control) {
  check_options(task.options);
  return run_training(folder, task.options.device, task.options.threads,
                      [&] { return SequenceRun(task, pieces, folder).run(control); });
}

}  // namespace clavier
