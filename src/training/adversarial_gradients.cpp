#include "training/adversarial_gradients.h"

#include <ATen/Parallel.h>

#include <cmath>

#include "base/parallel.h"
#include "model/network_weights.h"
#include "training/threads_inside.h"

namespace clavier {
namespace {

torch::Tensor loss_on_real(const torch::Tensor& scores, const std::string& loss) {
  return loss == "hinge" ? torch::relu(1 - scores).mean() : torch::softplus(-scores).mean();
}

torch::Tensor loss_on_drawn(const torch::Tensor& scores, const std::string& loss) {
  return loss == "hinge" ? torch::relu(1 + scores).mean() : torch::softplus(scores).mean();
}

torch::Tensor generator_loss(const torch::Tensor& on_drawn, const std::string& loss) {
  return loss == "hinge" ? -on_drawn.mean() : torch::softplus(-on_drawn).mean();
}

void prepare(torch::nn::Module& network) {
  network.train();
  for (torch::Tensor& parameter : network.parameters()) parameter.mutable_grad() = torch::Tensor();
}

/// Half the mean square of the critic's gradient, which keeps it from running ahead of the generator. Source: Mescheder
/// et al., "Which training methods for GANs do actually converge?" (2018); now and then only: Karras et al. (2020).
torch::Tensor slope_at(RollCritic& critic, const torch::Tensor& images, const torch::Tensor& eras) {
  const torch::Tensor seen = images.detach().requires_grad_();
  const torch::Tensor slope = torch::autograd::grad({critic.forward(seen, eras).sum()}, {seen}, {}, true, true).front();
  return 0.5 * slope.square().sum({1, 2, 3}).mean();
}

/// The critic's loss on real images; its gradient is left in the critic.
double judge_real(RollCritic& critic, const RollBatch& real, bool slope, const RollTrainingOptions& options) {
  const std::vector<torch::Tensor> judging = critic.parameters();
  const torch::Tensor loss = loss_on_real(critic.forward(real.images, real.eras), options.loss);
  loss.backward({}, false, false, torch::TensorList(judging));
  if (slope && options.gradient_penalty > 0)
    (options.gradient_penalty * slope_at(critic, real.images, real.eras))
        .backward({}, false, false, torch::TensorList(judging));
  return loss.item<double>();
}

struct Judgement {
  RollLosses losses;
  torch::Tensor gradient;  // of the generator's loss, by the images
};

/// The critic's gradient is left in the critic.
Judgement judge_drawn(RollCritic& critic, const torch::Tensor& drawn, const torch::Tensor& eras,
                      const std::string& loss) {
  const torch::Tensor shown = drawn.detach().requires_grad_();
  const torch::Tensor scores = critic.forward(shown, eras);
  const torch::Tensor of_critic = loss_on_drawn(scores, loss), of_generator = generator_loss(scores, loss);
  const std::vector<torch::Tensor> judging = critic.parameters();
  Judgement judgement{.losses = {.generator = of_generator.item<double>(), .critic = of_critic.item<double>()},
                      .gradient = torch::autograd::grad({of_generator}, {shown}, {}, true).front()};
  of_critic.backward({}, false, false, torch::TensorList(judging));
  return judgement;
}

/// By the images: how to sound more like real music.
torch::Tensor pull_of_moments(const StrikeMoments& moments, const torch::Tensor& drawn, const torch::Tensor& eras) {
  const torch::Tensor heard = drawn.detach().requires_grad_();
  return torch::autograd::grad({moments.distance(heard, eras)}, {heard}).front();
}

void add_gradients(RollCritic& to, RollCritic& from) {
  const torch::NoGradGuard guard;
  const std::vector<torch::Tensor> own = to.parameters();
  const std::vector<torch::Tensor> others = from.parameters();
  for (std::size_t index = 0; index < own.size(); ++index) own[index].grad().add_(others[index].grad());
}

}  // namespace

RollLosses find_gradients(RollGan& gan, RollCritic& twin, const RollBatch& real, const RollPass& pass,
                          const RollTrainingOptions& options) {
  copy_weights(*gan.critic, twin);
  for (torch::nn::Module* network :
       std::initializer_list<torch::nn::Module*>{gan.generator.get(), gan.critic.get(), &twin})
    prepare(*network);
  const int threads = at::get_num_threads(), at_once = pass.together ? std::min(2, threads) : 1;
  const ThreadsInside inside(threads / at_once);  // all along: two threads gain nothing within tensors this small
  const torch::Tensor drawn = gan.generator->forward(pass.noise, real.eras);
  double on_real = 0;
  Judgement judgement;
  torch::Tensor pull;
  parallel_for(2, static_cast<unsigned>(at_once), [&](std::size_t task) {
    if (task == 1) {
      judgement = judge_drawn(*gan.critic, drawn, real.eras, options.loss);
      return;
    }
    on_real = judge_real(twin, real, pass.slope, options);
    if (options.moments > 0) pull = options.moments * pull_of_moments(*pass.moments, drawn, real.eras);
  });
  RollLosses losses = judgement.losses;
  losses.critic += on_real;
  if (!std::isfinite(losses.generator) || !std::isfinite(losses.critic)) return losses;
  add_gradients(*gan.critic, twin);
  drawn.backward(pull.defined() ? judgement.gradient + pull : judgement.gradient);
  return losses;
}

}  // namespace clavier
