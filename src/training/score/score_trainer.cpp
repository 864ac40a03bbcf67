#include "training/score/score_trainer.h"

#include <ATen/Parallel.h>

#include <algorithm>
#include <cstdio>

#include "base/parallel.h"
#include "training/networks/network_weights.h"
#include "training/networks/score_network.h"
#include "training/run/loss_curve.h"
#include "training/run/muon.h"
#include "training/score/score_gradients.h"

namespace clavier {
namespace {

constexpr std::size_t kValidationSteps = 1024;  // of each piece
constexpr int kThreadsInOperations = 1;         // LibTorch's; threads take sequences and matrices
constexpr double kLastRateRatio = 0.01;

/// One run of a Transformer.
class ScoreRun final : public TrainingRun {
 public:
  ScoreRun(const ScoreTask& task, const ScorePieces& pieces, const RunFolder& folder)
      : TrainingRun(make_run_plan(task.options, folder)),
        task_(task),
        options_(task.options),
        device_(task.options.device),
        batches_(pieces.training, task.options, task.network.context) {
    torch::manual_seed(options_.seed);
    network_ = std::make_shared<ScoreNetwork>(task.network);
    if (task.weights) load_tensors(*network_, with_new_layers(*task.weights));
    average_ = std::make_shared<ScoreNetwork>(task.network);
    network_->to(device_);
    average_->to(device_);
    copy_weights(*network_, *average_);
    gradients_ = std::make_unique<ScoreGradients>(*network_, options_.threads);
    const bool mixed = options_.mixed_precision || device_.is_cuda();
    if (options_.mixed_precision) network_->set_product_type(torch::kBFloat16);
    muon_ = std::make_shared<Muon>(network_->block_matrices(), mixed ? torch::kBFloat16 : torch::kFloat32);
    muon_->to(device_);
    adam_ = std::make_unique<torch::optim::AdamW>(
        other_parameters(),
        torch::optim::AdamWOptions(options_.learning_rate).betas({0.9, 0.95}).weight_decay(options_.weight_decay));
    prepare_validation(pieces.validation);
  }

 private:
  Json identity() const override;
  NetworksAndOptimizers networks_and_optimizers() override {
    return {{network_.get(), average_.get(), muon_.get()}, {adam_.get()}};
  }
  std::vector<double> train_step() override;
  Validation validate(const std::vector<double>& losses) override;
  void store_checkpoint() override;
  Svg draw_curves(const std::vector<Json>& log) const override { return draw_loss_curve(log, "nats a note"); }
  std::string advice() const override { return "try a lower learning-rate and muon-rate"; }

  /// Layers that `weights` lacks begin as the network's own, which change nothing yet.
  TensorMap with_new_layers(const TensorMap& weights) const;
  std::vector<torch::Tensor> other_parameters() const;
  void prepare_validation(std::span<const ScorePiece> pieces);
  double rate_ratio() const;

  const ScoreTask& task_;
  const ScoreTrainingOptions& options_;
  torch::Device device_;
  ScoreBatches batches_;
  std::shared_ptr<ScoreNetwork> network_, average_;
  std::unique_ptr<ScoreGradients> gradients_;
  std::shared_ptr<Muon> muon_;
  std::unique_ptr<torch::optim::Optimizer> adam_;
  std::vector<ScoreBatch> validation_;
};

Json ScoreRun::identity() const {
  return {{"model", "transformer"},
          {"network", options_to_json(task_.network)},
          {"options", without_budget(options_to_json(options_))},
          {"composers", task_.composers},
          {"data", task_.metadata},
          {"version", CLAVIER_VERSION}};
}

TensorMap ScoreRun::with_new_layers(const TensorMap& weights) const {
  TensorMap all = tensors_of(*network_);
  for (const auto& [name, tensor] : weights) all.insert_or_assign(name, tensor);
  return all;
}

std::vector<torch::Tensor> ScoreRun::other_parameters() const {
  const auto matrices = network_->block_matrices();
  std::vector<torch::Tensor> others;
  for (const torch::Tensor& parameter : network_->parameters())
    if (std::none_of(matrices.begin(), matrices.end(), [&](auto& matrix) { return matrix.first.is_same(parameter); }))
      others.push_back(parameter);
  return others;
}

void ScoreRun::prepare_validation(std::span<const ScorePiece> pieces) {
  const auto wanted = std::min<std::size_t>(pieces.size(), static_cast<std::size_t>(options_.validation_pieces));
  for (std::size_t index = 0; index < wanted; ++index)
    for (ScoreBatch& batch : make_validation_batches(whole_sequence(pieces[index * pieces.size() / wanted]),
                                                     task_.network.context, kValidationSteps))
      validation_.push_back(std::move(batch));
}

double ScoreRun::rate_ratio() const {
  const double warm = options_.warmup > 0 ? std::min(1.0, (current_step() + 1.0) / options_.warmup) : 1.0;
  const double rest = options_.decay > 0 ? std::min(1.0, (1 - share_done()) / options_.decay) : 1.0;
  return warm * (kLastRateRatio + (1 - kLastRateRatio) * rest);
}

std::vector<double> ScoreRun::train_step() {
  const std::uint64_t seed = Random(options_.seed, static_cast<std::uint64_t>(current_step()) * 2).bits() >> 1;
  torch::manual_seed(seed);
  const double loss = gradients_->compute(to_tensors(batches_.training_batch(current_step()), device_), seed);
  torch::nn::utils::clip_grad_norm_(other_parameters(), 1.0);
  for (torch::optim::OptimizerParamGroup& group : adam_->param_groups())
    static_cast<torch::optim::AdamWOptions&>(group.options()).lr(options_.learning_rate * rate_ratio());
  adam_->step();
  muon_->step(options_.muon_rate * rate_ratio(), options_.threads);
  const torch::NoGradGuard guard;
  const double keep = std::min(options_.ema_decay, (current_step() + 1.0) / (current_step() + 10.0));
  const auto from = network_->parameters(), to = average_->parameters();
  for (std::size_t index = 0; index < from.size(); ++index) to[index].lerp_(from[index], 1 - keep);
  return {loss};
}

Validation ScoreRun::validate(const std::vector<double>& losses) {
  average_->eval();
  std::vector<StepLosses> found(validation_.size());
  parallel_for(validation_.size(), static_cast<unsigned>(options_.threads), [&](std::size_t index) {
    at::init_num_threads();  // a new thread's matrix products would else use all cores
    const torch::NoGradGuard guard;
    const StepLosses batch = average_->losses(to_tensors(validation_[index], device_));
    found[index] = {batch.sums.cpu(), batch.counts.cpu()};
  });
  torch::Tensor sums = torch::zeros({kStepFields}), counts = torch::zeros({kStepFields});
  for (const StepLosses& batch : found) {
    sums += batch.sums;
    counts += batch.counts;
  }
  const torch::Tensor by_field = sums / counts[static_cast<int>(StepField::part)].clamp_min(1);
  const double loss = by_field.sum().item<double>();
  Json fields = Json::array();
  for (int field = 0; field < kStepFields; ++field) fields.push_back(by_field[field].item<double>());
  char summary[160];
  std::snprintf(summary, sizeof summary, "training %.4f, validation %.4f nats a note", losses.front(), loss);
  return {.score = loss,
          .metrics = {{"training_loss", losses.front()}, {"validation_loss", loss}, {"fields", fields}},
          .summary = summary};
}

void ScoreRun::store_checkpoint() {
  write_transformer(folder(),
                    {.network = task_.network,
                     .composers = task_.composers,
                     .openings = task_.openings,
                     .training = training_record(task_.metadata, options_to_json(options_), "validation_loss"),
                     .tensors = tensors_of(*average_),
                     .judge = task_.judge},
                    task_.precision);
}

}  // namespace

TrainingResult train_score_network(const ScoreTask& task, const ScorePieces& pieces, const RunFolder& folder,
                                   const RunControl& control) {
  check_options(task.options);
  return run_training(folder, task.options.device, kThreadsInOperations,
                      [&] { return ScoreRun(task, pieces, folder).run(control); });
}

}  // namespace clavier
