#include "evaluation/report/evaluation_report.h"

#include <algorithm>
#include <optional>

#include "base/error.h"
#include "base/files.h"
#include "evaluation/pieces/model_likelihood.h"
#include "evaluation/pieces/two_sample_test.h"
#include "evaluation/report/article_metrics.h"
#include "evaluation/report/report_sources.h"
#include "evaluation/report/set_metrics.h"

namespace clavier {
namespace {

namespace fs = std::filesystem;

constexpr std::size_t kMinPieces = 2;
constexpr std::uint64_t kTestedPiecesSeed = 1;

/// What an era is compared with, made when the first column needs it.
class ColumnMeasurer {
 public:
  ColumnMeasurer(const Corpus& corpus, const EraClassifier& classifier, const ReportPlan& plan, Progress& progress)
      : corpus_(corpus), classifier_(classifier), plan_(plan), progress_(progress) {}

  ReportColumn measure(const PieceSource& source, Era era) {
    prepare(era);
    progress_.say(std::string(to_string(era)) + ": " + source.name);
    const PieceSet set = source.pieces(progress_);
    Json metrics = {{"name", source.name},
                    {"kind", source.kind},
                    {"command", source.command},
                    {"pieces", set.size()},
                    {"seconds", plan_.length.value}};
    if (set.size() < kMinPieces) return {.metrics = std::move(metrics)};
    metrics.update(measure_set_metrics(set, *context_, *reference_, plan_.extrapolated));
    metrics["two_sample"] = two_sample(set, source.kind == "human" ? training_ : human_);
    ArticleMetrics article = measure_article_metrics(set, *article_, progress_);
    metrics["article"] = std::move(article.json);
    metrics["likelihood"] = source.model ? likelihood(source, era) : Json(nullptr);
    return {.metrics = std::move(metrics),
            .histogram = std::move(article.histogram),
            .nearest = std::move(article.nearest)};
  }

 private:
  void prepare(Era era) {
    if (!context_) context_.emplace(make_evaluation_context(corpus_, classifier_, plan_.length, progress_));
    if (reference_ && reference_->era == era) return;
    reference_ = make_era_reference(*context_, era, plan_.pieces);
    const auto sample = [&](Split split) {
      return sample_real_pieces(corpus_, {.split = split, .era = era, .pieces = plan_.pieces, .length = plan_.length},
                                Random(kTestedPiecesSeed));
    };
    human_ = sample(plan_.split);
    training_ = sample(Split::train);
    article_ = make_article_reference(
        corpus_, {.split = plan_.split, .era = era, .pieces = plan_.pieces, .length = plan_.length}, progress_);
  }

  static Json two_sample(const PieceSet& set, const PieceSet& real) {
    const TwoSampleTest metrics = test_two_samples(real, set, PieceFeatures::metrics);
    const TwoSampleTest style = test_two_samples(real, set, PieceFeatures::style);
    return {{"metrics_auc", metrics.auc}, {"style_auc", style.auc}, {"real", metrics.real}, {"others", metrics.others}};
  }

  Json likelihood(const PieceSource& source, Era era) {
    const LikelihoodPieces pieces{.split = std::string(to_string(plan_.split)),
                                  .era = era,
                                  .max_pieces = static_cast<int>(plan_.likelihood_pieces)};
    return to_json(measure_model_likelihood(source.model(), corpus_, pieces, progress_));
  }

  const Corpus& corpus_;
  const EraClassifier& classifier_;
  const ReportPlan& plan_;
  Progress& progress_;
  std::optional<EvaluationContext> context_;
  std::optional<EraReference> reference_;
  std::optional<ArticleReference> article_;
  PieceSet human_, training_;  // held-out pieces of the era, and as many training pieces
};

/// Whatever a column's metrics depend on, as one text.
std::string state_of(const PieceSource& source, const Corpus& corpus, const ReportPlan& plan) {
  return json_text({CLAVIER_VERSION, corpus.checksum(), to_string(plan.split), plan.pieces, plan.likelihood_pieces,
                    plan.extrapolated, plan.length.value, plan.classifier_state, source.kind, source.state});
}

/// A file name of its own for every column, percent-encoded ("%2F").
fs::path part_file(const ReportPlan& plan, Era era, const PieceSource& source) {
  std::string name = std::string(to_string(era)) + "-";
  for (const char letter : source.name) {
    if (letter != '/' && letter != '%' && letter != ' ') {
      name += letter;
      continue;
    }
    name += letter == '/' ? "%2F" : letter == '%' ? "%25" : "%20";
  }
  return plan.folder / "parts" / (name + ".json");
}

bool is_part(const Json& json) {
  return json.is_object() && json.contains("state") && json.contains("metrics") && json["metrics"].is_object() &&
         json.contains("histogram") && json["histogram"].is_string() && json.contains("nearest") &&
         json["nearest"].is_string();
}

/// Nothing where the file is missing, damaged, foreign or of another state: then it is written again.
std::optional<ReportColumn> read_part(const fs::path& file, const std::string& state) {
  if (!fs::exists(file)) return std::nullopt;
  try {
    const Json part = parse_json(as_text(read_file(file)), file.string());
    if (!is_part(part) || part["state"] != state) return std::nullopt;
    return ReportColumn{.metrics = part["metrics"], .histogram = part["histogram"], .nearest = part["nearest"]};
  } catch (const Error&) {
    return std::nullopt;
  }
}

void write_part(const fs::path& file, const std::string& state, const ReportColumn& column) {
  const Json part = {
      {"state", state}, {"metrics", column.metrics}, {"histogram", column.histogram}, {"nearest", column.nearest}};
  write_file(file, json_text(part) + "\n");
}

}  // namespace

std::vector<ReportEra> measure_report(const Corpus& corpus, const EraClassifier& classifier, const ReportPlan& plan,
                                      const SourcesOfEra& sources, Progress& progress) {
  ColumnMeasurer measurer(corpus, classifier, plan, progress);
  std::vector<ReportEra> report;
  for (const Era era : plan.eras) {
    std::vector<PieceSource> all =
        make_real_sources(corpus, {.split = plan.split, .era = era, .pieces = plan.pieces, .length = plan.length});
    for (PieceSource& source : sources(era)) all.push_back(std::move(source));
    ReportEra measured{.era = era};
    for (const PieceSource& source : all) {
      const fs::path file = part_file(plan, era, source);
      const std::string state = state_of(source, corpus, plan);
      std::optional<ReportColumn> column = read_part(file, state);
      if (!column) write_part(file, state, column.emplace(measurer.measure(source, era)));
      measured.columns.push_back(std::move(*column));
    }
    report.push_back(std::move(measured));
  }
  return report;
}

}  // namespace clavier
