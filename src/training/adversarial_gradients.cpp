#include "training/adversarial_gradients.h"

#include <cmath>

namespace clavier {
namespace {

torch::Tensor critic_loss(const torch::Tensor& on_real, const torch::Tensor& on_drawn, const std::string& loss) {
  if (loss == "hinge") return torch::relu(1 - on_real).mean() + torch::relu(1 + on_drawn).mean();
  return torch::softplus(-on_real).mean() + torch::softplus(on_drawn).mean();  // cross-entropy of logits
}

torch::Tensor generator_loss(const torch::Tensor& on_drawn, const std::string& loss) {
  return loss == "hinge" ? -on_drawn.mean() : torch::softplus(-on_drawn).mean();
}

void forget_gradients(torch::nn::Module& network) {
  for (torch::Tensor& parameter : network.parameters()) parameter.mutable_grad() = torch::Tensor();
}

/// Half the mean square of the critic's gradient, which keeps it from running ahead of the generator. Source: Mescheder
/// et al., "Which training methods for GANs do actually converge?" (2018); now and then only: Karras et al. (2020).
torch::Tensor slope_at(RollCritic& critic, const torch::Tensor& images, const torch::Tensor& eras) {
  const torch::Tensor seen = images.detach().requires_grad_();
  const torch::Tensor slope = torch::autograd::grad({critic.forward(seen, eras).sum()}, {seen}, {}, true, true).front();
  return 0.5 * slope.square().sum({1, 2, 3}).mean();
}

}  // namespace

RollLosses find_gradients(RollGan& gan, const RollBatch& real, const torch::Tensor& noise,
                          const RollTrainingOptions& options, const RollGoals& goals) {
  for (torch::nn::Module* network :
       {static_cast<torch::nn::Module*>(gan.generator.get()), static_cast<torch::nn::Module*>(gan.critic.get())}) {
    network->train();
    forget_gradients(*network);
  }
  const torch::Tensor drawn = gan.generator->forward(noise, real.eras);
  const torch::Tensor shown = drawn.detach().requires_grad_();
  const torch::Tensor on_real = gan.critic->forward(real.images, real.eras),
                      on_drawn = gan.critic->forward(shown, real.eras);
  const torch::Tensor of_critic = critic_loss(on_real, on_drawn, options.loss);
  const torch::Tensor of_generator = generator_loss(on_drawn, options.loss);
  const torch::Tensor losses = torch::stack({of_generator, of_critic}).detach().cpu();
  const RollLosses values{.generator = losses[0].item<double>(), .critic = losses[1].item<double>()};
  if (!std::isfinite(values.generator) || !std::isfinite(values.critic)) return values;
  const torch::Tensor judged = torch::autograd::grad({of_generator}, {shown}, {}, true)[0];
  if (options.moments > 0) (options.moments * goals.moments->distance(drawn, real.eras)).backward({}, true);
  drawn.backward(judged);
  const std::vector<torch::Tensor> judging = gan.critic->parameters();
  of_critic.backward({}, false, false, torch::TensorList(judging));
  if (options.gradient_penalty > 0 && goals.slope)
    (options.gradient_penalty * slope_at(*gan.critic, real.images, real.eras))
        .backward({}, false, false, torch::TensorList(judging));
  return values;
}

}  // namespace clavier
