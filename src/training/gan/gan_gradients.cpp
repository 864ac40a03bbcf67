#include "training/gan/gan_gradients.h"

#include <ATen/Parallel.h>

#include <array>
#include <cmath>
#include <exception>
#include <functional>
#include <future>
#include <limits>
#include <utility>
#include <vector>

#include "base/parallel.h"
#include "training/networks/network_weights.h"
#include "training/run/thread_count_guard.h"

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

/// What one stream of the critic makes of drawn images: a piece of its own of the way back, so that streams need not
/// wait for each other.
struct Seen {
  torch::Tensor images;    // where gradients end
  torch::Tensor features;  // made of them
  torch::Tensor shown;     // the same, where the verdict begins
};

/// On drawn images.
struct Verdict {
  torch::Tensor critic_loss;
  double generator_loss = 0;
  std::vector<torch::Tensor> wishes;  // the gradient of the generator's loss by what each stream has shown
};

Seen seen_by(RollCritic& critic, std::size_t stream, const torch::Tensor& images) {
  const torch::Tensor features = critic.features(stream, images);
  return {images, features, features.detach().requires_grad_()};
}

std::vector<torch::Tensor> shown_by(const std::vector<Seen>& streams) {
  std::vector<torch::Tensor> shown;
  for (const Seen& seen : streams) shown.push_back(seen.shown);
  return shown;
}

/// Leaves in a stream's weights the gradient of what a loss has left where the verdict begins.
void learn(RollCritic& critic, const Seen& seen) {
  const std::vector<torch::Tensor> learning = critic.parameters();
  seen.features.backward(seen.shown.grad(), false, false, torch::TensorList(learning));
}

/// Half the mean square of the scores' slope at the images, which keeps the critic from running ahead of the generator.
/// Source: Mescheder et al., "Which training methods for GANs do actually converge?" (2018); now and then only: Karras
/// et al. (2020).
torch::Tensor slope_of(const torch::Tensor& scores, const torch::Tensor& images) {
  const torch::Tensor slope = torch::autograd::grad({scores.sum()}, {images}, {}, true, true).front();
  return 0.5 * slope.square().sum({1, 2, 3}).mean();
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

/// Something that one thread computes once, and that whoever needs it may wait for on another.
template <class T>
class Step {
 public:
  template <class Work>
  explicit Step(Work work) : work_(std::move(work)), result_(promise_.get_future().share()) {}
  void take() {
    try {
      promise_.set_value(work_());
    } catch (...) {
      promise_.set_exception(std::current_exception());
    }
    taken_ = true;
  }
  /// So that nobody waits for what will never be taken.
  void give_up(const std::exception_ptr& why) {
    if (!std::exchange(taken_, true)) promise_.set_exception(why);
  }
  /// Throws what taking it has thrown.
  const T& result() const { return result_.get(); }

 private:
  std::function<T()> work_;
  std::promise<T> promise_;
  std::shared_future<T> result_;
  bool taken_ = false;
};

/// Two threads' work. One draws, has the critic look and teaches the generator. The other has the critic learn, first
/// from real music; in between it says what moments and the critic's last stream want of what was drawn, for which the
/// first would else be the last to end. Where the critic's slope counts there is no time for that.
class Pass {
 public:
  Pass(RollGan& gan, RollCritic& twin, const RollBatch& real, const RollPass& pass, const RollTrainingOptions& options,
       int threads)
      : gan_(gan),
        twin_(twin),
        real_(real),
        pass_(pass),
        options_(options),
        threads_(static_cast<unsigned>(threads)),
        slope_(pass.slope && options.gradient_penalty > 0),
        shared_(threads > 1 && gan.critic->streams() > 1 && !slope_),
        draw_([this] { return gan_.generator->forward(pass_.noise, real_.eras); }),
        judge_([this] { return verdict(); }),
        hear_([this] { return pull_of_moments(); }) {
    for (std::size_t stream = 0; stream < gan.critic->streams(); ++stream) {
      looks_.emplace_back([this, stream] { return look(stream); });
      wishes_.emplace_back([this, stream] { return wish(stream); });
    }
  }

  RollLosses go() {
    parallel_for(2, threads_, [this](std::size_t side) { side == 0 ? with_the_drawn() : with_the_real(); });
    return {judge_.result().generator_loss, real_loss_.item<double>() + judge_.result().critic_loss.item<double>()};
  }

 private:
  void with_the_drawn() {
    draw_.take();
    for (Step<Seen>& look : looks_) look.take();
    judge_.take();
    if (!shared_) hear_.take();
    for (Step<torch::Tensor>& wish : wishes_)
      if (!shared_ || &wish != &wishes_.back()) wish.take();
    teach_generator();
  }

  void with_the_real() {
    try {
      slope_ ? learn_from_real_and_its_slope() : learn_from_real();
    } catch (...) {
      if (shared_) {
        hear_.give_up(std::current_exception());
        wishes_.back().give_up(std::current_exception());
      }
      throw;
    }
    learn_from_drawn();
  }

  void learn_from_real() {
    std::vector<Seen> streams;
    for (std::size_t stream = 0; stream < twin_.streams(); ++stream)
      streams.push_back(seen_by(twin_, stream, real_.images));
    real_loss_ = loss_on_real(twin_.verdict(shown_by(streams), real_.eras), options_.loss);
    real_loss_.backward();
    for (std::size_t stream = 0; stream < streams.size(); ++stream) {
      if (shared_ && stream + 1 == streams.size()) {  // by now there is something drawn, and judged
        hear_.take();
        wishes_.back().take();
      }
      learn(twin_, streams[stream]);
    }
  }

  void learn_from_real_and_its_slope() {
    const torch::Tensor images = real_.images.detach().requires_grad_();
    const torch::Tensor scores = twin_.forward(images, real_.eras);
    real_loss_ = loss_on_real(scores, options_.loss);
    const std::vector<torch::Tensor> learning = twin_.parameters();
    (real_loss_ + options_.gradient_penalty * slope_of(scores, images))
        .backward({}, false, false, torch::TensorList(learning));
  }

  Seen look(std::size_t stream) { return seen_by(*gan_.critic, stream, draw_.result().detach().requires_grad_()); }

  Verdict verdict() {
    std::vector<Seen> streams;
    for (const Step<Seen>& look : looks_) streams.push_back(look.result());
    const std::vector<torch::Tensor> shown = shown_by(streams);
    const torch::Tensor scores = gan_.critic->verdict(shown, real_.eras);
    const torch::Tensor loss = generator_loss(scores, options_.loss);
    return {loss_on_drawn(scores, options_.loss), loss.item<double>(), torch::autograd::grad({loss}, shown, {}, true)};
  }

  /// By the images: what a stream wants of them.
  torch::Tensor wish(std::size_t stream) {
    const Seen& seen = looks_[stream].result();
    return torch::autograd::grad({seen.features}, {seen.images}, {judge_.result().wishes[stream]}, true).front();
  }

  /// By the images: how to sound more like real music; nothing where that does not count.
  torch::Tensor pull_of_moments() {
    if (options_.moments == 0) return {};
    const torch::Tensor heard = draw_.result().detach().requires_grad_();
    return torch::autograd::grad({options_.moments * pass_.moments->distance(heard, real_.eras)}, {heard}).front();
  }

  void teach_generator() {
    torch::Tensor pull = hear_.result();
    for (const Step<torch::Tensor>& wish : wishes_) pull = pull.defined() ? pull + wish.result() : wish.result();
    draw_.result().backward(pull);
  }

  void learn_from_drawn() {
    for (const Step<torch::Tensor>& wish : wishes_) wish.result();  // they need the way back that is lost here
    judge_.result().critic_loss.backward();
    for (const Step<Seen>& look : looks_) learn(*gan_.critic, look.result());
  }

  RollGan& gan_;
  RollCritic& twin_;
  const RollBatch& real_;
  const RollPass& pass_;
  const RollTrainingOptions& options_;
  unsigned threads_;
  bool slope_;
  bool shared_;
  Step<torch::Tensor> draw_;
  Step<Verdict> judge_;
  Step<torch::Tensor> hear_;
  std::vector<Step<Seen>> looks_;            // a stream each
  std::vector<Step<torch::Tensor>> wishes_;  // a stream each
  torch::Tensor real_loss_;
};

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
  const RollLosses losses = Pass(gan, twin, real, pass, options, at_once).go();
  if (std::isfinite(losses.generator) && std::isfinite(losses.critic))
    add_gradients(*gan.critic, twin);
  else
    for (torch::nn::Module* network : networks) forget_gradients(*network);
  return losses;
}

}  // namespace clavier
