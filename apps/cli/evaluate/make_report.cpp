#include "cli/evaluate/make_report.h"

#include <algorithm>
#include <charconv>

#include "base/error.h"
#include "base/files.h"
#include "composing/open_composer.h"
#include "evaluation/report/report_page.h"
#include "evaluation/report/report_sources.h"
#include "models/classifier/era_classifier_checkpoint.h"
#include "models/open_model.h"
#include "notation/piece_reader.h"
#include "shared/find_model.h"
#include "shared/terminal.h"

namespace clavier {
namespace {

namespace fs = std::filesystem;

constexpr std::uint64_t kMaxSeeds = 1'000'000;

std::size_t pieces_for(Thoroughness thoroughness) {
  switch (thoroughness) {
    case Thoroughness::quick:
      return 100;
    case Thoroughness::standard:
      return 200;
    case Thoroughness::thorough:
      return 500;
  }
  return 0;
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

/// Nothing when the model is of another era.
std::optional<PieceSource> open_source(const std::string& wanted, Era era, const SeedRange& seeds, Seconds length) {
  if (is_piece_folder(wanted)) return make_files_source(wanted, seeds.count, length);
  const FoundModel found = find_model(wanted, era);
  if (!supports_era(open_model(found.folder), era)) return std::nullopt;
  return make_model_source(found.name, found.folder, era, seeds, length);
}

std::vector<PieceSource> open_sources(const ReportTask& request, Era era, std::size_t pieces) {
  std::vector<PieceSource> sources;
  for (const std::string& wanted : request.models)
    if (auto source = open_source(wanted, era, {request.first_seed, pieces}, Seconds{request.seconds}))
      sources.push_back(std::move(*source));
  return sources;
}

std::vector<Era> eras_of(const ReportTask& request, std::size_t pieces) {
  std::vector<Era> eras;
  for (const Era era : request.era ? std::vector<Era>{*request.era} : std::vector<Era>(kEras.begin(), kEras.end()))
    if (!open_sources(request, era, pieces).empty()) eras.push_back(era);
  if (eras.empty()) throw Misuse("none of the models is of the era asked for");
  return eras;
}

ReportPlan make_plan(const ReportTask& request, const EraClassifierCheckpoint& classifier) {
  const std::size_t pieces = request.pieces.value_or(pieces_for(request.thoroughness));
  ReportPlan plan{
      .eras = eras_of(request, pieces),
      .pieces = pieces,
      .likelihood_pieces = request.thoroughness == Thoroughness::quick ? std::size_t{12} : 0,
      .extrapolated = request.thoroughness == Thoroughness::thorough,
      .length = Seconds{request.seconds},
      .folder = request.out,
      .classifier_state = std::to_string(hash_bytes(write_safetensors(classifier.tensors, Precision::f32)))};
  for (const Split split : {Split::train, Split::validation, Split::test})
    if (to_string(split) == request.split) plan.split = split;
  return plan;
}

ReportHead make_report_head(const ReportTask& request, const ReportPlan& plan, const Corpus& corpus,
                            const EraClassifierCheckpoint& classifier) {
  return {.command = request.command,
          .about = {{"version", CLAVIER_VERSION},
                    {"corpus", corpus.checksum()},
                    {"split", request.split},
                    {"pieces", plan.pieces},
                    {"likelihood_pieces", plan.likelihood_pieces},
                    {"seconds", request.seconds},
                    {"first_seed", request.first_seed},
                    {"era_classifier", classifier.training}}};
}

std::uint64_t parse_seed(const std::string& text, const std::string& whole) {
  std::uint64_t seed = 0;
  const auto [end, problem] = std::from_chars(text.data(), text.data() + text.size(), seed);
  if (problem != std::errc() || end != text.data() + text.size() || seed == 0 || seed > std::uint64_t{1} << 62)
    throw Misuse("--seeds must be a number, as 500, or a range, as 11..60, not \"" + whole + "\"");
  return seed;
}

}  // namespace

SeedRange parse_seeds(const std::string& text) {
  const std::size_t dots = text.find("..");
  const std::uint64_t first = dots == std::string::npos ? 1 : parse_seed(text.substr(0, dots), text);
  const std::uint64_t last = parse_seed(dots == std::string::npos ? text : text.substr(dots + 2), text);
  if (last < first) throw Misuse("--seeds " + text + " ends before it begins");
  if (last - first >= kMaxSeeds) throw Misuse("--seeds " + text + " are too many: at most a million");
  return {first, static_cast<std::size_t>(last - first + 1)};
}

void make_report(const ReportTask& request, Progress& progress) {
  const Corpus corpus = Corpus::open(request.corpus);
  const auto folder = find_era_classifier();
  if (!folder)
    throw Error(
        "cannot evaluate: weights/style is missing; clavier train --model style --corpus CORPUS --out weights/style "
        "makes it");
  const EraClassifierCheckpoint classifier = read_era_classifier_checkpoint(*folder);
  const ReportPlan plan = make_plan(request, classifier);
  const auto sources = [&](Era era) {
    const SeedRange seeds{request.first_seed, plan.pieces};
    std::vector<PieceSource> all = {make_markov_source(
        corpus, era, plan.folder / "parts" / ("markov-" + std::string(to_string(era))), seeds, plan.length)};
    for (PieceSource& source : open_sources(request, era, plan.pieces)) all.push_back(std::move(source));
    return all;
  };
  const std::vector<ReportEra> report =
      measure_report(corpus, EraClassifier(classifier.tensors), plan, sources, progress);
  const ReportHead head = make_report_head(request, plan, corpus, classifier);
  const Json metrics = make_report_json(head, report);
  write_file(fs::path(request.out) / "report.json", metrics.dump(1) + "\n");
  write_file(fs::path(request.out) / "index.html", make_report_page(head, report));
  if (request.json) return print_json(metrics);
  print_line((fs::path(request.out) / "index.html").string());
  print_line((fs::path(request.out) / "report.json").string());
}

}  // namespace clavier
