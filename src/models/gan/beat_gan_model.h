#pragma once

#include <vector>

#include "models/gan/decoding/decoding_parameters.h"
#include "models/gan/gan_checkpoint.h"
#include "models/gan/roll_model.h"
#include "models/gan/structured_latent.h"
#include "models/layers/batch_norm.h"
#include "models/layers/dense.h"
#include "models/layers/frame_convolution.h"

namespace clavier {

/// The default generator: one network for all eras that draws pieces of any length, from their beginning to their end.
class BeatGanModel final : public RollModel {
 public:
  /// The tensors fit (check_gan_tensors); the checkpoint is not needed afterwards.
  explicit BeatGanModel(const GanCheckpoint& checkpoint);

  std::span<const Era> eras() const override { return eras_; }
  int channels() const override { return kRollChannels; }
  RollReadOptions reading(Era) const override { return {}; }
  PianoRoll generate(Era era, int steps, Random& random) const override;

  /// What is wished of a sketch, before habits make strikes of it. `edges` as make_edge_features makes them, `era` a
  /// place in eras().
  OnsetLogits logits(const StructuredLatent& latent, const std::vector<float>& edges, std::size_t era) const;

 private:
  /// A convolution, normalised, bent by what the piece is like there, and added to its input unless it changes the
  /// width.
  struct Layer {
    FrameConvolution convolution;
    BatchNorm norm;
    Dense condition;
    bool residual;
    RowMatrix operator()(const RowMatrix& input, const RowMatrix& conditioning) const;
  };

  /// What each beat of the sketch is told of the piece and the era: (beats, kConditionFeatures).
  RowMatrix conditioning(const StructuredLatent& latent, std::size_t era) const;
  RowMatrix beats(const StructuredLatent& latent, const RowMatrix& conditioning) const;
  RowMatrix frames(const StructuredLatent& latent, const RowMatrix& beats, const std::vector<float>& edges,
                   const RowMatrix& conditioning) const;
  /// `harmony` (beats, pitch classes) and what the frames' layers say of them.
  OnsetLogits keyboards(const StructuredLatent& latent, const RowMatrix& harmony, const RowMatrix& frames) const;

  std::vector<Era> eras_;
  RowMatrix era_;                                          // (eras, kEraFeatures)
  std::vector<DecodingParameters> decoding_parameters_;    // by era
  std::vector<std::array<double, kPitchClasses>> tonics_;  // odds, by era
  std::vector<Layer> layers_;
  Dense key_;
  FrameConvolution harmony_, keyboard_, pitch_classes_, voices_;
};

}  // namespace clavier
