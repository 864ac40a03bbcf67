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

/// The default generator: one network for all eras that generates pieces of any length, with beginning and end. Kind
/// beat_gan in docs/formats/gan-checkpoint.md.
class BeatGanModel final : public RollModel {
 public:
  /// The tensors must fit (check_gan_tensors). The checkpoint is not needed afterwards.
  explicit BeatGanModel(const GanCheckpoint& checkpoint);

  std::span<const Era> eras() const override { return eras_; }
  int channels() const override { return kRollChannels; }
  RollReadOptions reading(Era) const override { return {}; }
  PianoRoll generate(Era era, int steps, Random& random) const override;

  /// The onset logits of a latent, before decoding. `edges` is the result of make_edge_features, `era` an index into
  /// eras().
  OnsetLogits logits(const StructuredLatent& latent, const std::vector<float>& edges, std::size_t era) const;

 private:
  /// A convolution, batch normalisation, FiLM by the condition (Perez et al., 2018), LeakyReLU, and a residual
  /// connection where widths agree.
  struct Layer {
    FrameConvolution convolution;
    BatchNorm norm;
    Dense condition;
    bool residual;
    RowMatrix operator()(const RowMatrix& input, const RowMatrix& conditioning) const;
  };

  /// The condition of each beat, piece latent and era: (beats, kConditionFeatures).
  RowMatrix conditioning(const StructuredLatent& latent, std::size_t era) const;
  /// The layers over beats: (beats, channels).
  RowMatrix beats(const StructuredLatent& latent, const RowMatrix& conditioning) const;
  /// The layers over frames: (frames, channels).
  RowMatrix frames(const StructuredLatent& latent, const RowMatrix& beats, const std::vector<float>& edges,
                   const RowMatrix& conditioning) const;
  /// The output layers: logits of `harmony` (beats, kPitchClasses) and `frames` (frames, channels).
  OnsetLogits keyboards(const StructuredLatent& latent, const RowMatrix& harmony, const RowMatrix& frames) const;

  std::vector<Era> eras_;
  RowMatrix era_;                                          // (eras, kEraFeatures)
  std::vector<DecodingParameters> decoding_parameters_;    // by era
  std::vector<std::array<double, kPitchClasses>> tonics_;  // weights, by era
  std::vector<Layer> layers_;
  Dense key_;
  FrameConvolution harmony_, keyboard_, pitch_classes_, voices_;
};

}  // namespace clavier
