#include "cli/compose_report.h"

namespace clavier {
namespace {

/// The era, where the model's name does not tell it.
std::optional<std::string> era_to_name(const ComposeRequest& request, const FoundModel& model) {
  const std::string name = model.folder.filename().string();
  return request.era && name.find(*request.era) == std::string::npos ? request.era : std::nullopt;
}

Json to_json(const HandChanges& changes) {
  return {{"specks", changes.specks},
          {"repeats", changes.repeats},
          {"too_many_keys", changes.too_many_keys},
          {"unreachable", changes.unreachable}};
}

}  // namespace

std::string piece_title(const ComposeRequest& request, const FoundModel& model, std::size_t index) {
  const auto era = era_to_name(request, model);
  std::string title =
      model.folder.filename().string() + (era ? ", " + *era : "") + ", seed " + std::to_string(*request.composing.seed);
  if (request.count > 1) title += ", no. " + std::to_string(index + 1);
  return title;
}

std::string piece_origin(const ComposeRequest& request, const FoundModel& model, std::size_t index) {
  Json recipe{{"model", model.folder.filename().string()}, {"version", CLAVIER_VERSION}, {"piece", index + 1}};
  if (const auto era = era_to_name(request, model)) recipe["era"] = *era;
  if (request.prompt) recipe["prompt"] = std::filesystem::path(*request.prompt).filename().string();
  recipe["options"] = options_to_json(request.composing);
  return "Clavier " + recipe.dump();
}

std::string changes_clause(const HandChanges& changes) {
  if (changes.all() == 0) return "";
  return ", " + std::to_string(changes.all()) + (changes.all() == 1 ? " note" : " notes") + " changed for two hands";
}

Json composition_report(const Composition& piece, const Files& files) {
  Json report{{"notes", piece.score.notes.size()},
              {"seconds", duration_of(piece.score).value},
              {"bars", nullptr},  // a performance has none
              {"key", piece.key ? Json(to_string(piece.key->key)) : Json(nullptr)},
              {"key_confidence", piece.key ? Json(piece.key->confidence) : Json(nullptr)},
              {"changed_for_hands", to_json(piece.changes)},
              {"files", Json::array()}};
  for (const std::filesystem::path& file : files) report["files"].push_back(file.string());
  return report;
}

Json compose_report(const ComposeRequest& request, const FoundModel& model, Json pieces, double took_seconds) {
  Json result{{"model", model.name},
              {"era", request.era ? Json(*request.era) : Json(nullptr)},
              {"seed", *request.composing.seed},
              {"tempo", request.composing.tempo}};
  if (pieces.size() == 1) {
    result.update(pieces.front());
  } else {
    result["pieces"] = std::move(pieces);
  }
  result["options"] = options_to_json(request.composing);
  result["version"] = CLAVIER_VERSION;
  result["took_seconds"] = took_seconds;
  return result;
}

}  // namespace clavier
