#pragma once

#include <filesystem>
#include <map>
#include <memory>
#include <mutex>
#include <optional>
#include <string>
#include <vector>

#include "composing/compose.h"
#include "composing/generator_helpers.h"
#include "models/open_model.h"
#include "originality/ngram_index.h"
#include "studio/music/piece_facts.h"

namespace clavier {

/// What a model composes, which decides what can be asked of it.
enum class StudioOutput : std::uint8_t { performances, rolls, scores };

/// Models of one name, as "lstm", which has a folder for each era, or "transformer", which has one.
struct StudioModelFamily {
  std::string name;
  StudioOutput output = StudioOutput::performances;
  std::vector<Era> eras;
};

/// A model and how it is called.
struct StudioModel {
  std::string name;    ///< "lstm-baroque"
  std::string family;  ///< "lstm"
  std::filesystem::path folder;
  Model model;
  StudioOutput output = StudioOutput::performances;
};

/// The models in some folders. Each is opened once, when it is first asked for. Several threads may use it.
class ModelShelf {
 public:
  /// The first folder that has a model of a name counts.
  explicit ModelShelf(std::vector<std::filesystem::path> folders);

  /// Those that compose, by name.
  std::vector<StudioModelFamily> families();
  /// What composes when nothing is asked: the Transformer where there is one.
  std::string default_family();
  /// Throws Misuse when there is none of that name, or when it needs an era.
  StudioModel find(const std::string& family, std::optional<Era> era);
  /// Composers that the default model knows.
  std::vector<std::string> composers();

  /// The classifier of eras, and the training pieces of the model that the options of a version name; those of the
  /// shipped models where they name none.
  FactSources fact_sources(const Json& options = Json::object());

  /// Composes and, where training pieces are known, checks the originality of the result.
  PieceGenerator generator(const StudioModel& model, std::optional<Era> era, GeneratorHelpers helpers);

 private:
  Model open(const std::filesystem::path& folder);

  std::map<std::string, std::filesystem::path> names_;  // of models that compose
  std::optional<std::filesystem::path> classifier_;
  std::optional<std::filesystem::path> training_;
  std::recursive_mutex lock_;
  std::map<std::filesystem::path, Model> open_;
  std::map<std::filesystem::path, std::shared_ptr<const NgramIndex>> indexes_;
};

}  // namespace clavier
