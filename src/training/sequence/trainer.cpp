#include "training/sequence/trainer.h"

#include <ATen/Parallel.h>

#include <cmath>

#include "base/error.h"
#include "training/networks/sequence_network.h"
#include "training/run/device.h"
#include "training/run/malloc_tuning.h"
#include "training/run/state_file.h"
#include "training/sequence/batches.h"
#include "training/sequence/optimizer.h"
#include "training/sequence/run_log.h"
#include "training/sequence/training_state.h"

namespace clavier {
namespace {

/// One run: holds what the steps share.
class Run final : public TrainingRun {
 public:
  Run(const TrainingTask& task, std::span<const Events> train, std::span<const Events> validation,
      std::filesystem::path folder)
      : task_(task),
        options_(task.options),
        folder_(std::move(folder)),
        device_(task.options.device),
        batches_(task, train, validation) {
    torch::manual_seed(options_.seed);
    network_ = make_network(task.network, task.vocabulary);
    if (task.weights) load_tensors(*network_, *task.weights);
    network_->to(device_);
    optimizer_ = make_optimizer(network_->parameters(), options_);
  }

  void resume() {
    state_ = training_state_from_json(load_state(folder_ / kStateFile, identity(), networks_and_optimizers()));
  }
  TrainingResult run(Progress& progress, const std::stop_token& stop);
  double share_done() const override;
  bool stops_early() const override {
    return options_.patience > 0 && state_.validations_since_best >= options_.patience;
  }
  void step(Progress& progress) override;
  void save() override { save_state(folder_ / kStateFile, identity(), to_json(state_), networks_and_optimizers()); }

 private:
  Json identity() const;
  NetworksAndOptimizers networks_and_optimizers() const { return {{network_.get()}, {optimizer_.get()}}; }
  double train_on_batch();
  void check_finite(double loss) const;
  double validate();
  std::optional<double> best_loss() const {
    return state_.history.empty() ? std::nullopt : std::optional(state_.best_loss);
  }
  void record_validation(Progress& progress);
  Checkpoint checkpoint() const;

  const TrainingTask& task_;
  const TrainingOptions& options_;
  std::filesystem::path folder_;
  torch::Device device_;
  Batches batches_;
  std::shared_ptr<SequenceNetwork> network_;
  std::unique_ptr<torch::optim::Optimizer> optimizer_;
  TrainingState state_;
};

double Run::share_done() const {
  return share_of({options_.steps, options_.minutes, options_.processor_minutes}, state_.elapsed);
}

Json Run::identity() const {
  Json options = options_to_json(options_);
  for (const char* free_to_change : {"threads", "device"}) options.erase(free_to_change);
  return {{"model", task_.model},        {"network", options_to_json(task_.network)},
          {"options", options},          {"vocabulary", hash_bytes(as_bytes(task_.vocabulary.to_json().dump()))},
          {"data", batches_.checksum()}, {"version", CLAVIER_VERSION}};
}

double Run::train_on_batch() {
  torch::manual_seed(Random(options_.seed, static_cast<std::uint64_t>(state_.elapsed.step) * 2).bits() >> 1);
  const TensorBatch batch = batches_.training_batch(state_.elapsed.step, device_);
  set_learning_rate(*optimizer_, learning_rate_at(state_.elapsed.step, share_done(), options_));
  network_->train();
  optimizer_->zero_grad();
  const torch::Tensor loss = network_->losses(network_->features(batch.inputs, batch.remaining), batch.targets).total();
  loss.backward();
  if (options_.clip > 0) torch::nn::utils::clip_grad_norm_(network_->parameters(), options_.clip);
  const double value = loss.item<double>();
  check_finite(value);
  optimizer_->step();
  return value;
}

void Run::check_finite(double loss) const {
  if (std::isfinite(loss)) return;
  throw Error(
      "training stopped at step " + std::to_string(state_.elapsed.step) +
      ": the loss is no longer finite; try a lower learning-rate or a clip of 1. " +
      (best_loss() ? "The best checkpoint so far is kept in " + folder_.string() : "No checkpoint was written"));
}

void Run::step(Progress& progress) {
  {
    const StepClock clock(state_.elapsed);
    state_.loss_sum += train_on_batch();
    ++state_.loss_count;
  }
  if (state_.elapsed.step % options_.validate_every == 0 || share_done() >= 1.0) record_validation(progress);
}

double Run::validate() {
  const torch::NoGradGuard guard;
  network_->eval();
  torch::Tensor sums = torch::zeros({kFields}), counts = torch::zeros({kFields});
  for (const Windows& windows : batches_.validation()) {
    const TensorBatch batch = to_tensors(windows, device_);
    const FieldLosses losses = network_->losses(network_->features(batch.inputs, batch.remaining), batch.targets);
    sums += losses.sums.cpu();
    counts += losses.counts.cpu();
  }
  return (sums.sum() / counts[0].clamp_min(1)).item<double>();
}

Checkpoint Run::checkpoint() const {
  Checkpoint checkpoint{.model = task_.model,
                        .network = task_.network,
                        .vocabulary = task_.vocabulary,
                        .training = task_.metadata,
                        .tensors = tensors_of(*network_)};
  checkpoint.training["options"] = options_to_json(options_);
  checkpoint.training["step"] = state_.elapsed.step;
  checkpoint.training["seconds"] = state_.elapsed.seconds;
  checkpoint.training["processor_seconds"] = state_.elapsed.processor_seconds;
  checkpoint.training["validation_loss"] = best_loss() ? Json(*best_loss()) : Json(nullptr);
  checkpoint.training["version"] = CLAVIER_VERSION;
  checkpoint.tensors.insert(task_.extras.begin(), task_.extras.end());
  return checkpoint;
}

void Run::record_validation(Progress& progress) {
  const double validation = validate();
  check_finite(validation);
  const HistoryPoint point{.step = state_.elapsed.step,
                           .seconds = state_.elapsed.seconds,
                           .training_loss = state_.loss_sum / std::max(1, state_.loss_count),
                           .validation_loss = validation};
  state_.history.push_back(point);
  state_.loss_sum = 0;
  state_.loss_count = 0;
  const bool better = validation < state_.best_loss;
  state_.validations_since_best = better ? 0 : state_.validations_since_best + 1;
  if (better) {
    state_.best_loss = validation;
    write_checkpoint(folder_, checkpoint(), task_.precision);
  }
  write_log(folder_, state_.history);
  progress.say(describe(point, better));
  save();
}

TrainingResult Run::run(Progress& progress, const std::stop_token& stop) {
  const bool stopped = run_training_loop(*this, progress, stop);
  if (stopped && !best_loss()) write_checkpoint(folder_, checkpoint(), task_.precision);
  return {
      .steps = state_.elapsed.step, .best_loss = best_loss(), .seconds = state_.elapsed.seconds, .stopped = stopped};
}

}  // namespace

TrainingResult train(const TrainingTask& task, std::span<const Events> training_pieces,
                     std::span<const Events> validation_pieces, const std::filesystem::path& folder, bool resume,
                     Progress& progress, std::stop_token stop) {
  check_options(task.options);
  check_device(task.options.device);
  tune_malloc();
  at::set_num_threads(task.options.threads);
  try {
    refuse_overwrite(folder / kStateFile, resume);
    Run run(task, training_pieces, validation_pieces, folder);
    if (resume) run.resume();
    return run.run(progress, stop);
  } catch (const c10::Error& problem) {
    throw Error(std::string("training failed: ") + problem.what_without_backtrace());
  }
}

}  // namespace clavier
