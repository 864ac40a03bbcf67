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

constexpr std::int64_t kSettlingRolls = 16;
constexpr int kSettlingBatches = 16;

std::unique_ptr<torch::optim::Adam> adam(torch::nn::Module& network, double rate, const RollTrainingOptions& options) {
  return std::make_unique<torch::optim::Adam>(
      network.parameters(),
      torch::optim::AdamOptions(rate).betas({options.beta1, options.beta2}).eps(1e-7));  // Keras's epsilon
}

/// Has batch norms begin anew with the plain mean of all batches to come.
void forget_norms(torch::nn::Module& network) {
  const auto forget = [](auto* norm) {
    if (norm == nullptr) return;
    norm->reset_running_stats();
    norm->options.momentum().reset();  // none: the plain mean
  };
  for (const auto& module : network.modules()) {
    forget(module->as<torch::nn::BatchNorm1d>());
    forget(module->as<torch::nn::BatchNorm2d>());
  }
}

}  // namespace

Adversaries::Adversaries(const RollNetworkOptions& network, int eras, const RollTrainingOptions& options,
                         const StrikeMoments* moments)
    : eras_(eras), options_(options), moments_(moments), device_(options.device) {
  assert(moments != nullptr || options.moments == 0);
  torch::manual_seed(options.seed);
  gan_ = make_roll_gan(network, eras);
  twin_ = make_roll_gan(network, eras).critic;
  for (torch::nn::Module* learning :
       std::initializer_list<torch::nn::Module*>{gan_.generator.get(), gan_.critic.get(), twin_.get()})
    learning->to(device_);
  if (options.mixed_precision) {
    gan_.generator->multiply_in(torch::kBFloat16);
    gan_.critic->multiply_in(torch::kBFloat16);
    twin_->multiply_in(torch::kBFloat16);
  }
  generator_descent_ = adam(*gan_.generator, options.learning_rate, options);
  critic_descent_ = adam(*gan_.critic, options.critic_learning_rate, options);
  painter_ = make_roll_gan(network, eras).generator;
  painter_->to(device_);
}

void Adversaries::set_rates(int step) {
  const double left = 1 - step / static_cast<double>(options_.steps);
  const double share = options_.decay > 0 ? std::clamp(left / options_.decay, 0.0, 1.0) : 1;
  const auto set = [share](torch::optim::Adam& descent, double rate) {
    static_cast<torch::optim::AdamOptions&>(descent.param_groups().front().options()).lr(rate * share);
  };
  set(*generator_descent_, options_.learning_rate);
  set(*critic_descent_, options_.critic_learning_rate);
}

RollLosses Adversaries::learn(const RollBatch& real, int step) {
  set_rates(step);
  const RollBatch batch{.images = real.images.to(device_), .eras = real.eras.to(device_)};
  const RollPass pass{.noise = gan_.generator->noise(real.images.size(0)).to(device_),
                      .moments = moments_,
                      .slope = step % kPenaltyEvery == 0,
                      .together = device_.is_cpu()};
  RollTrainingOptions options = options_;
  options.gradient_penalty *= kPenaltyEvery;
  const RollLosses losses = find_gradients(gan_, *twin_, batch, pass, options);
  if (!std::isfinite(losses.generator) || !std::isfinite(losses.critic)) return losses;
  descend(step);
  return losses;
}

/// A thousand small things: a thread for each network, none within.
void Adversaries::descend(int step) {
  const unsigned at_once = device_.is_cpu() ? static_cast<unsigned>(std::min(2, at::get_num_threads())) : 1;
  const ThreadsInside inside(1);
  parallel_for(2, at_once, [&](std::size_t network) {
    if (network == 1) {
      critic_descent_->step();
    } else {
      generator_descent_->step();
      update_mean(step);
    }
  });
}

void Adversaries::update_mean(int step) {
  settled_ = false;
  if (options_.average == 0) return;
  const torch::NoGradGuard guard;
  const double stays = std::min(options_.average, (1.0 + step) / (10.0 + step));  // short at first: it begins untaught
  const auto now = gan_.generator->parameters(), buffers = gan_.generator->buffers();
  const auto mean = painter_->parameters(), mean_buffers = painter_->buffers();
  for (std::size_t index = 0; index < now.size(); ++index) mean[index].lerp_(now[index], 1 - stays);
  for (std::size_t index = 0; index < buffers.size(); ++index) mean_buffers[index].copy_(buffers[index]);
}

/// The means and variances of batch norms, over many batches of what these very weights make: those of the mean
/// generator would be another's, those kept while learning lag behind by a hundred steps. (Standing statistics; source:
/// Brock et al., "Large scale GAN training for high fidelity natural image synthesis", 2019.)
void Adversaries::settle_norms() {
  const torch::NoGradGuard guard;
  forget_norms(*painter_);
  painter_->train();
  for (int batch = 0; batch < kSettlingBatches; ++batch)
    painter_->forward(
        painter_->noise(kSettlingRolls).to(device_),
        eras_in_turn(batch * kSettlingRolls, kSettlingRolls, static_cast<std::size_t>(eras_)).to(device_));
}

RollGenerator& Adversaries::painter() {
  if (std::exchange(settled_, true)) return *painter_;
  if (options_.average == 0) copy_weights(*gan_.generator, *painter_);
  settle_norms();
  return *painter_;
}

Learners Adversaries::learners() {
  Learners learners{{gan_.generator.get(), gan_.critic.get()}, {generator_descent_.get(), critic_descent_.get()}};
  if (options_.average > 0) learners.networks.push_back(painter_.get());
  return learners;
}

}  // namespace clavier
