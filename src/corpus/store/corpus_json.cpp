#include "corpus/store/corpus_json.h"

#include <algorithm>
#include <array>
#include <cmath>

#include "base/error.h"
#include "base/error_line.h"
#include "base/utf8.h"

namespace clavier {
namespace {

constexpr int kFormat = 1;

/// In the order of DropReason.
constexpr std::array<std::string_view, kDropReasons> kReasons = {
    "unreadable", "empty", "too short", "not piano solo", "rights", "no era", "duplicate", "overlap", "short part"};

template <std::size_t Count>
std::size_t place_in(const std::array<std::string_view, Count>& names, const std::string& name) {
  const auto found = std::find(names.begin(), names.end(), name);
  if (found == names.end()) throw Error("unknown word \"" + name + "\"");
  return static_cast<std::size_t>(found - names.begin());
}

Json era_json(std::optional<Era> era) { return era ? Json(to_string(*era)) : Json(nullptr); }

std::optional<Era> era_from(const Json& json) {
  if (json.is_null()) return std::nullopt;
  return parse_era(json.get<std::string>());
}

/// Rounds to 1/`steps`: tenths of a second, thousandths of a share. The text is short and the same on every machine.
double rounded(double value, double steps) { return std::round(value * steps) / steps; }

Json piece_json(const CorpusPiece& piece) {
  return {{"file", valid_utf8(piece.file)},
          {"part", piece.part},
          {"composer", valid_utf8(piece.composer)},
          {"title", valid_utf8(piece.title)},
          {"era", to_string(piece.era)},
          {"folder_era", era_json(piece.folder_era)},
          {"split", to_string(piece.split)},
          {"work", valid_utf8(piece.work)},
          {"notes", piece.notes},
          {"seconds", rounded(piece.seconds, 10)},
          {"grid", rounded(piece.grid, 1000)},
          {"licence", valid_utf8(piece.licence)},
          {"free", piece.free}};
}

CorpusPiece piece_from(const Json& json) {
  constexpr std::array<std::string_view, 3> kSplits = {"train", "validation", "test"};
  return {.file = json.at("file").get<std::string>(),
          .part = whole_number<int>(json.at("part"), "part"),
          .composer = json.at("composer").get<std::string>(),
          .title = json.at("title").get<std::string>(),
          .era = parse_era(json.at("era").get<std::string>()),
          .folder_era = era_from(json.at("folder_era")),
          .split = static_cast<Split>(place_in(kSplits, json.at("split").get<std::string>())),
          .work = json.at("work").get<std::string>(),
          .notes = whole_number<std::uint64_t>(json.at("notes"), "notes"),
          .seconds = json.at("seconds").get<double>(),
          .grid = json.at("grid").get<double>(),
          .licence = json.at("licence").get<std::string>(),
          .free = json.at("free").get<bool>()};
}

Json dropped_json(const DroppedPiece& dropped) {
  return {{"file", valid_utf8(dropped.file)},
          {"part", dropped.part},
          {"composer", valid_utf8(dropped.composer)},
          {"title", valid_utf8(dropped.title)},
          {"era", era_json(dropped.era)},
          {"folder_era", era_json(dropped.folder_era)},
          {"reason", to_string(dropped.reason)},
          {"detail", valid_utf8(dropped.detail)}};
}

DroppedPiece dropped_from(const Json& json) {
  return {.file = json.at("file").get<std::string>(),
          .part = whole_number<int>(json.at("part"), "part"),
          .composer = json.at("composer").get<std::string>(),
          .title = json.at("title").get<std::string>(),
          .era = era_from(json.at("era")),
          .folder_era = era_from(json.at("folder_era")),
          .reason = static_cast<DropReason>(place_in(kReasons, json.at("reason").get<std::string>())),
          .detail = json.at("detail").get<std::string>()};
}

}  // namespace

std::string_view to_string(DropReason reason) { return kReasons.at(static_cast<std::size_t>(reason)); }

Json to_json(const CorpusContents& contents) {
  Json list = {{"format", kFormat}, {"version", CLAVIER_VERSION}, {"checksum", ""}, {"options", contents.options}};
  list["unknown_composers"] = Json::array();
  for (const std::string& composer : contents.unknown_composers)
    list["unknown_composers"].push_back(valid_utf8(composer));
  list["other_files"] = contents.other_files;
  list["pieces"] = Json::array();
  for (const CorpusPiece& piece : contents.pieces) list["pieces"].push_back(piece_json(piece));
  list["dropped"] = Json::array();
  for (const DroppedPiece& dropped : contents.dropped) list["dropped"].push_back(dropped_json(dropped));
  return list;
}

CorpusContents contents_from_json(const Json& list, std::string_view where) try {
  if (whole_number<int>(list.at("format"), "format") != kFormat)
    throw Error("it was written by another version of clavier");
  CorpusContents contents;
  contents.options = list.at("options");
  contents.unknown_composers = list.at("unknown_composers").get<std::vector<std::string>>();
  if (const auto found = list.find("other_files"); found != list.end()) contents.other_files = found->get<OtherFiles>();
  for (const Json& piece : list.at("pieces")) contents.pieces.push_back(piece_from(piece));
  for (const Json& dropped : list.at("dropped")) contents.dropped.push_back(dropped_from(dropped));
  return contents;
} catch (const std::exception& problem) {
  throw Error("cannot read " + std::string(where) + ": " + reason_of(problem) + "; build the corpus again");
}

std::string checksum_from_json(const Json& list, std::string_view where) {
  const auto found = list.find("checksum");
  const std::string checksum = found != list.end() && found->is_string() ? found->get<std::string>() : "";
  if (checksum.size() != 16 || checksum.find_first_not_of("0123456789abcdef") != std::string::npos)
    throw Error("cannot read " + std::string(where) + ": its checksum is damaged; build the corpus again");
  return checksum;
}

}  // namespace clavier
