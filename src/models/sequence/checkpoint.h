#pragma once

#include <filesystem>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "analysis/key/key_distribution.h"
#include "base/bytes.h"
#include "base/options.h"
#include "encoding/vocabulary.h"
#include "models/checkpoint/checkpoint_folder.h"
#include "models/checkpoint/safetensors.h"
#include "models/sequence/cache_weights.h"
#include "models/sequence/network_options.h"

namespace clavier {

inline constexpr int kCheckpointFormat = 1;

/// A trained model as stored on disk: docs/formats/checkpoint.md.
struct Checkpoint {
  std::string model = "lstm";  ///< lstm or markov
  NetworkOptions network;
  Vocabulary vocabulary;
  Json training = Json::object();           ///< how it was made; nothing here is needed to run it
  std::optional<CacheWeights> ngram_cache;  ///< nothing when the model has no n-gram cache
  std::optional<KeyDistribution> keys;      ///< of the training pieces
  TensorMap tensors;
};

/// Reads config.json and model.safetensors of `folder`. Throws Error when one is missing, damaged, or of another
/// format. check_tensors (tensor_shapes.h) checks that the tensors fit the network.
Checkpoint read_checkpoint(const std::filesystem::path& folder);

/// Writes each file whole or not at all. Throws Error when the disk refuses or a weight is not finite.
void write_checkpoint(const std::filesystem::path& folder, const Checkpoint& checkpoint, Precision precision);

/// The same as read_checkpoint of a folder, with config.json already read.
Checkpoint read_checkpoint(const CheckpointFolder& files, const Json& config);

/// The checkpoint that the result of read_config describes, without tensors. Throws Error naming `where`.
Checkpoint checkpoint_from_config(const Json& config, std::string_view where);
Json config_of(const Checkpoint& checkpoint);

}  // namespace clavier
