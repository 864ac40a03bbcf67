#include <CLI/CLI.hpp>
#include <algorithm>
#include <map>
#include <memory>

#include "base/error.h"
#include "base/files.h"
#include "cli/compose/era_judge.h"
#include "cli/evaluate/evaluate_commands.h"
#include "cli/evaluate/report_request.h"
#include "cli/evaluate/result_envelope.h"
#include "composing/open_piece_generator.h"
#include "evaluation/report/report_page.h"
#include "evaluation/report/report_sources.h"
#include "models/classifier/era_classifier_checkpoint.h"
#include "models/open_model.h"
#include "notation/piece_reader.h"
#include "shared/command.h"
#include "shared/find_model.h"
#include "shared/terminal.h"

namespace clavier {
namespace {

namespace fs = std::filesystem;

SeedRange seeds_of(const ReportRequest& request) {
  if (request.seeds) return parse_seeds(*request.seeds);
  const std::size_t standard = request.quick ? 100 : request.full ? 500 : 200;
  return {.first = 1, .count = request.pieces ? static_cast<std::size_t>(*request.pieces) : standard};
}

bool is_piece_folder(const std::string& wanted) {
  return fs::is_directory(wanted) && !fs::exists(fs::path(wanted) / "config.json") &&
         !list_files(wanted, piece_extensions()).empty();
}

bool supports_era(const Model& model, Era era) {
  const auto* rolls = std::get_if<std::shared_ptr<const RollModel>>(&model.kind);
  if (const std::optional<Era> trained = model.trained_era(); trained || rolls == nullptr)
    return !trained || *trained == era;
  const std::span<const Era> eras = (*rolls)->eras();
  return std::find(eras.begin(), eras.end(), era) != eras.end();
}

/// Each model is opened once, in whatever eras it composes.
using OpenModels = std::map<fs::path, Model>;

/// Nothing when the model is of another era.
std::optional<PieceSource> open_source(const ReportRequest& request, const std::string& wanted, Era era,
                                       OpenModels& models) {
  const SeedRange seeds = seeds_of(request);
  if (is_piece_folder(wanted)) return make_files_source(wanted, seeds.count, Seconds{request.seconds});
  const FoundModel found = find_model(wanted, era);
  if (!models.contains(found.folder)) models.emplace(found.folder, open_model(found.folder));
  const Model& model = models.at(found.folder);
  if (!supports_era(model, era)) return std::nullopt;
  return make_model_source(found.name, model, era, seeds, Seconds{request.seconds}, {.judge = open_era_judge()});
}

std::vector<PieceSource> open_sources(const ReportRequest& request, Era era, OpenModels& models) {
  std::vector<PieceSource> sources;
  for (const std::string& wanted : request.model)
    if (auto source = open_source(request, wanted, era, models)) sources.push_back(std::move(*source));
  return sources;
}

std::vector<Era> eras_of(const ReportRequest& request, OpenModels& models) {
  const std::optional<Era> wanted = parse_optional_era(request.era);
  std::vector<Era> eras;
  for (const Era era : kEras)
    if ((!wanted || era == *wanted) && !open_sources(request, era, models).empty()) eras.push_back(era);
  if (eras.empty()) throw Misuse("none of the models is of the era asked for");
  return eras;
}

ReportPlan make_plan(const ReportRequest& request, const EraClassifierCheckpoint& classifier, OpenModels& models) {
  return {.eras = eras_of(request, models),
          .split = request.split == "test" ? Split::test : Split::validation,
          .pieces = seeds_of(request).count,
          .likelihood_pieces = request.quick ? std::size_t{12} : 0,
          .extrapolated = request.full,
          .length = Seconds{request.seconds},
          .folder = request.out,
          .classifier_state = std::to_string(hash_bytes(write_safetensors(classifier.tensors, Precision::f32)))};
}

Json make_report_settings(const ReportRequest& request, const ReportPlan& plan, const Corpus& corpus,
                          const EraClassifierCheckpoint& classifier) {
  Json settings = make_result_envelope("report", request, &corpus);
  settings["pieces"] = plan.pieces;
  settings["likelihood_pieces"] = plan.likelihood_pieces;
  settings["first_seed"] = seeds_of(request).first;
  settings["era_classifier"] = classifier.training;
  return settings;
}

EraClassifierCheckpoint read_shipped_era_classifier() {
  const auto folder = find_era_classifier();
  if (!folder)
    throw Error(
        "cannot evaluate: weights/era-classifier is missing; clavier train --model era-classifier --corpus CORPUS "
        "--out weights/era-classifier makes it");
  return read_era_classifier_checkpoint(*folder);
}

void make_report(const ReportRequest& request) {
  check_report_request(request);
  const OwnedFolder out(
      {.path = request.out, .kind = FolderKind::report, .allowed = contents_allowed(request.overwrite)});
  TerminalProgress progress;
  const Corpus corpus = Corpus::open(request.corpus);
  const EraClassifierCheckpoint classifier = read_shipped_era_classifier();
  OpenModels models;
  const ReportPlan plan = make_plan(request, classifier, models);
  const auto sources = [&](Era era) {
    std::vector<PieceSource> all = {
        make_markov_source(corpus, era, plan.folder / "parts" / ("markov-" + std::string(to_string(era))),
                           seeds_of(request), plan.length)};
    for (PieceSource& source : open_sources(request, era, models)) all.push_back(std::move(source));
    return all;
  };
  const std::vector<ReportEra> report =
      measure_report(corpus, EraClassifier(classifier.tensors), plan, sources, progress);
  const Json settings = make_report_settings(request, plan, corpus, classifier);
  const Json result = make_report_json(settings, report);
  const fs::path json = plan.folder / "report.json", page = plan.folder / "index.html";
  write_file(json, json_text(result, 1) + "\n");
  write_file(page, make_report_page(settings, report));
  if (request.json) return print_json(result);
  print_line(page.string());
  print_line(json.string());
}

}  // namespace

void add_report_command(CLI::App& evaluate) {
  CLI::App& command = add_command(
      evaluate, {.name = "report",
                 .doc = "measure everything there is to measure, side by side with human pieces",
                 .first_example = "clavier evaluate report --model lstm --model gan --corpus corpus --quick "
                                  "--out report",
                 .second_example = "clavier evaluate report --model my-model --era baroque --corpus corpus "
                                   "--seeds 11..60 --out report"});
  const auto request = std::make_shared<ReportRequest>();
  add_flags(command, *request);
  set_action(command, [request] { make_report(*request); });
}

}  // namespace clavier
