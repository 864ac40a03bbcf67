#include "shared/find_model.h"

#include <algorithm>
#include <array>
#include <vector>

#include "base/error.h"

namespace clavier {
namespace fs = std::filesystem;
namespace {

constexpr const char* kBestModel = "transformer";
constexpr const char* kLstmKind = "lstm";
constexpr const char* kNgramIndexFile = "patterns.bin";
constexpr const char* kEraClassifierFolder = "era-classifier";

bool is_model(const fs::path& folder) { return fs::is_regular_file(folder / "config.json"); }

std::string list_shipped_models() {
  std::vector<std::string> names;
  for (const fs::path& folder : shipped_model_folders()) {
    if (!fs::is_directory(folder)) continue;
    for (const auto& entry : fs::directory_iterator(folder)) {
      if (is_model(entry.path()) && entry.path().filename() != kEraClassifierFolder)
        names.push_back(entry.path().filename().string());
    }
  }
  std::sort(names.begin(), names.end());
  std::string text;
  for (const std::string& name : names) text += (text.empty() ? "" : ", ") + name;
  return text.empty() ? "none" : text;
}

std::optional<FoundModel> find_shipped_model(const std::string& name) {
  for (const fs::path& folder : shipped_model_folders()) {
    if (is_model(folder / name)) return FoundModel{name, (folder / name).lexically_normal()};
  }
  return std::nullopt;
}

/// Nothing where no model was ever called so.
std::optional<std::string> renamed_model(const std::string& name) {
  if (name == "style") return kEraClassifierFolder;
  return std::nullopt;
}

}  // namespace

std::vector<fs::path> shipped_model_folders() {
  const fs::path programs = fs::read_symlink("/proc/self/exe").parent_path();
  return {programs / "../../weights", programs / "../share/clavier/weights"};
}

FoundModel find_model(const std::string& wanted, std::optional<Era> era) {
  if (!wanted.empty() && is_model(wanted)) return {fs::path(wanted).lexically_normal().string(), wanted};
  if (!wanted.empty() && wanted.find('/') == std::string::npos) {
    if (const auto found = find_shipped_model(wanted)) return *found;
  }
  if (wanted.empty()) {
    if (const auto found = find_shipped_model(kBestModel)) return *found;
    if (!era) throw Misuse("say which era with --era, or which model with --model");
  }
  if (era) {
    const std::string kind = wanted.empty() ? kLstmKind : wanted;
    if (const auto found = find_shipped_model(kind + "-" + std::string(to_string(*era)))) return *found;
  }
  if (const auto name = renamed_model(wanted)) throw Misuse("model " + wanted + " is called " + *name + " now");
  const std::string missing = wanted.empty() ? "for the era " + std::string(to_string(*era)) : "\"" + wanted + "\"";
  throw Misuse("there is no model " + missing +
               "; --model takes a folder that clavier train made, or one of: " + list_shipped_models());
}

std::optional<fs::path> find_ngram_index(const FoundModel& model) {
  std::vector<fs::path> folders{model.folder};
  for (const fs::path& shipped_models : shipped_model_folders()) folders.push_back(shipped_models / "originality");
  for (const fs::path& folder : folders)
    if (fs::is_regular_file(folder / kNgramIndexFile)) return (folder / kNgramIndexFile).lexically_normal();
  return std::nullopt;
}

std::optional<fs::path> find_era_classifier() {
  const auto found = find_shipped_model(kEraClassifierFolder);
  return found ? std::optional(found->folder) : std::nullopt;
}

}  // namespace clavier
