#include "training/gan/gan_step.h"

#include <algorithm>
#include <cassert>
#include <cmath>
#include <utility>

#include "base/parallel.h"
#include "training/networks/network_weights.h"
#include "training/run/thread_count_guard.h"

namespace clavier {
namespace {

constexpr std::int64_t kStandingBatchSize = 16;
constexpr int kStandingBatches = 16;

std::unique_ptr<torch::optim::Adam> make_adam(torch::nn::Module& network, double rate,
                                              const GanTrainingOptions& options) {
  return std::make_unique<torch::optim::Adam>(
      network.parameters(),
      torch::optim::AdamOptions(rate).betas({options.beta1, options.beta2}).eps(1e-7));  // Keras's epsilon
}

/// Batch norms start again, with the plain mean of all batches to come.
void reset_batch_norms(torch::nn::Module& network) {
  const auto reset = [](auto* norm) {
    if (norm == nullptr) return;
    norm->reset_running_stats();
    norm->options.momentum().reset();  // none: the plain mean
  };
  for (const auto& module : network.modules()) {
    reset(module->as<torch::nn::BatchNorm1d>());
    reset(module->as<torch::nn::BatchNorm2d>());
  }
}

}  // namespace

GanStep::GanStep(const GanOptions& network, int eras, const GanTrainingOptions& options,
                 const EnergyDistanceLoss* energy_distance)
    : eras_(eras), options_(options), energy_distance_(energy_distance), device_(options.device) {
  assert(energy_distance != nullptr || options.energy_distance == 0);
  torch::manual_seed(options.seed);
  gan_ = make_roll_gan(network, eras);
  critic_replica_ = make_roll_gan(network, eras).critic;
  for (torch::nn::Module* learning :
       std::initializer_list<torch::nn::Module*>{gan_.generator.get(), gan_.critic.get(), critic_replica_.get()})
    learning->to(device_);
  if (options.mixed_precision) {
    gan_.generator->set_product_type(torch::kBFloat16);
    gan_.critic->set_product_type(torch::kBFloat16);
    critic_replica_->set_product_type(torch::kBFloat16);
  }
  generator_optimizer_ = make_adam(*gan_.generator, options.learning_rate, options);
  critic_optimizer_ = make_adam(*gan_.critic, options.critic_learning_rate, options);
  ema_generator_ = make_roll_gan(network, eras).generator;
  ema_generator_->to(device_);
}

void GanStep::set_learning_rates(int step) {
  const double left = 1 - step / static_cast<double>(options_.steps);
  const double share = options_.decay > 0 ? std::clamp(left / options_.decay, 0.0, 1.0) : 1;
  const auto set = [share](torch::optim::Adam& optimizer, double rate) {
    static_cast<torch::optim::AdamOptions&>(optimizer.param_groups().front().options()).lr(rate * share);
  };
  set(*generator_optimizer_, options_.learning_rate);
  set(*critic_optimizer_, options_.critic_learning_rate);
}

GanLosses GanStep::train_step(const RollBatch& real, int step) {
  set_learning_rates(step);
  const RollBatch batch{.images = real.images.to(device_), .eras = real.eras.to(device_)};
  const GanPass pass{.noise = gan_.generator->noise(real.images.size(0)).to(device_),
                     .energy_distance = energy_distance_,
                     .r1_penalty = step % kPenaltyInterval == 0,
                     .parallel = device_.is_cpu()};
  GanTrainingOptions options = options_;
  options.gradient_penalty *= kPenaltyInterval;
  const GanLosses losses = compute_gradients(gan_, *critic_replica_, batch, pass, options);
  if (!std::isfinite(losses.generator) || !std::isfinite(losses.critic)) return losses;
  step_optimizers(step);
  return losses;
}

/// Many small tensors: one thread a network, none within tensors.
void GanStep::step_optimizers(int step) {
  const unsigned at_once = device_.is_cpu() ? static_cast<unsigned>(std::min(2, at::get_num_threads())) : 1;
  const ThreadCountGuard thread_count_guard(1);
  parallel_for(2, at_once, [&](std::size_t network) {
    if (network == 1) {
      critic_optimizer_->step();
    } else {
      generator_optimizer_->step();
      update_ema(step);
    }
  });
}

void GanStep::update_ema(int step) {
  batch_norms_current_ = false;
  if (options_.ema_decay == 0) return;
  const torch::NoGradGuard guard;
  const double decay =
      std::min(options_.ema_decay,
               (1.0 + step) / (10.0 + step));  // a short memory at first, because the first weights are random
  const auto now = gan_.generator->parameters(), buffers = gan_.generator->buffers();
  const auto mean = ema_generator_->parameters(), mean_buffers = ema_generator_->buffers();
  for (std::size_t index = 0; index < now.size(); ++index) mean[index].lerp_(now[index], 1 - decay);
  for (std::size_t index = 0; index < buffers.size(); ++index) mean_buffers[index].copy_(buffers[index]);
}

/// Standing statistics: means and variances of batch norms over many batches of these very weights. Running statistics
/// belong to the generator that is trained, and lag behind it. Source: Brock et al., "Large scale GAN training for high
/// fidelity natural image synthesis" (2019).
void GanStep::estimate_standing_statistics() {
  const torch::NoGradGuard guard;
  reset_batch_norms(*ema_generator_);
  ema_generator_->train();
  for (int batch = 0; batch < kStandingBatches; ++batch)
    ema_generator_->forward(
        ema_generator_->noise(kStandingBatchSize).to(device_),
        cycle_eras(batch * kStandingBatchSize, kStandingBatchSize, static_cast<std::size_t>(eras_)).to(device_));
}

RollGenerator& GanStep::ema_generator() {
  if (std::exchange(batch_norms_current_, true)) return *ema_generator_;
  if (options_.ema_decay == 0) copy_weights(*gan_.generator, *ema_generator_);
  estimate_standing_statistics();
  return *ema_generator_;
}

NetworksAndOptimizers GanStep::networks_and_optimizers() {
  NetworksAndOptimizers networks_and_optimizers{{gan_.generator.get(), gan_.critic.get()},
                                                {generator_optimizer_.get(), critic_optimizer_.get()}};
  if (options_.ema_decay > 0) networks_and_optimizers.networks.push_back(ema_generator_.get());
  return networks_and_optimizers;
}

}  // namespace clavier
