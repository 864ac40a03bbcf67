#include "originality/human_baseline_json.h"

namespace clavier {
namespace {

constexpr double kMostNotes = 1e9;

std::string row_name(std::size_t row) { return row < kEras.size() ? std::string(to_string(kEras.at(row))) : "all"; }

Json range_json(const UsualRange& range) { return {range.low, range.median, range.high}; }

UsualRange range_from_json(const Json& json) {
  if (!json.is_array() || json.size() != 3) throw Error("a range of people's figures is not three numbers");
  return {.low = json[0].get<double>(), .median = json[1].get<double>(), .high = json[2].get<double>()};
}

HumanRow row_from_json(const Json& json) {
  HumanRow row;
  for (const Json& entry : json) {
    row.push_back({.notes = entry.at("notes").get<double>(),
                   .excerpts = entry.at("excerpts").get<std::size_t>(),
                   .longest = range_from_json(entry.at("longest")),
                   .share = range_from_json(entry.at("share"))});
    const double before = row.size() < 2 ? 0 : row[row.size() - 2].notes;
    if (!(row.back().notes > before) || row.back().notes > kMostNotes)
      throw Error("the lengths of people's excerpts do not rise");
  }
  return row;
}

}  // namespace

Json to_json(const HumanTable& table) {
  Json json = Json::object();
  for (std::size_t row = 0; row < table.size(); ++row) {
    Json& entries = json[row_name(row)] = Json::array();
    for (const HumanBorrowing& human : table.at(row))
      entries.push_back({{"notes", human.notes},
                         {"excerpts", human.excerpts},
                         {"longest", range_json(human.longest)},
                         {"share", range_json(human.share)}});
  }
  return json;
}

HumanTable human_table_from_json(const Json& json) {
  HumanTable table;
  for (std::size_t row = 0; row < table.size(); ++row) table.at(row) = row_from_json(json.at(row_name(row)));
  return table;
}

}  // namespace clavier
