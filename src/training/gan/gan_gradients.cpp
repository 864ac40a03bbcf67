#include "training/gan/gan_gradients.h"

#include <ATen/Parallel.h>

#include <algorithm>
#include <array>
#include <cmath>
#include <limits>
#include <vector>

#include "training/gan/critic_streams.h"
#include "training/networks/network_weights.h"
#include "training/run/run_stages.h"
#include "training/run/thread_count_guard.h"

namespace clavier {
namespace {

torch::Tensor loss_on_real(const torch::Tensor& logits, const std::string& loss) {
  return loss == "hinge" ? torch::relu(1 - logits).mean() : torch::softplus(-logits).mean();
}

torch::Tensor loss_on_generated(const torch::Tensor& logits, const std::string& loss) {
  return loss == "hinge" ? torch::relu(1 + logits).mean() : torch::softplus(logits).mean();
}

torch::Tensor generator_loss(const torch::Tensor& logits, const std::string& loss) {
  return loss == "hinge" ? -logits.mean() : torch::softplus(-logits).mean();
}

/// Half the mean squared norm of the gradient of the logits by the images. Source: Mescheder et al., "Which training
/// methods for GANs do actually converge?" (2018).
torch::Tensor compute_r1_penalty(const torch::Tensor& logits, const torch::Tensor& images) {
  const torch::Tensor gradient = torch::autograd::grad({logits.sum()}, {images}, {}, true, true).front();
  return 0.5 * gradient.square().sum({1, 2, 3}).mean();
}

void clear_gradients(torch::nn::Module& network) {
  for (torch::Tensor& parameter : network.parameters()) parameter.mutable_grad() = torch::Tensor();
}

/// Takes a seed from LibTorch's random numbers.
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

/// The passes of one step and their schedule. Every weight, and every graph of operations, is one thread's in a stage.
class GradientSchedule {
 public:
  GradientSchedule(RollGan& gan, RollCritic& critic_replica, const RollBatch& real, const GanPass& pass,
                   const GanTrainingOptions& options)
      : gan_(gan), critic_replica_(critic_replica), real_(real), pass_(pass), options_(options) {}

  GanLosses run(unsigned threads) {
    run_stages(pass_.r1_penalty && options_.gradient_penalty > 0 ? stages_with_penalty() : stages(), threads);
    return {generator_loss_, real_loss_ + critic_loss_.item<double>()};
  }

 private:
  /// The second thread has less to do before the generator's backward pass: it takes the energy distance and the image
  /// gradient of the last stream.
  std::vector<Stage> stages() {
    const std::size_t last = gan_.critic->streams() - 1;
    return {{.first = {[this] { generate(); }, [this] { extract_generated_features(); },
                       [this] { compute_generated_losses(); }},
             .second = {[this] { compute_real_loss(); }, [this, last] { backpropagate_real_streams(0, last); }}},
            {.first = {[this, last] { compute_image_gradients(0, last); }},
             .second = {[this] { compute_energy_distance_gradient(); },
                        [this, last] { compute_image_gradients(last, last + 1); },
                        [this, last] { backpropagate_real_streams(last, last + 1); }}},
            {.first = {[this] { backpropagate_generator(); }}, .second = {[this] { backpropagate_critic(); }}}};
  }

  /// The R1 penalty takes the second thread as long as everything else takes the first.
  std::vector<Stage> stages_with_penalty() {
    return {{.first = {[this] { generate(); }, [this] { extract_generated_features(); },
                       [this] { compute_generated_losses(); }, [this] { compute_energy_distance_gradient(); },
                       [this] { compute_image_gradients(0, gan_.critic->streams()); }},
             .second = {[this] { backpropagate_real_with_penalty(); }}},
            {.first = {[this] { backpropagate_generator(); }}, .second = {[this] { backpropagate_critic(); }}}};
  }

  void generate() { generated_ = gan_.generator->forward(pass_.noise, real_.eras); }

  void extract_generated_features() {
    for (std::size_t stream = 0; stream < gan_.critic->streams(); ++stream)
      generated_streams_.push_back(extract_features(*gan_.critic, stream, generated_.detach().requires_grad_()));
    image_gradients_.resize(generated_streams_.size());
  }

  void compute_generated_losses() {
    const std::vector<torch::Tensor> detached = detached_features(generated_streams_);
    const torch::Tensor logits = gan_.critic->logits(detached, real_.eras);
    const torch::Tensor loss = generator_loss(logits, options_.loss);
    critic_loss_ = loss_on_generated(logits, options_.loss);
    generator_loss_ = loss.item<double>();
    feature_gradients_ = torch::autograd::grad({loss}, detached, {}, true);
  }

  /// Of the generator's loss by the generated images, through streams `first` .. `end` - 1.
  void compute_image_gradients(std::size_t first, std::size_t end) {
    for (std::size_t stream = first; stream < end; ++stream) {
      const StreamFeatures& extracted = generated_streams_[stream];
      image_gradients_[stream] =
          torch::autograd::grad({extracted.features}, {extracted.images}, {feature_gradients_[stream]}, true).front();
    }
  }

  /// Of the energy-distance loss by the generated images; none where it has no weight.
  void compute_energy_distance_gradient() {
    if (options_.energy_distance == 0) return;
    const torch::Tensor images = generated_.detach().requires_grad_();
    const torch::Tensor loss = options_.energy_distance * pass_.energy_distance->distance(images, real_.eras);
    energy_distance_gradient_ = torch::autograd::grad({loss}, {images}).front();
  }

  void backpropagate_generator() {
    torch::Tensor total = energy_distance_gradient_;
    for (const torch::Tensor& gradient : image_gradients_) total = total.defined() ? total + gradient : gradient;
    generated_.backward(total);
  }

  /// Frees the graphs that image gradients need.
  void backpropagate_critic() {
    critic_loss_.backward();
    for (const StreamFeatures& stream : generated_streams_) backpropagate_stream(*gan_.critic, stream);
  }

  void compute_real_loss() {
    for (std::size_t stream = 0; stream < critic_replica_.streams(); ++stream)
      real_streams_.push_back(extract_features(critic_replica_, stream, real_.images));
    const torch::Tensor loss =
        loss_on_real(critic_replica_.logits(detached_features(real_streams_), real_.eras), options_.loss);
    loss.backward();
    real_loss_ = loss.item<double>();
  }

  void backpropagate_real_streams(std::size_t first, std::size_t end) {
    for (std::size_t stream = first; stream < end; ++stream)
      backpropagate_stream(critic_replica_, real_streams_[stream]);
  }

  void backpropagate_real_with_penalty() {
    const torch::Tensor images = real_.images.detach().requires_grad_();
    const torch::Tensor logits = critic_replica_.forward(images, real_.eras);
    const torch::Tensor loss = loss_on_real(logits, options_.loss);
    const std::vector<torch::Tensor> parameters = critic_replica_.parameters();
    (loss + options_.gradient_penalty * compute_r1_penalty(logits, images))
        .backward({}, false, false, torch::TensorList(parameters));
    real_loss_ = loss.item<double>();
  }

  RollGan& gan_;
  RollCritic& critic_replica_;
  const RollBatch& real_;
  const GanPass& pass_;
  const GanTrainingOptions& options_;
  torch::Tensor generated_, critic_loss_, energy_distance_gradient_;
  std::vector<StreamFeatures> generated_streams_, real_streams_;
  std::vector<torch::Tensor> feature_gradients_, image_gradients_;  // by stream
  double generator_loss_ = 0, real_loss_ = 0;
};

}  // namespace

GanLosses compute_gradients(RollGan& gan, RollCritic& critic_replica, const RollBatch& real, const GanPass& pass,
                            const GanTrainingOptions& options) {
  copy_weights(*gan.critic, critic_replica);
  const std::array<torch::nn::Module*, 3> networks = {gan.generator.get(), gan.critic.get(), &critic_replica};
  for (torch::nn::Module* network : networks) {
    network->train();
    clear_gradients(*network);
  }
  seed_dropout(*gan.critic);
  seed_dropout(critic_replica);
  const int threads = at::get_num_threads(), at_once = pass.parallel ? std::min(2, threads) : 1;
  const ThreadCountGuard thread_count_guard(threads / at_once);  // tensors are too small for two threads in each
  const GanLosses losses =
      GradientSchedule(gan, critic_replica, real, pass, options).run(static_cast<unsigned>(at_once));
  if (std::isfinite(losses.generator) && std::isfinite(losses.critic))
    add_gradients(*gan.critic, critic_replica);
  else
    for (torch::nn::Module* network : networks) clear_gradients(*network);
  return losses;
}

}  // namespace clavier
