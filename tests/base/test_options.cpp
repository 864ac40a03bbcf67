#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "base/options.h"

namespace clavier {
namespace {

struct SampleOptions {
  int notes = 300;
  double temperature = 1.0;
  std::string model = "default";
  std::optional<std::uint64_t> seed;

  template <class Visitor>
  void visit(Visitor&& visitor) {
    visitor(Option{.name = "notes", .doc = "length", .minimum = 1, .maximum = 1000}, notes);
    visitor(Option{.name = "temperature", .doc = "boldness", .minimum = 0.01, .maximum = 10}, temperature);
    visitor(Option{.name = "model", .doc = "network", .choices = {"default", "gan"}}, model);
    visitor(Option{.name = "seed", .doc = "seed"}, seed);
  }
};

std::string refusal(const Json& json) {
  SampleOptions options;
  try {
    options_from_json(json, options, "sample.json");
  } catch (const Misuse& problem) {
    return problem.what();
  }
  return "";
}

TEST(Options, SurviveARoundTripThroughJson) {
  SampleOptions written{.notes = 5, .temperature = 0.5, .model = "gan", .seed = 7};
  SampleOptions read;
  options_from_json(options_to_json(written), read, "sample.json");
  EXPECT_EQ(options_to_json(read), options_to_json(written));
}

TEST(Options, ListTheKnownMembersWhenOneIsUnknown) {
  EXPECT_EQ(refusal({{"note", 3}}),
            "unknown option \"note\" in sample.json; known are notes, temperature, model, seed");
}

TEST(Options, RefuseValuesOutOfBounds) {
  EXPECT_THAT(refusal({{"notes", 0}}), testing::HasSubstr("between 1 and 1000"));
  EXPECT_THAT(refusal({{"model", "bach"}}), testing::HasSubstr("one of default, gan"));
}

TEST(Options, PrintBoundsInPlainDigits) {
  EXPECT_THAT(refusal({{"temperature", 2e6}}), testing::HasSubstr("between 0.01 and 10, not 2000000"));
}

TEST(Options, RefuseValuesOfAnotherType) {
  EXPECT_THAT(refusal({{"notes", "many"}}), testing::HasSubstr("a whole number"));
  EXPECT_THAT(refusal({{"notes", 1ULL << 40}}), testing::HasSubstr("a smaller number"));
  EXPECT_THAT(refusal({{"seed", -1}}), testing::HasSubstr("0 or more"));
}

/// An option that must be given, and one with a former name.
struct RenamedOptions {
  std::string corpus;
  bool ngram_cache = true;

  template <class Visitor>
  void visit(Visitor&& visitor) {
    visitor(Option{.name = "corpus", .doc = "folder", .required = true}, corpus);
    visitor(Option{.name = "ngram_cache", .doc = "the cache", .formerly = "recall"}, ngram_cache);
  }
};

TEST(Options, AreReadByTheirFormerNamesAndWrittenByTheirNewOnes) {
  RenamedOptions options;
  options_from_json({{"corpus", "c"}, {"recall", false}}, options, "old.json");
  EXPECT_FALSE(options.ngram_cache);
  EXPECT_EQ(options_to_json(options), Json({{"corpus", "c"}, {"ngram_cache", false}}));
}

TEST(Options, RefuseBothNamesOfOne) {
  RenamedOptions options;
  EXPECT_THAT(([&] {
                options_from_json({{"corpus", "c"}, {"recall", false}, {"ngram_cache", true}}, options, "old.json");
              }),
              testing::ThrowsMessage<Misuse>(
                  testing::HasSubstr("ngram_cache is given twice in old.json: \"recall\" is its former name")));
  EXPECT_TRUE(options.ngram_cache);
}

TEST(Options, ListNoFormerNamesAmongTheKnownOnes) {
  RenamedOptions options;
  EXPECT_THAT(
      [&] {
        options_from_json({{"corpus", "c"}, {"cache", 1}}, options, "old.json");
      },
      testing::ThrowsMessage<Misuse>(testing::EndsWith("known are corpus, ngram_cache")));
}

TEST(Options, MustBeGivenWhenRequired) {
  RenamedOptions options;
  EXPECT_THAT([&] { options_from_json(Json::object(), options, "request"); },
              testing::ThrowsMessage<Misuse>(testing::StrEq("option corpus must be given in request")));
  EXPECT_THROW(check_options(options), Misuse);
  options.corpus = "c";
  options_from_json(Json::object(), options, "request");
  check_options(options);
}

TEST(Options, AreFoundByBothNames) {
  EXPECT_TRUE(has_option(RenamedOptions{}, "recall"));
  EXPECT_TRUE(has_option(RenamedOptions{}, "ngram_cache"));
  EXPECT_FALSE(has_option(RenamedOptions{}, ""));
}

TEST(Json, NamesTheByteOfASyntaxError) {
  try {
    parse_json("{\"a\": }", "sample.json");
    FAIL();
  } catch (const Error& problem) {
    EXPECT_STREQ(problem.what(), "cannot read sample.json: not valid JSON at byte 7");
  }
}

TEST(Json, RefusesNumbersBeyondTheRangeOfDouble) { EXPECT_THROW(parse_json("{\"a\": 1e956}", "sample.json"), Error); }

TEST(Json, GivesWholeNumbersThatFit) {
  EXPECT_EQ(whole_number<std::uint8_t>(255, "a pitch"), 255);
  EXPECT_EQ(whole_number<int>(-7, "a part"), -7);
  EXPECT_EQ(whole_number<std::uint64_t>(std::numeric_limits<std::uint64_t>::max(), "notes"),
            std::numeric_limits<std::uint64_t>::max());
  for (const Json& json : {Json(256), Json(-1), Json(664.67), Json(1e300), Json("4"), Json(nullptr), Json(true)})
    EXPECT_THROW(whole_number<std::uint8_t>(json, "a pitch"), Error) << json;
  EXPECT_THROW(whole_number<int>(std::numeric_limits<std::uint64_t>::max(), "a part"), Error);
  EXPECT_THROW(whole_number<int>(std::int64_t{-3000000000}, "a part"), Error);
}

TEST(Json, RefusesDeepNesting) { EXPECT_THROW(parse_json(std::string(100, '['), "sample.json"), Error); }

}  // namespace
}  // namespace clavier
