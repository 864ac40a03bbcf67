#pragma once

#include <array>
#include <filesystem>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "models/checkpoint/checkpoint_folder.h"
#include "models/transformer/score_openings.h"
#include "models/transformer/transformer_options.h"
#include "music/era.h"

namespace clavier {

/// A Transformer of scores as stored on disk: docs/formats/checkpoint.md.
struct TransformerCheckpoint {
  TransformerOptions network;
  std::vector<std::string> composers;     ///< those that the prefix may name, by symbol
  std::optional<ScoreOpenings> openings;  ///< to choose from what is not asked
  Json training = Json::object();         ///< how it was made; nothing here is needed to run it
  TensorMap tensors;
  TensorMap judge;  ///< of the PhraseJudge that chooses among its phrases; empty: none
};

/// The judge lies beside the weights, in judge.safetensors.
inline constexpr const char* kPhraseJudgeFile = "judge.safetensors";

/// The checkpoint that the result of read_config describes, without tensors. Throws Error naming `where`.
TransformerCheckpoint transformer_from_config(const Json& config, std::string_view where);
Json config_of(const TransformerCheckpoint& checkpoint);

/// Throws Error when a file is missing or damaged, or the tensors do not fit the network.
TransformerCheckpoint read_transformer(const CheckpointFolder& files, const Json& config);

/// Writes each file whole or not at all. Throws Error when the disk refuses or a weight is not finite.
void write_transformer(const std::filesystem::path& folder, const TransformerCheckpoint& checkpoint,
                       Precision precision);

}  // namespace clavier
