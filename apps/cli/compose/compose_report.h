#pragma once

#include <filesystem>
#include <string>
#include <vector>

#include "cli/compose/compose_request.h"
#include "cli/compose/originality_report.h"
#include "shared/find_model.h"

namespace clavier {

/// What a model composes, which decides what options it has.
enum class ModelOutput { performances, rolls, scores };

/// What pieces and results say of the model that composes.
struct ComposingModel {
  std::string name;    ///< as the user knows it
  std::string folder;  ///< the last part of its path
  ModelOutput output = ModelOutput::performances;
};

using Files = std::vector<std::filesystem::path>;

/// "lstm-baroque, seed 7" or "gan, modernist, seed 7", and which one of several; `index` counts from 0. The request's
/// seed is known by now, here and below.
std::string piece_title(const ComposeRequest& request, const ComposingModel& model, std::size_t index);

/// What is printed above a piece, "Baroque piece no. 2", and in the place of its composer, "Clavier, seed 7".
std::string piece_heading(const ComposeRequest& request, const ComposingModel& model, std::size_t index);
std::string piece_credit(const ComposeRequest& request);

/// What makes the piece again, kept in its text: the program's name and a JSON object.
std::string piece_origin(const ComposeRequest& request, const ComposingModel& model, std::size_t index);

/// How many generated notes are changed for two hands, by reason.
Json changes_json(const PlayabilityEdits& changes);
/// ", 12 notes of the generated ones changed for two hands"; empty when none were.
std::string changes_clause(const PlayabilityEdits& changes);

/// The result of one piece: notes, seconds, key and its confidence, changes for two hands, originality, files.
Json composition_report(const Composition& piece, const std::optional<TrainingMatch>& match, const Files& files);

/// What `clavier compose --json` prints, from the reports of its pieces; a single piece has no list around it.
Json compose_report(const ComposeRequest& request, const ComposingModel& model, Json pieces, double took_seconds);

}  // namespace clavier
