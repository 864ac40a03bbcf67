#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "studio/web_dispatch.h"
#include "studio/work/schema_of.h"
#include "studio/work/studio_request.h"

namespace clavier {
namespace {

using testing::ElementsAre;
using testing::IsEmpty;

struct SomeOptions {
  double temperature = 0.9;
  int bars = 8;
  bool guard = true;
  std::string form = "free";
  std::optional<int> seed;
  std::vector<std::string> model;

  template <class Visitor>
  void visit(Visitor&& visitor) {
    visitor(Option{.name = "temperature", .doc = "higher is bolder", .minimum = 0, .maximum = 2}, temperature);
    visitor(Option{.name = "bars", .doc = "length", .minimum = 1, .group = OptionGroup::advanced}, bars);
    visitor(Option{.name = "guard", .doc = "the guard"}, guard);
    visitor(Option{.name = "form", .doc = "form", .choices = {"free", "rondo"}}, form);
    visitor(Option{.name = "seed", .doc = "seed", .required = true}, seed);
    visitor(Option{.name = "model", .doc = "models"}, model);
  }
};

TEST(SchemaOf, HasEachOptionWithItsTypeAndBounds) {
  const Json schema = schema_of(SomeOptions{});
  const Json& options = schema.at("properties");
  EXPECT_EQ(options.at("temperature"), Json::parse(R"({"type": "number", "description": "higher is bolder",
            "minimum": 0.0, "maximum": 2.0, "default": 0.9, "x-group": "common"})"));
  EXPECT_EQ(options.at("bars").at("type"), "integer");
  EXPECT_EQ(options.at("bars").at("x-group"), "more");
  EXPECT_FALSE(options.at("bars").contains("maximum"));
  EXPECT_EQ(options.at("guard").at("type"), "boolean");
  EXPECT_EQ(options.at("form").at("enum"), (Json{"free", "rondo"}));
  EXPECT_EQ(options.at("seed").at("type"), "integer");
  EXPECT_FALSE(options.at("seed").contains("default"));
  EXPECT_EQ(options.at("model").at("items").at("type"), "string");
  EXPECT_EQ(schema.at("required"), Json::array({"seed"}));
  EXPECT_EQ(schema.at("additionalProperties"), false);
}

TEST(SchemaOf, KeepsTheOrderOfDeclarationAndLeavesOut) {
  std::vector<std::string> names;
  const Json schema = schema_of(SomeOptions{}, {"bars", "form"});
  for (const auto& [name, option] : schema.at("properties").items()) names.push_back(name);
  EXPECT_THAT(names, ElementsAre("temperature", "guard", "seed", "model"));
}

TEST(StudioRequest, HasASchemaForEachKindOfWork) {
  for (const std::string& kind : music_kinds()) EXPECT_TRUE(find_schema(kind, {"transformer"})) << kind;
  EXPECT_TRUE(find_schema("survey-kit", {}));
  EXPECT_FALSE(find_schema("dance", {}));
  const Json compose = find_schema("compose", {"transformer", "lstm"})->at("properties");
  EXPECT_EQ(compose.at("model").at("enum"), (Json{"transformer", "lstm"}));
  EXPECT_TRUE(compose.contains("key"));
  EXPECT_FALSE(find_schema("infill", {})->at("properties").contains("key"));
}

TEST(StudioRequest, NamesTheOptionThatIsWrong) {
  const auto refusal = [](const std::string& kind, const Json& body) -> std::string {
    try {
      read_studio_request(kind, body);
    } catch (const Error& problem) {
      return error_json(problem).value("option", "none");
    }
    return "accepted";
  };
  EXPECT_EQ(refusal("compose", {{"options", {{"bars", 8}}}}), "accepted");
  EXPECT_EQ(refusal("compose", {{"options", {{"bars", 0}}}}), "bars");
  EXPECT_EQ(refusal("compose", {{"options", {{"era", "jazz"}}}}), "era");
  EXPECT_EQ(refusal("compose", {{"proposals", 9}}), "proposals");
  EXPECT_EQ(refusal("infill", Json::object()), "version");
  EXPECT_EQ(refusal("infill", {{"version", 1}, {"hand", "foot"}}), "hand");
  EXPECT_EQ(refusal("infill", {{"version", 1}, {"range", {{"from", 3}, {"to", 2}}}}), "range");
  EXPECT_EQ(refusal("transpose", {{"version", 1}, {"options", {{"semitones", 99}}}}), "semitones");
  EXPECT_EQ(refusal("dance", Json::object()), "kind");
}

TEST(StudioRequest, SurvivesBeingStored) {
  const Json body{{"options", {{"bars", 8}}},
                  {"version", 7},
                  {"range", {{"from", 1.5}, {"to", 2.5}, {"unit", "seconds"}}},
                  {"hand", "left"},
                  {"proposals", 2}};
  const StudioRequest once = read_studio_request("continue", body);
  EXPECT_EQ(to_json(read_studio_request("continue", to_json(once))), to_json(once));
}

TEST(FreePassages, AreAllWithoutLocks) {
  EXPECT_THAT(free_passages(8, std::nullopt, std::nullopt, Json::array()), ElementsAre(FreePassage{1, 8, true, true}));
  EXPECT_THAT(free_passages(8, std::pair(3, 4), "left", Json::array()), ElementsAre(FreePassage{3, 4, false, true}));
  EXPECT_THAT(free_passages(8, std::pair(7, 99), std::nullopt, Json::array()),
              ElementsAre(FreePassage{7, 8, true, true}));
}

TEST(FreePassages, LeaveOutWhatIsLocked) {
  const Json locks = Json::parse(R"([{"from": 3, "to": 4, "hand": null}, {"from": 6, "to": 6, "hand": "left"}])");
  EXPECT_THAT(free_passages(8, std::nullopt, std::nullopt, locks),
              ElementsAre(FreePassage{1, 2, true, true}, FreePassage{5, 5, true, true}, FreePassage{6, 6, true, false},
                          FreePassage{7, 8, true, true}));
  EXPECT_THAT(free_passages(8, std::pair(3, 4), std::nullopt, locks), IsEmpty());
  EXPECT_THAT(free_passages(8, std::pair(6, 6), "left", locks), IsEmpty());
}

TEST(MatchPath, FindsWhatNamesStandFor) {
  using Named = std::map<std::string, std::string>;
  EXPECT_EQ(match_path("/api/jobs/{id}", "/api/jobs/7"), (Named{{"id", "7"}}));
  EXPECT_EQ(match_path("/v/{id}/piece.{ending}", "/v/7/piece.pdf"), (Named{{"id", "7"}, {"ending", "pdf"}}));
  EXPECT_EQ(match_path("/s/{opaque}.ogg", "/s/a.b.ogg"), (Named{{"opaque", "a.b"}}));
  EXPECT_EQ(match_path("/", "/"), Named{});
  EXPECT_EQ(match_path("/api/jobs/{id}", "/api/jobs/"), std::nullopt);
  EXPECT_EQ(match_path("/api/jobs/{id}", "/api/jobs/7/"), std::nullopt);
  EXPECT_EQ(match_path("/api/jobs/{id}", "/api/jobs/7/events"), std::nullopt);
  EXPECT_EQ(match_path("/s/{opaque}.ogg", "/s/.ogg"), std::nullopt);
}

}  // namespace
}  // namespace clavier
