#include "originality/human_baseline_json.h"

namespace clavier {
namespace {

constexpr double kMaxNotes = 1e9;

std::string row_name(std::size_t row) { return row < kEras.size() ? std::string(to_string(kEras.at(row))) : "all"; }

Json range_json(const ReferenceRange& range) { return {range.low, range.median, range.high}; }

ReferenceRange range_from_json(const Json& json) {
  if (!json.is_array() || json.size() != 3) throw Error("a range of the human baseline is not three numbers");
  return {.low = json[0].get<double>(), .median = json[1].get<double>(), .high = json[2].get<double>()};
}

HumanBaselineRow row_from_json(const Json& json) {
  HumanBaselineRow row;
  for (const Json& entry : json) {
    row.push_back({.notes = entry.at("notes").get<double>(),
                   .excerpts = whole_number<std::size_t>(entry.at("excerpts"), "excerpts"),
                   .longest = range_from_json(entry.at("longest")),
                   .share = range_from_json(entry.at("share"))});
    const double before = row.size() < 2 ? 0 : row[row.size() - 2].notes;
    if (!(row.back().notes > before) || row.back().notes > kMaxNotes)
      throw Error("the lengths of the excerpts of the human baseline do not rise");
  }
  return row;
}

}  // namespace

Json to_json(const HumanBaselineTable& table) {
  Json json = Json::object();
  for (std::size_t row = 0; row < table.size(); ++row) {
    Json& entries = json[row_name(row)] = Json::array();
    for (const HumanBaseline& human : table.at(row))
      entries.push_back({{"notes", human.notes},
                         {"excerpts", human.excerpts},
                         {"longest", range_json(human.longest)},
                         {"share", range_json(human.share)}});
  }
  return json;
}

HumanBaselineTable human_baseline_table_from_json(const Json& json) {
  HumanBaselineTable table;
  for (std::size_t row = 0; row < table.size(); ++row) table.at(row) = row_from_json(json.at(row_name(row)));
  return table;
}

}  // namespace clavier
