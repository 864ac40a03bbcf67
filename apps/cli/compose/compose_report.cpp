#include "cli/compose/compose_report.h"

#include <cctype>

#include "base/utf8.h"
#include "composing/compose_options.h"
#include "composing/engraved_composition.h"

namespace clavier {
namespace {

/// The era that is asked of a model of several; models of performances know only their own.
std::optional<std::string> era_to_name(const ComposeRequest& request, const ComposingModel& model) {
  return model.output == ModelOutput::performances ? std::nullopt : request.era;
}

/// Those that the model honours.
Json options_of(const ComposeRequest& request, const ComposingModel& model) {
  switch (model.output) {
    case ModelOutput::rolls:
      return options_to_json(RollComposeOptions{request.composing});
    case ModelOutput::scores:
      return options_to_json(ScoreComposeOptions{request.composing});
    case ModelOutput::performances:
      break;
  }
  return options_to_json(SequenceComposeOptions{request.composing});
}

/// What the best candidate is chosen by; null for performances.
Json quality_json(const std::optional<ScoreQuality>& quality) {
  if (!quality) return nullptr;
  return {{"total", quality->total()},     {"key", quality->key},
          {"cadence", quality->cadence},   {"stability", quality->stability},
          {"movement", quality->movement}, {"era", quality->era ? Json(*quality->era) : Json(nullptr)}};
}

}  // namespace

std::string piece_title(const ComposeRequest& request, const ComposingModel& model, std::size_t index) {
  const auto era = era_to_name(request, model);
  std::string title = model.folder + (era ? ", " + *era : "") + ", seed " + std::to_string(*request.composing.seed);
  if (request.count > 1) title += ", no. " + std::to_string(index + 1);
  return title;
}

std::string piece_origin(const ComposeRequest& request, const ComposingModel& model, std::size_t index) {
  Json provenance{{"model", model.folder}, {"version", CLAVIER_VERSION}, {"piece", index + 1}};
  if (const auto era = era_to_name(request, model)) provenance["era"] = *era;
  const auto name_file = [&](const char* flag, const std::optional<std::string>& file) {
    if (file) provenance[flag] = shown_path(std::filesystem::path(*file).filename());
  };
  name_file("prompt", request.prompt);
  name_file("infill", request.infill);
  name_file("accompany", request.accompany);
  name_file("form_of", request.form_of);
  provenance["options"] = options_of(request, model);
  return "Clavier " + json_text(provenance);
}

std::string piece_heading(const ComposeRequest& request, const ComposingModel& model, std::size_t index) {
  std::string heading = request.era.value_or(model.folder);
  if (!heading.empty()) heading.front() = static_cast<char>(std::toupper(static_cast<unsigned char>(heading.front())));
  return heading + " piece" + (request.count > 1 ? " no. " + std::to_string(index + 1) : "");
}

std::string piece_credit(const ComposeRequest& request) {
  return "Clavier, seed " + std::to_string(*request.composing.seed);
}

std::string changes_clause(const PlayabilityEdits& changes) {
  if (changes.all() == 0) return "";
  return ", " + std::to_string(changes.all()) + (changes.all() == 1 ? " note" : " notes") +
         " of the generated ones changed for two hands";
}

Json changes_json(const PlayabilityEdits& changes) {
  return {{"short_note_artefacts", changes.short_note_artefacts},
          {"repeats", changes.repeats},
          {"too_many_keys", changes.too_many_keys},
          {"unreachable", changes.unreachable}};
}

Json composition_report(const Composition& piece, const std::optional<TrainingMatch>& match, const Files& files) {
  Json report{{"notes", piece.score.notes.size()},
              {"seconds", duration_of(play_composition(piece)).value},
              {"bars", piece.bars ? Json(*piece.bars) : Json(nullptr)},
              {"key", piece.key ? Json(to_string(piece.key->key)) : Json(nullptr)},
              {"key_confidence", piece.key ? Json(piece.key->confidence) : Json(nullptr)},
              {"quality", quality_json(piece.quality)},
              {"changed_for_hands", changes_json(piece.changes)},
              {"originality", originality_json(piece.originality, match)},
              {"files", Json::array()}};
  for (const std::filesystem::path& file : files) report["files"].push_back(file.string());
  return report;
}

Json compose_report(const ComposeRequest& request, const ComposingModel& model, Json pieces, double took_seconds) {
  Json result{{"model", model.name},
              {"era", request.era ? Json(*request.era) : Json(nullptr)},
              {"seed", *request.composing.seed},
              {"tempo", request.composing.tempo ? Json(*request.composing.tempo) : Json(nullptr)}};
  if (pieces.size() == 1) {
    result.update(pieces.front());
  } else {
    result["pieces"] = std::move(pieces);
  }
  result["options"] = options_of(request, model);
  result["version"] = CLAVIER_VERSION;
  result["took_seconds"] = took_seconds;
  return result;
}

}  // namespace clavier
