#include "training/adversarial_gradients.h"

#include <ATen/Parallel.h>

#include <array>
#include <cmath>
#include <future>
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

void forget_gradients(torch::nn::Module& network) {
  for (torch::Tensor& parameter : network.parameters()) parameter.mutable_grad() = torch::Tensor();
}

/// The critic's verdict on images.
struct Judgement {
  torch::Tensor images;  // of which gradients are wanted, where they are
  torch::Tensor scores;
  torch::Tensor loss;  // the critic's
};

using Loss = torch::Tensor(const torch::Tensor& scores, const std::string& loss);

Judgement judge(RollCritic& critic, const torch::Tensor& images, const torch::Tensor& eras, Loss& loss_on,
                const std::string& loss) {
  const torch::Tensor scores = critic.forward(images, eras);
  return {images, scores, loss_on(scores, loss)};
}

/// Half the mean square of the critic's gradient at what it has judged, which keeps it from running ahead of the
/// generator. Source: Mescheder et al., "Which training methods for GANs do actually converge?" (2018); now and then
/// only: Karras et al. (2020).
torch::Tensor slope_at(const Judgement& judgement) {
  const torch::Tensor slope =
      torch::autograd::grad({judgement.scores.sum()}, {judgement.images}, {}, true, true).front();
  return 0.5 * slope.square().sum({1, 2, 3}).mean();
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
  const std::array<torch::nn::Module*, 3> networks = {gan.generator.get(), gan.critic.get(), &twin};
  for (torch::nn::Module* network : networks) {
    network->train();
    forget_gradients(*network);
  }
  begin_chance(*gan.critic);
  begin_chance(twin);
  const int threads = at::get_num_threads(), at_once = pass.together ? std::min(2, threads) : 1;
  const ThreadsInside inside(threads / at_once);  // all along: two threads gain nothing within tensors this small
  const bool slope = pass.slope && options.gradient_penalty > 0;
  Judgement of_real, of_drawn;
  RollLosses losses;
  std::packaged_task<torch::Tensor()> draw([&] { return gan.generator->forward(pass.noise, real.eras); });
  const std::shared_future<torch::Tensor> drawn = draw.get_future().share();
  std::packaged_task<torch::Tensor()> criticise([&] {  // -> what the critic wants of what was drawn
    of_drawn = judge(*gan.critic, drawn.get().detach().requires_grad_(), real.eras, loss_on_drawn, options.loss);
    const torch::Tensor loss = generator_loss(of_drawn.scores, options.loss);
    losses.generator = loss.item<double>();
    return torch::autograd::grad({loss}, {of_drawn.images}, {}, true).front();
  });
  const std::shared_future<torch::Tensor> wanted = criticise.get_future().share();
  const auto teach_generator = [&] {
    const torch::Tensor pull = options.moments > 0
                                   ? options.moments * pull_of_moments(*pass.moments, drawn.get(), real.eras)
                                   : torch::Tensor();
    drawn.get().backward(pull.defined() ? wanted.get() + pull : wanted.get());
  };
  const auto with_the_drawn = [&] {
    draw();
    criticise();
    wanted.get();  // throws what either has thrown
    if (slope) teach_generator();
    learn_from(of_drawn.loss, *gan.critic);
  };
  const auto with_the_real = [&] {
    of_real = judge(twin, real.images.detach().requires_grad_(slope), real.eras, loss_on_real, options.loss);
    learn_from(slope ? of_real.loss + options.gradient_penalty * slope_at(of_real) : of_real.loss, twin);
    if (!slope) teach_generator();  // else what is here to learn takes as long as all the rest
  };
  parallel_for(2, static_cast<unsigned>(at_once),
               [&](std::size_t side) { side == 0 ? with_the_drawn() : with_the_real(); });
  losses.critic = of_real.loss.item<double>() + of_drawn.loss.item<double>();
  if (!std::isfinite(losses.generator) || !std::isfinite(losses.critic)) {
    for (torch::nn::Module* network : networks) forget_gradients(*network);
    return losses;
  }
  add_gradients(*gan.critic, twin);
  return losses;
}

}  // namespace clavier
