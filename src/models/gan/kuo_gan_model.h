#pragma once

#include <vector>

#include "models/gan/gan_checkpoint.h"
#include "models/gan/roll_model.h"
#include "models/layers/batch_norm.h"
#include "models/layers/convolution.h"

namespace clavier {

/// The article's generator, which draws rolls of kRollSteps steps. A longer one grows from a longer small image:
/// several images, each of its own noise, overlap by a fifth and are blended there, before the convolutions see them.
class KuoGanModel final : public RollModel {
 public:
  /// The tensors fit (check_gan_tensors); the checkpoint is not needed afterwards.
  explicit KuoGanModel(const GanCheckpoint& checkpoint);

  std::span<const Era> eras() const override { return eras_; }
  int channels() const override { return kKuoChannels; }
  RollReadOptions reading(Era era) const override;
  PianoRoll generate(Era era, int steps, Random& random) const override;

  /// The roll that grows from one noise, of as many numbers as the network takes.
  PianoRoll generate(const Vector& noise) const;

 private:
  /// How the small image of a noise deviates from the mean image of all: (rows, columns * features).
  RowMatrix deviation(const Vector& noise) const;
  RowMatrix blend(int rows, Random& random) const;
  /// From the small image, before its activation, to a roll of `steps`.
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
