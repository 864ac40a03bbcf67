#include "cli/evaluate/originality_table.h"

#include "base/error.h"
#include "composing/open_composer.h"
#include "models/open_model.h"
#include "plots/svg.h"
#include "shared/find_model.h"
#include "shared/report_text.h"

namespace clavier {
namespace {

constexpr std::size_t kNameWidth = 30;
constexpr std::size_t kColumnWidth = 20;

Json range_json(const ReferenceRange& range) { return {range.low, range.median, range.high}; }

Json measures_json(const OriginalitySummary& measures) {
  Json json{{"pieces", measures.pieces},
            {"notes", range_json(measures.notes)},
            {"longest_match", range_json(measures.longest)},
            {"longest_seconds", range_json(measures.seconds)}};
  for (std::size_t length = 0; length < kNgramLengths.size(); ++length)
    json["ngram_overlap_" + std::to_string(kNgramLengths.at(length))] = range_json(measures.shares.at(length));
  json["above_human_longest_match"] = measures.above_human_longest;
  json["above_human_ngram_overlap"] = measures.above_human_share;
  return json;
}

/// The training music, and what people have in common with it.
struct OriginalityContext {
  Corpus corpus;
  PassageFinder training;
  HumanBaselineTable human;
};

OriginalityContext open_originality_context(const std::filesystem::path& folder, Progress& progress) {
  Corpus corpus = Corpus::open(folder);
  PassageFinder training(read_interval_sequences(corpus, Split::train, progress));
  const auto measure = [&](const IntervalSequence& piece) { return locate_overlap(training.text(), piece).overlap; };
  HumanBaselineTable human = measure_human_baseline(corpus, measure, progress);
  return {.corpus = std::move(corpus), .training = std::move(training), .human = std::move(human)};
}

Json human_json(const OriginalityContext& context, Era era, double seconds) {
  const auto metrics = measure_human_originality(context.corpus, context.training.text(), era, Seconds{seconds});
  Json json{{"model", nullptr}, {"era", to_string(era)}};
  json.update(measures_json(summarise_originality(metrics, baseline_row_of(context.human, era))));
  return json;
}

Json model_json(const OriginalityContext& context, const std::string& wanted, const OriginalityRequest& request,
                Progress& progress) {
  const FoundModel model = find_model(wanted, request.era);
  const Model opened = open_model(model.folder);
  const auto trained = opened.trained_era();
  const std::optional<Era> era = trained ? trained : request.era;
  const auto metrics = measure_generated_originality(make_composer(opened, request.era), context.training.text(),
                                                     request.pieces, progress);
  Json json{{"model", model.name}, {"era", era ? Json(to_string(*era)) : Json(nullptr)}};
  json.update(measures_json(summarise_originality(metrics, baseline_row_of(context.human, era))));
  return json;
}

std::string cell(std::string text, std::size_t width) {
  return text.size() < width ? std::string(width - text.size(), ' ') + text : " " + text;
}

std::string format_range(const Json& range, double scale, int decimals) {
  const auto number = [&](std::size_t place) { return format_number(scale * range[place].get<double>(), decimals); };
  return number(1) + " (" + number(0) + "-" + number(2) + ")";
}

std::string name_of(const Json& row) {
  const std::string era = row["era"].is_null() ? "" : row["era"].get<std::string>();
  return row["model"].is_null() ? "people, " + era : row["model"].get<std::string>() + ", " + era;
}

std::string table_row(const Json& row) {
  std::string text = name_of(row);
  text.resize(std::max(text.size(), kNameWidth), ' ');
  text += cell(std::to_string(row["pieces"].get<std::size_t>()), kColumnWidth / 3);
  text += cell(format_range(row["notes"], 1, 0), kColumnWidth) +
          cell(format_range(row["longest_match"], 1, 0), kColumnWidth);
  text += cell(format_range(row["longest_seconds"], 1, 1), kColumnWidth);
  for (const char* share : {"ngram_overlap_8", "ngram_overlap_12", "ngram_overlap_16"})
    text += cell(format_range(row[share], 100, 1), kColumnWidth);
  text += cell(format_percent(row["above_human_longest_match"].get<double>()), kColumnWidth);
  return text + cell(format_percent(row["above_human_ngram_overlap"].get<double>()), kColumnWidth);
}

}  // namespace

Json report_originality(const std::filesystem::path& corpus, const OriginalityRequest& request, Progress& progress) {
  const OriginalityContext context = open_originality_context(corpus, progress);
  Json rows = Json::array();
  for (const Era era : kEras)
    if (!request.era || era == *request.era) rows.push_back(human_json(context, era, request.pieces.seconds));
  for (const std::string& wanted : request.models) rows.push_back(model_json(context, wanted, request, progress));
  return {{"version", CLAVIER_VERSION},
          {"corpus", context.corpus.checksum()},
          {"seeds", request.pieces.count},
          {"seconds", request.pieces.seconds},
          {"originality", rows}};
}

std::vector<std::string> originality_table(const Json& report) {
  std::string heading = "median (95 % of the pieces)";
  heading.resize(kNameWidth, ' ');
  heading += cell("pieces", kColumnWidth / 3);
  for (const char* column : {"notes", "longest, notes", "longest, s", "8-note known, %", "12-note known, %",
                             "16-note known, %", "above people, run", "above people, 12"})
    heading += cell(column, kColumnWidth);
  std::vector<std::string> rows{heading};
  for (const Json& row : report["originality"]) rows.push_back(table_row(row));
  return rows;
}

}  // namespace clavier
