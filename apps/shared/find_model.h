#pragma once

#include <filesystem>
#include <optional>
#include <string>
#include <vector>

#include "music/era.h"

namespace clavier {

struct FoundModel {
  std::string name;
  std::filesystem::path folder;
};

/// The model that a user means: a folder, the name of a shipped model, or a shipped kind that has one for each era
/// ("lstm"); the best one when `wanted` is empty. Throws Misuse when neither model nor era is given and the best one is
/// not shipped, when `wanted` is the former name of a model, or when there is no such model, naming the shipped ones.
FoundModel find_model(const std::string& wanted, std::optional<Era> era);

/// Where shipped models lie: beside a build of the source folder, or installed.
std::vector<std::filesystem::path> shipped_model_folders();

/// The n-gram index of the pieces that a model learned from (docs/formats/patterns.md): patterns.bin in its folder,
/// else the shipped one; none where neither is.
std::optional<std::filesystem::path> find_ngram_index(const FoundModel& model);

/// The folder of the shipped era classifier (models/classifier/era_classifier.h); none where it is missing.
std::optional<std::filesystem::path> find_era_classifier();

}  // namespace clavier
