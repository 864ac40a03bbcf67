#include "cli/evaluate/originality_table.h"

#include "base/error.h"
#include "composing/open_composer.h"
#include "models/model_folder.h"
#include "plots/svg.h"
#include "shared/find_model.h"
#include "shared/report_text.h"

namespace clavier {
namespace {

constexpr std::size_t kNameWidth = 30;
constexpr std::size_t kColumnWidth = 20;

Json copy_range_json(const UsualRange& range) { return {range.low, range.median, range.high}; }

Json measures_json(const CopyMeasures& measures) {
  Json json{{"pieces", measures.pieces},
            {"notes", copy_range_json(measures.notes)},
            {"longest_run", copy_range_json(measures.longest)},
            {"longest_seconds", copy_range_json(measures.seconds)}};
  for (std::size_t length = 0; length < kMeasuredPatterns.size(); ++length)
    json["share_known_" + std::to_string(kMeasuredPatterns.at(length))] = copy_range_json(measures.shares.at(length));
  json["above_human_longest"] = measures.above_longest;
  json["above_human_share"] = measures.above_share;
  return json;
}

/// The training music, and what people have in common with it.
struct Yardstick {
  Corpus corpus;
  PassageFinder training;
  HumanTable human;
};

Yardstick open_yardstick(const std::filesystem::path& folder, Progress& progress) {
  Corpus corpus = Corpus::open(folder);
  PassageFinder training(steps_of_split(corpus, Split::train, progress));
  const auto measure = [&](const NoteSteps& piece) { return copied_from(training.text(), piece).borrowing; };
  HumanTable human = human_borrowing(corpus, measure, progress);
  return {.corpus = std::move(corpus), .training = std::move(training), .human = std::move(human)};
}

Json people_json(const Yardstick& yardstick, Era era, double seconds) {
  const auto figures = human_copy_figures(yardstick.corpus, yardstick.training.text(), era, Seconds{seconds});
  Json json{{"model", nullptr}, {"era", to_string(era)}};
  json.update(measures_json(copy_measures(figures, row_of(yardstick.human, era))));
  return json;
}

Json model_json(const Yardstick& yardstick, const std::string& wanted, const CopyRequest& request, Progress& progress) {
  const FoundModel model = find_model(wanted, request.era);
  const auto trained = trained_era(model.folder);
  const std::optional<Era> era = trained ? trained : request.era;
  const auto figures = composed_copy_figures(open_composer(model.folder, request.era), yardstick.training.text(),
                                             request.pieces, progress);
  Json json{{"model", model.name}, {"era", era ? Json(to_string(*era)) : Json(nullptr)}};
  json.update(measures_json(copy_measures(figures, row_of(yardstick.human, era))));
  return json;
}

std::string cell(std::string text, std::size_t width) {
  return text.size() < width ? std::string(width - text.size(), ' ') + text : " " + text;
}

std::string shown_range(const Json& range, double scale, int decimals) {
  const auto number = [&](std::size_t place) { return short_number(scale * range[place].get<double>(), decimals); };
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
  text +=
      cell(shown_range(row["notes"], 1, 0), kColumnWidth) + cell(shown_range(row["longest_run"], 1, 0), kColumnWidth);
  text += cell(shown_range(row["longest_seconds"], 1, 1), kColumnWidth);
  for (const char* share : {"share_known_8", "share_known_12", "share_known_16"})
    text += cell(shown_range(row[share], 100, 1), kColumnWidth);
  text += cell(shown_percent(row["above_human_longest"].get<double>()), kColumnWidth);
  return text + cell(shown_percent(row["above_human_share"].get<double>()), kColumnWidth);
}

}  // namespace

Json copy_report(const std::filesystem::path& corpus, const CopyRequest& request, Progress& progress) {
  const Yardstick yardstick = open_yardstick(corpus, progress);
  Json rows = Json::array();
  for (const Era era : kEras)
    if (!request.era || era == *request.era) rows.push_back(people_json(yardstick, era, request.pieces.seconds));
  for (const std::string& wanted : request.models) rows.push_back(model_json(yardstick, wanted, request, progress));
  return {{"version", CLAVIER_VERSION},
          {"corpus", yardstick.corpus.checksum()},
          {"seeds", request.pieces.count},
          {"seconds", request.pieces.seconds},
          {"originality", rows}};
}

std::vector<std::string> copy_table(const Json& report) {
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
