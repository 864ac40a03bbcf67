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

torch::Tensor loss_on_generated(const torch::Tensor& scores, const std::string& loss) {
  return loss == "hinge" ? torch::relu(1 + scores).mean() : torch::softplus(scores).mean();
}

torch::Tensor generator_loss(const torch::Tensor& on_generated, const std::string& loss) {
  return loss == "hinge" ? -on_generated.mean() : torch::softplus(-on_generated).mean();
}

void clear_gradients(torch::nn::Module& network) {
  for (torch::Tensor& parameter : network.parameters()) parameter.mutable_grad() = torch::Tensor();
}

/// What one stream of the critic makes of drawn images: a piece of its own of the way back, so that streams need not
/// wait for each other.
struct StreamFeatures {
  torch::Tensor images;    // where gradients end
  torch::Tensor features;  // made of them
  torch::Tensor detached;  // the same, where the verdict begins
};

/// On drawn images.
struct GeneratedLosses {
  torch::Tensor critic_loss;
  double generator_loss = 0;
  std::vector<torch::Tensor> feature_gradients;  // the gradient of the generator's loss by what each stream has shown
};

StreamFeatures extract_features(RollCritic& critic, std::size_t stream, const torch::Tensor& images) {
  const torch::Tensor features = critic.features(stream, images);
  return {images, features, features.detach().requires_grad_()};
}

std::vector<torch::Tensor> detached_features(const std::vector<StreamFeatures>& streams) {
  std::vector<torch::Tensor> detached;
  for (const StreamFeatures& extracted : streams) detached.push_back(extracted.detached);
  return detached;
}

/// Leaves in a stream's weights the gradient of what a loss has left where the verdict begins.
void backpropagate(RollCritic& critic, const StreamFeatures& extracted) {
  const std::vector<torch::Tensor> learning = critic.parameters();
  extracted.features.backward(extracted.detached.grad(), false, false, torch::TensorList(learning));
}

/// Half the mean square of the scores' slope at the images, which keeps the critic from running ahead of the generator.
/// Source: Mescheder et al., "Which training methods for GANs do actually converge?" (2018); now and then only: Karras
/// et al. (2020).
torch::Tensor compute_r1_penalty(const torch::Tensor& scores, const torch::Tensor& images) {
  const torch::Tensor gradient = torch::autograd::grad({scores.sum()}, {images}, {}, true, true).front();
  return 0.5 * gradient.square().sum({1, 2, 3}).mean();
}

/// Draws from LibTorch's random numbers.
void seed_dropout(RollCritic& critic) {
  const std::int64_t seed =
      torch::randint(std::numeric_limits<std::int64_t>::max(), {1}, torch::kInt64).item<std::int64_t>();
  critic.dropout_generator().set_current_seed(static_cast<std::uint64_t>(seed));
}

void add_gradients(RollCritic& to, RollCritic& from) {
  const torch::NoGradGuard guard;
  const std::vector<torch::Tensor> own = to.parameters();
  const std::vector<torch::Tensor> others = from.parameters();
  for (std::size_t index = 0; index < own.size(); ++index) own[index].grad().add_(others[index].grad());
}

/// Something that one thread computes once, and that whoever needs it may wait for on another.
template <class T>
class DeferredResult {
 public:
  template <class Work>
  explicit DeferredResult(Work work) : work_(std::move(work)), result_(promise_.get_future().share()) {}
  void compute() {
    try {
      promise_.set_value(work_());
    } catch (...) {
      promise_.set_exception(std::current_exception());
    }
    computed_ = true;
  }
  /// So that nobody waits for what will never be taken.
  void fail(const std::exception_ptr& why) {
    if (!std::exchange(computed_, true)) promise_.set_exception(why);
  }
  /// Throws what taking it has thrown.
  const T& result() const { return result_.get(); }

 private:
  std::function<T()> work_;
  std::promise<T> promise_;
  std::shared_future<T> result_;
  bool computed_ = false;
};

/// Two threads' work. One draws, has the critic look and teaches the generator. The other has the critic learn, first
/// from real music; in between it says what moments and the critic's last stream want of what was drawn, for which the
/// first would else be the last to end. Where the critic's slope counts there is no time for that.
class GradientPass {
 public:
  GradientPass(RollGan& gan, RollCritic& critic_replica, const RollBatch& real, const GanPass& pass,
               const RollTrainingOptions& options, int threads)
      : gan_(gan),
        critic_replica_(critic_replica),
        real_(real),
        pass_(pass),
        options_(options),
        threads_(static_cast<unsigned>(threads)),
        r1_penalty_(pass.r1_penalty && options.gradient_penalty > 0),
        shared_(threads > 1 && gan.critic->streams() > 1 && !r1_penalty_),
        generated_([this] { return gan_.generator->forward(pass_.noise, real_.eras); }),
        generated_losses_([this] { return logits(); }),
        energy_distance_gradient_([this] { return energy_distance_gradient(); }) {
    for (std::size_t stream = 0; stream < gan.critic->streams(); ++stream) {
      stream_features_.emplace_back([this, stream] { return stream_features(stream); });
      image_gradients_.emplace_back([this, stream] { return image_gradient(stream); });
    }
  }

  GanLosses run() {
    parallel_for(2, threads_, [this](std::size_t side) { side == 0 ? process_generated() : process_real(); });
    return {generated_losses_.result().generator_loss,
            real_loss_.item<double>() + generated_losses_.result().critic_loss.item<double>()};
  }

 private:
  void process_generated() {
    generated_.compute();
    for (DeferredResult<StreamFeatures>& stream_features : stream_features_) stream_features.compute();
    generated_losses_.compute();
    if (!shared_) energy_distance_gradient_.compute();
    for (DeferredResult<torch::Tensor>& image_gradient : image_gradients_)
      if (!shared_ || &image_gradient != &image_gradients_.back()) image_gradient.compute();
    backpropagate_generator();
  }

  void process_real() {
    try {
      r1_penalty_ ? backpropagate_real_with_penalty() : backpropagate_real();
    } catch (...) {
      if (shared_) {
        energy_distance_gradient_.fail(std::current_exception());
        image_gradients_.back().fail(std::current_exception());
      }
      throw;
    }
    backpropagate_generated();
  }

  void backpropagate_real() {
    std::vector<StreamFeatures> streams;
    for (std::size_t stream = 0; stream < critic_replica_.streams(); ++stream)
      streams.push_back(extract_features(critic_replica_, stream, real_.images));
    real_loss_ = loss_on_real(critic_replica_.logits(detached_features(streams), real_.eras), options_.loss);
    real_loss_.backward();
    for (std::size_t stream = 0; stream < streams.size(); ++stream) {
      if (shared_ && stream + 1 == streams.size()) {  // by now there is something drawn, and judged
        energy_distance_gradient_.compute();
        image_gradients_.back().compute();
      }
      backpropagate(critic_replica_, streams[stream]);
    }
  }

  void backpropagate_real_with_penalty() {
    const torch::Tensor images = real_.images.detach().requires_grad_();
    const torch::Tensor scores = critic_replica_.forward(images, real_.eras);
    real_loss_ = loss_on_real(scores, options_.loss);
    const std::vector<torch::Tensor> learning = critic_replica_.parameters();
    (real_loss_ + options_.gradient_penalty * compute_r1_penalty(scores, images))
        .backward({}, false, false, torch::TensorList(learning));
  }

  StreamFeatures stream_features(std::size_t stream) {
    return extract_features(*gan_.critic, stream, generated_.result().detach().requires_grad_());
  }

  GeneratedLosses logits() {
    std::vector<StreamFeatures> streams;
    for (const DeferredResult<StreamFeatures>& stream_features : stream_features_)
      streams.push_back(stream_features.result());
    const std::vector<torch::Tensor> detached = detached_features(streams);
    const torch::Tensor scores = gan_.critic->logits(detached, real_.eras);
    const torch::Tensor loss = generator_loss(scores, options_.loss);
    return {loss_on_generated(scores, options_.loss), loss.item<double>(),
            torch::autograd::grad({loss}, detached, {}, true)};
  }

  /// By the images: what a stream wants of them.
  torch::Tensor image_gradient(std::size_t stream) {
    const StreamFeatures& extracted = stream_features_[stream].result();
    return torch::autograd::grad({extracted.features}, {extracted.images},
                                 {generated_losses_.result().feature_gradients[stream]}, true)
        .front();
  }

  /// By the images: how to sound more like real music; nothing where that does not count.
  torch::Tensor energy_distance_gradient() {
    if (options_.energy_distance == 0) return {};
    const torch::Tensor generated = generated_.result().detach().requires_grad_();
    return torch::autograd::grad({options_.energy_distance * pass_.energy_distance->distance(generated, real_.eras)},
                                 {generated})
        .front();
  }

  void backpropagate_generator() {
    torch::Tensor total_gradient = energy_distance_gradient_.result();
    for (const DeferredResult<torch::Tensor>& image_gradient : image_gradients_)
      total_gradient = total_gradient.defined() ? total_gradient + image_gradient.result() : image_gradient.result();
    generated_.result().backward(total_gradient);
  }

  void backpropagate_generated() {
    for (const DeferredResult<torch::Tensor>& image_gradient : image_gradients_)
      image_gradient.result();  // they need the way back that is lost here
    generated_losses_.result().critic_loss.backward();
    for (const DeferredResult<StreamFeatures>& stream_features : stream_features_)
      backpropagate(*gan_.critic, stream_features.result());
  }

  RollGan& gan_;
  RollCritic& critic_replica_;
  const RollBatch& real_;
  const GanPass& pass_;
  const RollTrainingOptions& options_;
  unsigned threads_;
  bool r1_penalty_;
  bool shared_;
  DeferredResult<torch::Tensor> generated_;
  DeferredResult<GeneratedLosses> generated_losses_;
  DeferredResult<torch::Tensor> energy_distance_gradient_;
  std::vector<DeferredResult<StreamFeatures>> stream_features_;  // a stream each
  std::vector<DeferredResult<torch::Tensor>> image_gradients_;   // a stream each
  torch::Tensor real_loss_;
};

}  // namespace

GanLosses compute_gradients(RollGan& gan, RollCritic& critic_replica, const RollBatch& real, const GanPass& pass,
                            const RollTrainingOptions& options) {
  copy_weights(*gan.critic, critic_replica);
  const std::array<torch::nn::Module*, 3> networks = {gan.generator.get(), gan.critic.get(), &critic_replica};
  for (torch::nn::Module* network : networks) {
    network->train();
    clear_gradients(*network);
  }
  seed_dropout(*gan.critic);
  seed_dropout(critic_replica);
  const int threads = at::get_num_threads(), at_once = pass.parallel ? std::min(2, threads) : 1;
  const ThreadCountGuard thread_count_guard(threads /
                                            at_once);  // all along: two threads gain nothing within tensors this small
  const GanLosses losses = GradientPass(gan, critic_replica, real, pass, options, at_once).run();
  if (std::isfinite(losses.generator) && std::isfinite(losses.critic))
    add_gradients(*gan.critic, critic_replica);
  else
    for (torch::nn::Module* network : networks) clear_gradients(*network);
  return losses;
}

}  // namespace clavier
