#include "studio/work/studio_request.h"

#include <algorithm>
#include <array>

#include "base/error.h"
#include "studio/music/asked_number.h"
#include "studio/work/schema_of.h"
#include "studio/work/survey_request.h"

namespace clavier {
namespace {

constexpr std::size_t kMaxLocks = 10'000;

/// What a kind of composing does not ask: the selection says it, or the given piece has it.
std::optional<std::vector<std::string>> left_out_of(const std::string& kind) {
  const std::vector<std::string> selected = {"prompt_bars", "bars_range", "hand", "keep_prompt"};
  std::vector<std::string> names = selected;
  const auto add = [&](const std::vector<std::string>& more) { names.insert(names.end(), more.begin(), more.end()); };
  if (kind == "compose") return names;
  add({"key", "meter", "tempo", "form"});
  if (kind == "continue") return names;
  add({"seconds", "notes", "bars", "loop_guard", "ngram_cache", "step_seconds"});
  if (kind == "infill" || kind == "accompany") return names;
  return std::nullopt;
}

PieceRange read_range(const Json& json) {
  const auto bad = [] { return Misuse("option range must have from, to, and the unit measures or seconds"); };
  if (!json.is_object()) throw bad();
  const Json unit = json.value("unit", Json("measures")), from = json.value("from", Json()),
             to = json.value("to", Json());
  if ((unit != "measures" && unit != "seconds") || !from.is_number() || !to.is_number()) throw bad();
  const PieceRange range{from.get<double>(), to.get<double>(), unit == "seconds"};
  if (!(range.from >= (range.in_seconds ? 0 : 1) && range.to >= range.from && range.to < 1e6)) throw bad();
  return range;
}

/// Bit 1 for the right hand, 2 for the left.
int hands_of(const Json& hand) { return hand == "right" ? 1 : hand == "left" ? 2 : 3; }

}  // namespace

const std::vector<std::string>& music_kinds() {
  static const std::vector<std::string> kinds = {"compose", "continue", "infill", "accompany", "perform", "transpose"};
  return kinds;
}

StudioRequest read_studio_request(const std::string& kind, const Json& body) {
  check_known_keys(body, {"kind", "options", "version", "range", "hand", "proposals"}, "the request");
  if (std::find(music_kinds().begin(), music_kinds().end(), kind) == music_kinds().end())
    throw Misuse("option kind must be compose, continue, infill, accompany, perform or transpose, not \"" + kind +
                 "\"");
  StudioRequest request;
  request.options = body.value("options", Json::object());
  if (!request.options.is_object()) throw Misuse("option options must be an object");
  const auto given = [&](const char* name) { return body.contains(name) && !body[name].is_null(); };
  if (given("version")) request.version = asked_number<std::int64_t>(body["version"], "option version");
  if (given("range")) request.range = read_range(body["range"]);
  if (given("hand")) {
    if (body["hand"] != "left" && body["hand"] != "right") throw Misuse("option hand must be left or right");
    request.hand = body["hand"].get<std::string>();
  }
  if (given("proposals")) request.proposals = asked_number<int>(body["proposals"], "option proposals");
  if (request.proposals < 1 || request.proposals > kMaxProposals)
    throw Misuse("option proposals must be a number from 1 to " + std::to_string(kMaxProposals));
  if (kind == "compose" && request.version) throw Misuse("option version is for work on a piece that is there");
  if (kind != "compose" && !request.version) throw Misuse("option version must be given: which piece is meant");
  check_options_of(kind, request.options);
  return request;
}

Json to_json(const StudioRequest& request) {
  Json json{{"options", request.options}, {"proposals", request.proposals}};
  if (request.version) json["version"] = *request.version;
  if (request.hand) json["hand"] = *request.hand;
  if (request.range)
    json["range"] = {{"from", request.range->from},
                     {"to", request.range->to},
                     {"unit", request.range->in_seconds ? "seconds" : "measures"}};
  return json;
}

ComposingRequest read_composing_request(const Json& options) {
  ComposingRequest request;
  Json model = Json::object(), composing = Json::object();
  for (const auto& [name, value] : options.items())
    (has_option(ModelRequest{}, name) ? model : composing)[name] = value;
  if (model.contains("model") && model["model"].is_null()) model.erase("model");
  options_from_json(model, request.model, "the options");
  options_from_json(composing, request.composing, "the options");
  return request;
}

void check_options_of(const std::string& kind, const Json& options) {
  if (kind == "perform") {
    PerformRequest request;
    options_from_json(options, request, "the options");
  } else if (kind == "transpose") {
    TransposeRequest request;
    options_from_json(options, request, "the options");
  } else {
    const ComposingRequest request = read_composing_request(options);
    const std::vector<std::string> selected = left_out_of("compose").value_or(std::vector<std::string>{});
    for (const std::string& name : selected)
      if (options.contains(name) && options[name] != options_to_json(request.composing)[name])
        throw Misuse("option " + name + " is given by the selection");
    parse_optional_era(request.model.era);
  }
}

std::optional<Json> find_schema(const std::string& kind, const std::vector<std::string>& models) {
  if (kind == "perform") return schema_of(PerformRequest{});
  if (kind == "transpose") return schema_of(TransposeRequest{});
  if (kind == "survey-kit") {
    Json schema = schema_of(SurveyRequest{});
    schema["properties"]["model"]["items"]["enum"] = models;
    return schema;
  }
  const auto left_out = left_out_of(kind);
  if (!left_out) return std::nullopt;
  Json schema = schema_of(ModelRequest{});
  schema["properties"]["model"]["enum"] = models;
  schema["properties"]["model"].erase("default");
  schema["properties"].update(schema_of(ComposeOptions{}, *left_out)["properties"]);
  return schema;
}

std::vector<FreePassage> free_passages(int bars, const std::optional<std::pair<int, int>>& range,
                                       const std::optional<std::string>& hand, const Json& locks) {
  const auto count = static_cast<std::size_t>(bars);
  std::vector<int> free(count + 2, 0);
  const int first = range ? std::max(range->first, 1) : 1, last = range ? std::min(range->second, bars) : bars;
  for (int bar = first; bar <= last; ++bar) free[static_cast<std::size_t>(bar)] = hands_of(hand ? Json(*hand) : Json());
  for (const Json& lock : locks) {
    const int end = std::min(lock.at("to").get<int>(), bars);
    for (int bar = std::max(lock.at("from").get<int>(), 1); bar <= end; ++bar)
      free[static_cast<std::size_t>(bar)] &= ~hands_of(lock.value("hand", Json()));
  }
  std::vector<FreePassage> passages;
  for (int bar = first; bar <= last; ++bar) {
    const int hands = free[static_cast<std::size_t>(bar)];
    if (hands == 0) continue;
    if (bar > first && free[static_cast<std::size_t>(bar) - 1] == hands && !passages.empty())
      passages.back().last = bar;
    else
      passages.push_back({bar, bar, (hands & 1) != 0, (hands & 2) != 0});
  }
  return passages;
}

void check_locks(const Json& locks) {
  const auto bad = [] {
    return Misuse("option locks must be a list of {\"from\": measure, \"to\": measure, \"hand\": null, left or right}");
  };
  if (!locks.is_array() || locks.size() > kMaxLocks) throw bad();
  for (const Json& lock : locks) {
    if (!lock.is_object() || !lock.contains("from") || !lock.contains("to")) throw bad();
    if (!lock["from"].is_number_integer() || !lock["to"].is_number_integer()) throw bad();
    const auto from = asked_number<int>(lock["from"], "option from"), to = asked_number<int>(lock["to"], "option to");
    const Json hand = lock.value("hand", Json());
    if (from < 1 || to < from || (!hand.is_null() && hand != "left" && hand != "right")) throw bad();
  }
}

}  // namespace clavier
