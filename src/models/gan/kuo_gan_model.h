#pragma once

#include <vector>

#include "models/gan/gan_checkpoint.h"
#include "models/gan/roll_model.h"
#include "models/layers/batch_norm.h"
#include "models/layers/convolution.h"

namespace clavier {

/// The generator of the article, for rolls of kRollSteps steps. A longer roll starts from several first images, each
/// from its own latent vector. They overlap by a fifth and are blended before the convolutions.
class KuoGanModel final : public RollModel {
 public:
  /// The tensors must fit (check_gan_tensors). The checkpoint is not needed afterwards.
  explicit KuoGanModel(const GanCheckpoint& checkpoint);

  std::span<const Era> eras() const override { return eras_; }
  int channels() const override { return kKuoChannels; }
  RollReadOptions reading(Era era) const override;
  PianoRoll generate(Era era, int steps, Random& random) const override;

  /// The roll of one latent vector, (noise): kRollSteps steps.
  PianoRoll generate(const Vector& noise) const;

 private:
  /// The first image of a latent vector minus the mean image: (rows, columns * features).
  RowMatrix deviation(const Vector& noise) const;
  /// A first image of `rows` rows, blended from as many images as needed: (rows, columns * features).
  RowMatrix blend(int rows, Random& random) const;
  /// From the first image, before its activation, to a roll of `steps` steps.
  PianoRoll upsample(RowMatrix image, int steps) const;

  std::vector<Era> eras_;
  std::vector<RollReadOptions> readings_;
  RowMatrix dense_;  // (rows * columns * features, noise)
  BatchNorm dense_norm_;
  RowMatrix mean_image_;  // (rows, columns * features)
  std::vector<TransposedConvolution> layers_;
  std::vector<BatchNorm> norms_;  // after each layer but the last
};

}  // namespace clavier
