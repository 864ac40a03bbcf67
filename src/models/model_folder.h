#pragma once

#include <filesystem>
#include <memory>
#include <optional>

#include "analysis/key/key_distribution.h"
#include "models/gan/roll_model.h"
#include "models/sequence/make_sequence_model.h"
#include "music/era.h"

namespace clavier {

/// Whether config.json of a checkpoint folder tells of a network that draws images instead of composing note by note.
/// Throws Error when it is missing or damaged, Misuse when it tells of a listener.
bool is_roll_model(const std::filesystem::path& folder);

/// The one era that config.json says it was trained on; none when there were several or it says nothing. Throws as
/// above.
std::optional<Era> trained_era(const std::filesystem::path& folder);

/// The keys that config.json says are usual (analysis/key/key_distribution.h); none where it says nothing. Throws as
/// above.
std::optional<KeyDistribution> read_key_shares(const std::filesystem::path& folder);

/// Opens a checkpoint folder of any kind that composes note by note: a network or a Markov chain. With `recall`, models
/// that learned to recall their piece's past do so. Throws Error when it is missing or damaged, Misuse when it draws
/// images.
SequenceModelFactory open_model(const std::filesystem::path& folder, bool ngram_cache = true);

/// Throws Error when the folder is missing or damaged, Misuse when what is there does not draw images.
std::shared_ptr<const RollModel> open_roll_model(const std::filesystem::path& folder);

}  // namespace clavier
