#include "studio/work/model_shelf.h"

#include <algorithm>

#include "base/error.h"
#include "base/files.h"
#include "composing/open_piece_generator.h"
#include "composing/original_piece_generator.h"
#include "models/transformer/transformer_weights.h"

namespace clavier {
namespace {

namespace fs = std::filesystem;

constexpr const char* kClassifierName = "era-classifier";
constexpr const char* kTransformerName = "transformer";
constexpr const char* kIndexFile = "patterns.bin";

/// "lstm" and the era of "lstm-baroque"; all of a name without an era.
std::pair<std::string, std::optional<Era>> split_name(const std::string& name) {
  for (const Era era : kEras) {
    const std::string ending = "-" + std::string(to_string(era));
    if (name.size() > ending.size() && name.ends_with(ending))
      return {name.substr(0, name.size() - ending.size()), era};
  }
  return {name, std::nullopt};
}

StudioOutput studio_output(const Model& model) {
  if (model.composes_scores()) return StudioOutput::scores;
  return model.generates_rolls() ? StudioOutput::rolls : StudioOutput::performances;
}

}  // namespace

ModelShelf::ModelShelf(std::vector<fs::path> folders) {
  for (const fs::path& folder : folders) {
    if (!fs::is_directory(folder)) continue;
    for (const auto& entry : fs::directory_iterator(folder)) {
      const std::string name = entry.path().filename().string();
      const bool is_model = fs::is_regular_file(entry.path() / "config.json");
      if (is_model && name == kClassifierName && !classifier_) classifier_ = entry.path();
      if (is_model && name != kClassifierName) names_.emplace(name, entry.path());
      if (!is_model && fs::is_regular_file(entry.path() / kIndexFile) && !training_)
        training_ = entry.path() / kIndexFile;
    }
  }
}

Model ModelShelf::open(const fs::path& folder) {
  const std::lock_guard guard(lock_);
  auto found = open_.find(folder);
  if (found == open_.end()) found = open_.emplace(folder, open_model(folder)).first;
  return found->second;
}

std::vector<StudioModelFamily> ModelShelf::families() {
  std::vector<StudioModelFamily> families;
  for (const auto& [name, folder] : names_) {
    const auto parts = split_name(name);
    const std::string& family = parts.first;
    const std::optional<Era>& era = parts.second;
    const auto known = std::find_if(families.begin(), families.end(), [&](auto& one) { return one.name == family; });
    if (known != families.end() && era) {
      known->eras.push_back(*era);
      continue;
    }
    const Model model = open(folder);
    StudioModelFamily added{family, studio_output(model), {kEras.begin(), kEras.end()}};
    if (model.generates_rolls()) {
      const auto eras = roll_model(model)->eras();
      added.eras.assign(eras.begin(), eras.end());
    } else if (era) {
      added.eras = {*era};
    }
    families.push_back(std::move(added));
  }
  for (StudioModelFamily& family : families) std::sort(family.eras.begin(), family.eras.end());
  return families;
}

std::string ModelShelf::default_family() {
  if (names_.contains(kTransformerName) || names_.empty()) return kTransformerName;
  return split_name(names_.begin()->first).first;
}

StudioModel ModelShelf::find(const std::string& wanted, std::optional<Era> era) {
  const std::string family = wanted.empty() ? default_family() : wanted;
  auto found = names_.find(family);
  if (found == names_.end() && era) found = names_.find(family + "-" + std::string(to_string(*era)));
  if (found == names_.end()) {
    std::string known;
    for (const StudioModelFamily& one : families()) {
      if (one.name == family && !era) throw Misuse("option era must be given: " + family + " has a model for each era");
      known += (known.empty() ? "" : ", ") + one.name;
    }
    throw Misuse("option model must be one of " + known + ", not \"" + family + "\"" +
                 (era ? " for the era " + std::string(to_string(*era)) : ""));
  }
  Model model = open(found->second);
  const StudioOutput output = studio_output(model);
  return {found->first, split_name(found->first).first, found->second, std::move(model), output};
}

std::vector<std::string> ModelShelf::composers() {
  if (!names_.contains(kTransformerName)) return {};
  const Model model = open(names_.at(kTransformerName));
  return model.composes_scores() ? score_model_weights(model)->composers : std::vector<std::string>{};
}

FactSources ModelShelf::fact_sources(const Json& options) {
  FactSources sources;
  if (classifier_) sources.eras = era_classifier(open(*classifier_));
  std::optional<fs::path> file = training_;
  const Json model = options.value("model", Json());
  const auto found = model.is_string() ? names_.find(model.get<std::string>()) : names_.end();
  if (found != names_.end() && fs::is_regular_file(found->second / kIndexFile)) file = found->second / kIndexFile;
  if (!file && names_.contains(kTransformerName)) file = names_.at(kTransformerName) / kIndexFile;
  if (!file || !fs::is_regular_file(*file)) return sources;
  const std::lock_guard guard(lock_);
  std::shared_ptr<const NgramIndex>& index = indexes_[*file];
  if (!index) index = std::make_shared<const NgramIndex>(read_ngram_index(read_file(*file), file->string()));
  sources.training = index;
  return sources;
}

PieceGenerator ModelShelf::generator(const StudioModel& model, std::optional<Era> era, GeneratorHelpers helpers) {
  const FactSources sources = fact_sources(Json{{"model", model.name}});
  if (model.output == StudioOutput::scores) helpers.judge = sources.eras;
  PieceGenerator generator = make_piece_generator(model.model, era, helpers);
  if (sources.training == nullptr) return generator;
  const std::optional<Era> trained = model.model.trained_era();
  return original_piece_generator(std::move(generator), sources.training, trained ? trained : era);
}

}  // namespace clavier
