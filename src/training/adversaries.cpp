#include "training/adversaries.h"

#include <ATen/Parallel.h>

#include <algorithm>
#include <cassert>
#include <cmath>

#include "base/error.h"
#include "base/parallel.h"

namespace clavier {
namespace {

constexpr std::int64_t kPaintedAtOnce = 16;
constexpr int kSettlingBatches = 16;
constexpr int kFewestOfAPart = 2;  // images, else there is nothing to normalise by

std::unique_ptr<torch::optim::Adam> adam(torch::nn::Module& network, double rate, const RollTrainingOptions& options) {
  return std::make_unique<torch::optim::Adam>(
      network.parameters(),
      torch::optim::AdamOptions(rate).betas({options.beta1, options.beta2}).eps(1e-7));  // Keras's epsilon
}

/// So many threads inside LibTorch's operations for as long as it lives.
class ThreadsInside {
 public:
  explicit ThreadsInside(int threads) : before_(at::get_num_threads()) { at::set_num_threads(threads); }
  ~ThreadsInside() { at::set_num_threads(before_); }
  ThreadsInside(const ThreadsInside&) = delete;
  ThreadsInside& operator=(const ThreadsInside&) = delete;

 private:
  int before_;
};

/// Copies what one network holds to another of the same shape.
void hand_over(const torch::nn::Module& from, const torch::nn::Module& to) {
  const torch::NoGradGuard guard;
  const auto copy = [](const std::vector<torch::Tensor>& source, const std::vector<torch::Tensor>& target) {
    for (std::size_t index = 0; index < source.size(); ++index) target[index].copy_(source[index]);
  };
  copy(from.parameters(), to.parameters());
  copy(from.buffers(), to.buffers());
}

void hand_over(const RollGan& from, const RollGan& to) {
  hand_over(*from.generator, *to.generator);
  hand_over(*from.critic, *to.critic);
}

/// Has batch norms begin anew with the plain mean of all batches to come.
void forget_norms(torch::nn::Module& network) {
  const auto forget = [](auto* norm) {
    if (norm == nullptr) return;
    norm->reset_running_stats();
    norm->options.momentum(c10::nullopt);
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
  if (options.batch % options.parts != 0 || options.batch / options.parts < kFewestOfAPart)
    throw Misuse("batch " + std::to_string(options.batch) + " cannot be shared by " + std::to_string(options.parts) +
                 " parts: each needs as many rolls as the others, and two at least");
  torch::manual_seed(options.seed);
  for (int part = 0; part < options.parts; ++part) {
    parts_.push_back(make_roll_gan(network, eras));
    parts_.back().generator->to(device_);
    parts_.back().critic->to(device_);
  }
  gan_ = parts_.front();
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

/// The batch in equal parts, each with what its images are drawn of.
struct Adversaries::Shares {
  std::vector<RollBatch> real;
  std::vector<torch::Tensor> noise;

  Shares(const RollBatch& batch, const torch::Tensor& all_noise, std::int64_t parts, torch::Device device) {
    const std::int64_t size = batch.images.size(0) / parts;
    for (std::int64_t part = 0; part < parts; ++part) {
      const auto of = [&](const torch::Tensor& x) { return x.narrow(0, part * size, size).to(device); };
      real.push_back({.images = of(batch.images), .eras = of(batch.eras)});
      noise.push_back(of(all_noise));
    }
  }
};

RollLosses Adversaries::learn(const RollBatch& real, int step) {
  set_rates(step);
  for (std::size_t part = 1; part < parts_.size(); ++part) hand_over(gan_, parts_[part]);
  const Shares shares(real, gan_.generator->noise(real.images.size(0)), std::ssize(parts_), device_);
  const RollLosses losses = find_all_gradients(shares, step);
  if (!std::isfinite(losses.generator) || !std::isfinite(losses.critic)) return losses;
  const ThreadsInside inside(1);  // what is left to do is a thousand small things
  gather();
  generator_descent_->step();
  critic_descent_->step();
  update_mean(step);
  return losses;
}

/// Each part on a thread of its own, as far as they go round, with its share of the others inside.
RollLosses Adversaries::find_all_gradients(const Shares& shares, int step) {
  RollTrainingOptions options = options_;
  options.gradient_penalty *= kPenaltyEvery;
  const RollGoals goals{.moments = moments_, .slope = step % kPenaltyEvery == 0};
  std::vector<RollLosses> losses(parts_.size());
  const int threads = at::get_num_threads();
  const int at_once = device_.is_cpu() ? std::min(threads, static_cast<int>(parts_.size())) : 1;
  const ThreadsInside inside(threads / at_once);
  parallel_for(parts_.size(), static_cast<unsigned>(at_once), [&](std::size_t part) {
    losses[part] = find_gradients(parts_[part], shares.real[part], shares.noise[part], options, goals);
  });
  RollLosses mean;
  for (const RollLosses& of_part : losses) {
    mean.generator += of_part.generator / static_cast<double>(losses.size());
    mean.critic += of_part.critic / static_cast<double>(losses.size());
  }
  return mean;
}

/// Gives our own networks, the first part's, the mean of all parts' gradients and of what their norms have seen.
void Adversaries::gather() {
  const torch::NoGradGuard guard;
  const double count = static_cast<double>(parts_.size());
  const auto gather_in = [&](const auto& network_of) {
    const auto own = network_of(gan_)->parameters(), own_buffers = network_of(gan_)->buffers();
    for (std::size_t part = 1; part < parts_.size(); ++part) {
      const auto others = network_of(parts_[part])->parameters(), buffers = network_of(parts_[part])->buffers();
      for (std::size_t index = 0; index < own.size(); ++index)
        if (own[index].grad().defined()) own[index].grad().add_(others[index].grad());
      for (std::size_t index = 0; index < own_buffers.size(); ++index)
        if (own_buffers[index].is_floating_point()) own_buffers[index].add_(buffers[index]);
    }
    for (const torch::Tensor& parameter : own)
      if (parameter.grad().defined()) parameter.grad().div_(count);
    for (const torch::Tensor& buffer : own_buffers)
      if (buffer.is_floating_point()) buffer.div_(count);
  };
  if (parts_.size() == 1) return;
  gather_in([](RollGan& gan) { return gan.generator; });
  gather_in([](RollGan& gan) { return gan.critic; });
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

/// Mean weights make other features than the latest ones, so that the means and variances of these do not fit them.
void Adversaries::settle_norms() {
  const torch::NoGradGuard guard;
  forget_norms(*painter_);
  painter_->train();
  for (int batch = 0; batch < kSettlingBatches; ++batch)
    painter_->forward(
        painter_->noise(kPaintedAtOnce).to(device_),
        eras_in_turn(batch * kPaintedAtOnce, kPaintedAtOnce, static_cast<std::size_t>(eras_)).to(device_));
}

RollGenerator& Adversaries::painter() {
  if (!settled_) options_.average > 0 ? settle_norms() : hand_over(*gan_.generator, *painter_);
  settled_ = true;
  return *painter_;
}

torch::Tensor Adversaries::paint(const torch::Tensor& noise, const torch::Tensor& eras) {
  const torch::NoGradGuard guard;
  painter().eval();
  std::vector<torch::Tensor> images;
  for (std::int64_t first = 0; first < noise.size(0); first += kPaintedAtOnce) {
    const std::int64_t count = std::min(kPaintedAtOnce, noise.size(0) - first);
    images.push_back(painter()
                         .forward(noise.narrow(0, first, count).to(device_), eras.narrow(0, first, count).to(device_))
                         .to(torch::kCPU));
  }
  return torch::cat(images).contiguous();
}

Learners Adversaries::learners() {
  Learners learners{{gan_.generator.get(), gan_.critic.get()}, {generator_descent_.get(), critic_descent_.get()}};
  if (options_.average > 0) learners.networks.push_back(painter_.get());
  return learners;
}

}  // namespace clavier
