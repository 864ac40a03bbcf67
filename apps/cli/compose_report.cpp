#include "cli/compose_report.h"

namespace clavier {

std::string piece_title(const ComposeRequest& request, const FoundModel& model, std::size_t index) {
  std::string title = model.folder.filename().string() + ", seed " + std::to_string(*request.composing.seed);
  if (request.count > 1) title += ", no. " + std::to_string(index + 1);
  return title;
}

std::string piece_origin(const ComposeRequest& request, const FoundModel& model, std::size_t index) {
  Json recipe{{"model", model.folder.filename().string()}, {"version", CLAVIER_VERSION}, {"piece", index + 1}};
  if (request.prompt) recipe["prompt"] = std::filesystem::path(*request.prompt).filename().string();
  recipe["options"] = options_to_json(request.composing);
  return "Clavier " + recipe.dump();
}

Json composition_report(const Composition& piece, const Files& files) {
  Json report{{"notes", piece.score.notes.size()},
              {"seconds", duration_of(piece.score).value},
              {"bars", nullptr},  // a performance has none
              {"key", piece.key ? Json(to_string(piece.key->key)) : Json(nullptr)},
              {"key_confidence", piece.key ? Json(piece.key->confidence) : Json(nullptr)},
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
