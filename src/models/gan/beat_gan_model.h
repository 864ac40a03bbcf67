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
class BeatRollModel final : public RollModel {
 public:
  /// The tensors fit (check_roll_tensors); the checkpoint is not needed afterwards.
  explicit BeatRollModel(const RollCheckpoint& checkpoint);

  std::span<const Era> eras() const override { return eras_; }
  int channels() const override { return kRollChannels; }
  RollReading reading(Era) const override { return {}; }
  PianoRoll draw(Era era, int steps, Random& random) const override;

  /// What is wished of a sketch, before habits make strikes of it. `edges` as edge_features makes them, `era` a place
  /// in eras().
  StrikeWishes wishes(const RollSketch& sketch, const std::vector<float>& edges, std::size_t era) const;

 private:
  /// A convolution, normalised, bent by what the piece is like there, and added to its input unless it changes the
  /// width.
  struct Layer {
    FrameConvolution convolution;
    BatchNorm norm;
    Dense condition;
    bool residual;
    RowMatrix operator()(const RowMatrix& input, const RowMatrix& about) const;
  };

  /// What each beat of the sketch is told of the piece and the era: (beats, kConditionFeatures).
  RowMatrix about(const RollSketch& sketch, std::size_t era) const;
  RowMatrix beats(const RollSketch& sketch, const RowMatrix& about) const;
  RowMatrix frames(const RollSketch& sketch, const RowMatrix& beats, const std::vector<float>& edges,
                   const RowMatrix& about) const;
  /// `harmony` (beats, pitch classes) and what the frames' layers say of them.
  StrikeWishes keyboards(const RollSketch& sketch, const RowMatrix& harmony, const RowMatrix& frames) const;

  std::vector<Era> eras_;
  RowMatrix era_;                                          // (eras, kEraFeatures)
  std::vector<StrikeHabits> habits_;                       // by era
  std::vector<std::array<double, kPitchClasses>> tonics_;  // odds, by era
  std::vector<Layer> layers_;
  Dense key_;
  FrameConvolution harmony_, keyboard_, pitch_classes_, voices_;
};

}  // namespace clavier
