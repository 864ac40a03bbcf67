#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <CLI/CLI.hpp>

#include "shared/flags.h"

namespace clavier {
namespace {

struct SampleOptions {
  int notes = 300;
  double min_p = 0.25;
  std::string density = "medium";
  std::optional<std::uint64_t> seed;
  bool json = false;
  bool guard = true;
  std::vector<std::string> out;

  template <class Visitor>
  void visit(Visitor&& visitor) {
    visitor(Option{.name = "notes", .doc = "length", .minimum = 1, .maximum = 1000}, notes);
    visitor(Option{.name = "min_p", .doc = "smallest probability", .minimum = 0, .maximum = 1}, min_p);
    visitor(Option{.name = "density", .doc = "how full", .choices = {"low", "medium", "high"}}, density);
    visitor(Option{.name = "seed", .doc = "seed"}, seed);
    visitor(Option{.name = "json", .doc = "print JSON"}, json);
    visitor(Option{.name = "guard", .doc = "the loop guard", .group = OptionGroup::sampling, .formerly = "no_loops"},
            guard);
    visitor(Option{.name = "out", .doc = "files", .formerly = "output", .value_name = "FILE"}, out);
  }
};

SampleOptions parsed(const std::string& command_line) {
  SampleOptions options;
  CLI::App program;
  add_flags(program, options);
  program.parse(command_line);
  return options;
}

std::string flag_refusal(const std::string& command_line) {
  try {
    parsed(command_line);
  } catch (const Misuse& problem) {
    return problem.what();
  }
  return "";
}

TEST(Flags, SetTheFieldsTheyAreNamedAfter) {
  const SampleOptions options =
      parsed("--notes 5 --min-p 0.5 --density low --seed 18446744073709551615 --json --no-guard");
  EXPECT_EQ(options.notes, 5);
  EXPECT_EQ(options.min_p, 0.5);
  EXPECT_EQ(options.density, "low");
  EXPECT_EQ(options.seed, 18446744073709551615ULL);
  EXPECT_TRUE(options.json);
  EXPECT_FALSE(options.guard);
}

TEST(Flags, LeaveTheDefaultsWhenNotGiven) { EXPECT_EQ(options_to_json(parsed("")), options_to_json(SampleOptions())); }

TEST(Flags, CollectRepeatedLists) {
  EXPECT_THAT(parsed("--out a.mid --out b.ogg").out, testing::ElementsAre("a.mid", "b.ogg"));
}

TEST(Flags, RefuseValuesOutOfBoundsByName) {
  EXPECT_EQ(flag_refusal("--min-p 2"), "option --min-p must be between 0 and 1, not 2");
  EXPECT_EQ(flag_refusal("--density thick"), "option --density must be one of low, medium, high, not \"thick\"");
}

TEST(Flags, RefuseTextsThatAreNoNumbers) {
  EXPECT_EQ(flag_refusal("--notes many"), "option --notes must be a whole number, not \"many\"");
  EXPECT_EQ(flag_refusal("--notes 3.5"), "option --notes must be a whole number, not \"3.5\"");
  EXPECT_EQ(flag_refusal("--seed=-1"), "option --seed must be a whole number of 0 or more, not \"-1\"");
  EXPECT_EQ(flag_refusal("--min-p nan"), "option --min-p must be between 0 and 1, not nan");
}

TEST(Flags, ShowDocumentationAndDefaultInTheHelp) {
  SampleOptions options;
  CLI::App program;
  add_flags(program, options);
  const std::string help = program.help();
  EXPECT_THAT(help, testing::HasSubstr("length (default: 300)"));
  EXPECT_THAT(help, testing::HasSubstr("--density low|medium|high"));
  EXPECT_THAT(help, testing::HasSubstr("--no-guard"));
  EXPECT_THAT(help, testing::Not(testing::HasSubstr("--no-json")));
}

TEST(Flags, AreGroupedInTheHelpAndSayWhatTheyTurnOff) {
  SampleOptions options;
  CLI::App program;
  add_flags(program, options);
  const std::string help = program.help();
  EXPECT_THAT(help, testing::ContainsRegex("Sampling options:\n  --no-guard +turn off the loop guard\n"));
  EXPECT_THAT(help, testing::HasSubstr("--out FILE"));
  EXPECT_THAT(help, testing::Not(testing::HasSubstr("output")));
}

TEST(Flags, AreNamedWhereTheirFormerNamesAreGiven) {
  EXPECT_EQ(flag_refusal("--output a.mid"), "--output is called --out now");
  EXPECT_EQ(flag_refusal("--no-no-loops"), "--no-no-loops is called --no-guard now");
  EXPECT_EQ(flag_refusal("--no-loops"), "--no-loops is called --guard now");
}

struct CopyOptions {
  std::vector<std::string> files;
  std::string out;

  template <class Visitor>
  void visit(Visitor&& visitor) {
    visitor(Option{.name = "files", .doc = "what to copy", .required = true, .value_name = "FILE", .positional = true},
            files);
    visitor(Option{.name = "out", .doc = "where to", .required = true}, out);
  }
};

TEST(Flags, MayBePositional) {
  CopyOptions options;
  CLI::App program;
  add_flags(program, options);
  program.parse("a.mid b.mid --out folder");
  EXPECT_THAT(options.files, testing::ElementsAre("a.mid", "b.mid"));
  EXPECT_EQ(options.out, "folder");
  EXPECT_THAT(program.help(), testing::HasSubstr("files FILE"));
}

TEST(Flags, MustBeGivenWhenRequired) {
  CopyOptions options;
  CLI::App program;
  add_flags(program, options);
  EXPECT_THAT([&] { program.parse("a.mid"); }, testing::ThrowsMessage<CLI::RequiredError>(testing::HasSubstr("--out")));
  EXPECT_THAT([&] { program.parse("--out folder"); },
              testing::ThrowsMessage<CLI::RequiredError>(testing::HasSubstr("files")));
}

TEST(CommandLine, GivesWhatDiffersFromTheDefaults) {
  const std::string flags = "--notes 5 --density high --no-guard --out a.mid --out 'b c.mid'";
  EXPECT_EQ(command_line("clavier sample", parsed(flags + " --json --min-p 0.25")), "clavier sample " + flags);
  EXPECT_EQ(command_line("clavier sample", SampleOptions{}), "clavier sample");
}

}  // namespace
}  // namespace clavier
