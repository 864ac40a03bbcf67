#pragma once

#include <vector>

#include "models/gan/structured_latent.h"
#include "training/networks/roll_gan.h"
#include "training/networks/spectral_norm.h"

namespace clavier {

/// BeatGanModel for training: generates onset rolls. An onset is 0 or 1 in the forward pass; its gradient is that of
/// its probability. Source of this straight-through estimator: Bengio et al., "Estimating or propagating gradients
/// through stochastic neurons" (2013); on piano rolls Dong and Yang, "Convolutional generative adversarial networks
/// with binary neurons" (2018).
class BeatGenerator : public RollGenerator {
 public:
  BeatGenerator(const GanOptions& options, int eras);
  /// Structured latents and edge features, packed: (count, numbers). A tenth of the windows lie over a piece's
  /// beginning, a tenth over its end.
  torch::Tensor noise(std::int64_t count) const override;
  torch::Tensor forward(const torch::Tensor& noise, const torch::Tensor& eras) override;

  /// A row of noise(): (numbers).
  static std::vector<float> pack_latent(const StructuredLatent& latent, const std::vector<float>& edges);

 private:
  struct Frames {
    torch::Tensor features;  // (batch, frames, channels)
    torch::Tensor classes;   // (batch, frames, kPitchClasses): logits, from the tonic
  };
  torch::Tensor layer(std::size_t number, const torch::Tensor& input, const torch::Tensor& conditioning);
  Frames frames(const torch::Tensor& noise, const torch::Tensor& edges, const torch::Tensor& conditioning);
  torch::Tensor voice_logits(const torch::Tensor& frames);
  struct Onsets {          // each (batch, channels, frames, pitches)
    torch::Tensor onsets;  // one channel: 0 or 1
    torch::Tensor others;  // lengths, velocities and microtiming where there is an onset
  };
  Onsets decide_onsets(const Frames& frames, const torch::Tensor& tonics, const torch::Tensor& inside);

  int frames_;
  torch::Tensor era_;
  std::vector<torch::nn::Conv1d> layers_;
  std::vector<torch::nn::BatchNorm2d> norms_;
  std::vector<torch::nn::Linear> conditions_;
  torch::nn::Linear key_{nullptr};
  torch::nn::Conv1d harmony_{nullptr}, keyboard_{nullptr}, pitch_classes_{nullptr}, voices_{nullptr};
};

/// Two streams of convolutions: the keyboard stream, over time, sees all pitches at once, pitch classes and edge
/// features, for register and harmony; the shape stream, over time and pitches, sees shapes wherever they lie. Every
/// layer has SpectralNorm. The logit of a window is the sum of one of both streams, one conditioned on the era (Miyato
/// and Koyama, "cGANs with projection discriminator", 2018), and one of each stream alone.
class BeatCritic : public RollCritic {
 public:
  BeatCritic(const GanOptions& options, int eras);
  std::size_t streams() const override { return 2; }
  torch::Tensor features(std::size_t stream, const torch::Tensor& images) override;
  torch::Tensor logits(const std::vector<torch::Tensor>& features, const torch::Tensor& eras) override;

 private:
  torch::Tensor keyboard_stream(const torch::Tensor& images);
  torch::Tensor shape_stream(const torch::Tensor& images);

  struct Layer {
    SpectralNorm weight{nullptr};
    torch::Tensor bias;
  };
  Layer layer(const std::string& name, torch::IntArrayRef shape);

  std::vector<Layer> keyboard_layers_, shape_layers_;
  Layer whole_, keyboards_, shapes_;
  SpectralNorm era_{nullptr};
};

}  // namespace clavier
