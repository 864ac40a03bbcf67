#include "training/adversaries.h"

#include <algorithm>
#include <cassert>
#include <cmath>

namespace clavier {
namespace {

constexpr std::int64_t kPaintedAtOnce = 16;
constexpr int kSettlingBatches = 16;

std::unique_ptr<torch::optim::Adam> adam(torch::nn::Module& network, double rate, const RollTrainingOptions& options) {
  return std::make_unique<torch::optim::Adam>(
      network.parameters(),
      torch::optim::AdamOptions(rate).betas({options.beta1, options.beta2}).eps(1e-7));  // Keras's epsilon
}

torch::Tensor critic_loss(const torch::Tensor& on_real, const torch::Tensor& on_drawn, const std::string& loss) {
  if (loss == "hinge") return torch::relu(1 - on_real).mean() + torch::relu(1 + on_drawn).mean();
  return torch::softplus(-on_real).mean() + torch::softplus(on_drawn).mean();  // cross-entropy of logits
}

torch::Tensor generator_loss(const torch::Tensor& on_drawn, const std::string& loss) {
  return loss == "hinge" ? -on_drawn.mean() : torch::softplus(-on_drawn).mean();
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
  torch::manual_seed(options.seed);
  gan_ = make_roll_gan(network, eras);
  gan_.generator->to(device_);
  gan_.critic->to(device_);
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
  gan_.generator->train();
  gan_.critic->train();
  generator_descent_->zero_grad();
  critic_descent_->zero_grad();
  const torch::Tensor images = real.images.to(device_), eras = real.eras.to(device_);
  const torch::Tensor drawn = gan_.generator->forward(gan_.generator->noise(images.size(0)).to(device_), eras);
  const torch::Tensor shown = drawn.detach().requires_grad_();
  const torch::Tensor on_real = gan_.critic->forward(images, eras), on_drawn = gan_.critic->forward(shown, eras);
  const torch::Tensor of_critic = critic_loss(on_real, on_drawn, options_.loss);
  const torch::Tensor of_generator = generator_loss(on_drawn, options_.loss);
  const torch::Tensor losses = torch::stack({of_generator, of_critic}).detach().cpu();
  const RollLosses values{.generator = losses[0].item<double>(), .critic = losses[1].item<double>()};
  if (!std::isfinite(values.generator) || !std::isfinite(values.critic)) return values;
  const torch::Tensor judged = torch::autograd::grad({of_generator}, {shown}, {}, true)[0];
  if (options_.moments > 0) (options_.moments * moments_->distance(drawn, eras)).backward({}, true);
  drawn.backward(judged);
  const std::vector<torch::Tensor> judging = gan_.critic->parameters();
  of_critic.backward({}, false, false, torch::TensorList(judging));
  if (options_.gradient_penalty > 0 && step % kPenaltyEvery == 0)
    (options_.gradient_penalty * kPenaltyEvery * slope_at(images, eras)).backward({}, false, false, judging);
  generator_descent_->step();
  critic_descent_->step();
  update_mean(step);
  return values;
}

/// Half the mean square of the critic's gradient, which keeps it from running ahead of the generator. Source: Mescheder
/// et al., "Which training methods for GANs do actually converge?" (2018); now and then only: Karras et al. (2020).
torch::Tensor Adversaries::slope_at(const torch::Tensor& images, const torch::Tensor& eras) {
  const torch::Tensor seen = images.detach().requires_grad_();
  const torch::Tensor slope =
      torch::autograd::grad({gan_.critic->forward(seen, eras).sum()}, {seen}, {}, true, true).front();
  return 0.5 * slope.square().sum({1, 2, 3}).mean();
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

void Adversaries::copy_latest() {
  const torch::NoGradGuard guard;
  const auto copy = [](const std::vector<torch::Tensor>& from, const std::vector<torch::Tensor>& to) {
    for (std::size_t index = 0; index < from.size(); ++index) to[index].copy_(from[index]);
  };
  copy(gan_.generator->parameters(), painter_->parameters());
  copy(gan_.generator->buffers(), painter_->buffers());
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
  if (!settled_) options_.average > 0 ? settle_norms() : copy_latest();
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
