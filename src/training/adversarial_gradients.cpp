#include "training/adversarial_gradients.h"

#include <ATen/Parallel.h>

#include <cmath>
#include <functional>
#include <limits>

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

/// The critic's verdict on images.
struct Judgement {
  torch::Tensor images;  // of which gradients are wanted, where they are
  torch::Tensor scores;
  torch::Tensor loss;  // the critic's
};

Judgement judge_real(RollCritic& critic, const RollBatch& real, const std::string& loss) {
  const torch::Tensor scores = critic.forward(real.images, real.eras);
  return {real.images, scores, loss_on_real(scores, loss)};
}

Judgement judge_drawn(RollCritic& critic, const torch::Tensor& drawn, const torch::Tensor& eras,
                      const std::string& loss) {
  const torch::Tensor shown = drawn.detach().requires_grad_(), scores = critic.forward(shown, eras);
  return {shown, scores, loss_on_drawn(scores, loss)};
}

/// Leaves the gradient of a loss in the critic.
void learn_from(const torch::Tensor& loss, RollCritic& critic) {
  const std::vector<torch::Tensor> judging = critic.parameters();
  loss.backward({}, false, false, torch::TensorList(judging));
}

/// By the images: how to sound more like real music.
torch::Tensor pull_of_moments(const StrikeMoments& moments, const torch::Tensor& drawn, const torch::Tensor& eras) {
  const torch::Tensor heard = drawn.detach().requires_grad_();
  return torch::autograd::grad({moments.distance(heard, eras)}, {heard}).front();
}

/// Draws from LibTorch's random numbers.
void begin_chance(RollCritic& critic) {
  const std::int64_t seed =
      torch::randint(std::numeric_limits<std::int64_t>::max(), {1}, torch::kInt64).item<std::int64_t>();
  critic.chance().set_current_seed(static_cast<std::uint64_t>(seed));
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
  begin_chance(*gan.critic);
  begin_chance(twin);
  const int threads = at::get_num_threads(), at_once = pass.together ? std::min(2, threads) : 1;
  const ThreadsInside inside(threads / at_once);  // all along: two threads gain nothing within tensors this small
  const auto meanwhile = [at_once](std::initializer_list<std::function<void()>> tasks) {
    parallel_for(tasks.size(), static_cast<unsigned>(at_once), [&](std::size_t task) { tasks.begin()[task](); });
  };

  torch::Tensor drawn, wanted, pull;
  Judgement of_real, of_drawn;
  RollLosses losses;
  meanwhile({[&] { drawn = gan.generator->forward(pass.noise, real.eras); },
             [&] { of_real = judge_real(twin, real, options.loss); }});
  meanwhile({[&] {
               of_drawn = judge_drawn(*gan.critic, drawn, real.eras, options.loss);
               const torch::Tensor loss = generator_loss(of_drawn.scores, options.loss);
               losses.generator = loss.item<double>();
               wanted = torch::autograd::grad({loss}, {of_drawn.images}, {}, true).front();
             },
             [&] {
               if (options.moments > 0) pull = options.moments * pull_of_moments(*pass.moments, drawn, real.eras);
               learn_from(of_real.loss, twin);
             }});
  losses.critic = of_real.loss.item<double>() + of_drawn.loss.item<double>();
  if (!std::isfinite(losses.generator) || !std::isfinite(losses.critic)) return losses;
  meanwhile({[&] { drawn.backward(pull.defined() ? wanted + pull : wanted); },
             [&] {
               learn_from(of_drawn.loss, *gan.critic);
               if (pass.slope && options.gradient_penalty > 0)
                 learn_from(options.gradient_penalty * slope_at(twin, real.images, real.eras), twin);
             }});
  add_gradients(*gan.critic, twin);
  return losses;
}

}  // namespace clavier
