#include "models/gan/decoding/decoding_parameters.h"

#include <algorithm>

namespace clavier {
namespace {

/// Pointers to the parameters in the order in which they are stored.
template <class Parameters>
auto stored_fields(Parameters& decoding_parameters) {
  std::array places{&decoding_parameters.key_gain,
                    &decoding_parameters.triad_gain,
                    &decoding_parameters.stepwise_gain,
                    &decoding_parameters.chord_size_penalty,
                    &decoding_parameters.clash_penalty,
                    &decoding_parameters.sustain_penalty,
                    &decoding_parameters.microtiming,
                    &decoding_parameters.legato,
                    &decoding_parameters.lengths.passages,
                    &decoding_parameters.lengths.chords,
                    &decoding_parameters.lengths.notes,
                    &decoding_parameters.loudness.passages,
                    &decoding_parameters.loudness.chords,
                    &decoding_parameters.loudness.notes,
                    &decoding_parameters.within_piece_variance,
                    &decoding_parameters.tatum_density};
  std::array<typename decltype(places)::value_type, kDecodingParameters> all{};
  static_assert(std::tuple_size_v<decltype(places)> + kPitchClasses == kDecodingParameters);
  const auto end = std::copy(places.begin(), places.end(), all.begin());
  std::transform(decoding_parameters.intervals.begin(), decoding_parameters.intervals.end(), end,
                 [](auto& interval) { return &interval; });
  return all;
}

}  // namespace

DecodingParameters read_decoding_parameters(const TensorMap& tensors, std::size_t era) {
  DecodingParameters decoding_parameters;
  std::copy_n(tensors.at("calibration").values.data() + era * kCalibrations, kCalibrations,
              decoding_parameters.calibration.begin());
  const float* value = tensors.at("decoding_parameters").values.data() + era * kDecodingParameters;
  for (float* parameter : stored_fields(decoding_parameters)) *parameter = *value++;
  return decoding_parameters;
}

void store_decoding_parameters(const DecodingParameters& decoding_parameters, TensorMap& tensors, std::size_t era) {
  std::copy(decoding_parameters.calibration.begin(), decoding_parameters.calibration.end(),
            tensors.at("calibration").values.data() + era * kCalibrations);
  float* value = tensors.at("decoding_parameters").values.data() + era * kDecodingParameters;
  for (const float* parameter : stored_fields(decoding_parameters)) *value++ = *parameter;
}

}  // namespace clavier
