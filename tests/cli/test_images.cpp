#include <gmock/gmock.h>
#include <gtest/gtest.h>
#include <unistd.h>

#include "base/files.h"
#include "cli/compose/compose_report.h"
#include "cli/evaluate/roll_json.h"
#include "cli/inspect/model_report.h"
#include "cli/program.h"
#include "support/random_gan_checkpoint.h"
#include "support/real_pieces.h"

namespace clavier {
namespace {

using testing::AllOf;
using testing::HasSubstr;

/// A GAN that generates rolls and a corpus, on disk.
class RollCommands : public testing::Test {
 protected:
  void SetUp() override {
    write_gan_checkpoint(model(), random_roll_checkpoint(small_roll_network(), 1), Precision::f32);
    write_corpus(corpus(), support::small_corpus(1500));
  }
  void TearDown() override { std::filesystem::remove_all(folder_); }

  std::string model() const { return (folder_ / "gan").string(); }
  std::string corpus() const { return (folder_ / "corpus").string(); }
  std::string file(const std::string& name) const { return (folder_ / name).string(); }

  /// The program's standard output, or its standard error when it fails.
  std::string run(const std::vector<std::string>& arguments, int expected_code) const {
    std::vector<const char*> argv{"clavier"};
    for (const std::string& argument : arguments) argv.push_back(argument.c_str());
    argv.push_back(nullptr);
    testing::internal::CaptureStdout();
    testing::internal::CaptureStderr();
    const int code = run_program(static_cast<int>(argv.size()) - 1, argv.data());
    const std::string out = testing::internal::GetCapturedStdout(), error = testing::internal::GetCapturedStderr();
    EXPECT_EQ(code, expected_code) << error;
    return expected_code == 0 ? out : error;
  }

  const std::filesystem::path folder_ =
      std::filesystem::temp_directory_path() / ("clavier-images-" + std::to_string(getpid()));
};

TEST_F(RollCommands, ComposeTheSamePieceForTheSameSeed) {
  for (const char* name : {"a.mid", "b.mid"})
    run({"compose", "--model", model(), "--era", "modernist", "--seed", "3", "--seconds", "5", "--out", file(name)}, 0);
  EXPECT_EQ(read_file(file("a.mid")), read_file(file("b.mid")));
}

TEST_F(RollCommands, ReportChangesForTwoHands) {
  const std::vector<std::string> command{"compose", "--model", model(), "--seconds", "5", "--out", file("a.mid")};
  EXPECT_THAT(run(command, 0), HasSubstr("changed for two hands"));
  std::vector<std::string> with_json = command;
  with_json.push_back("--json");
  const Json report = parse_json(run(with_json, 0), "the report");
  EXPECT_GT(report["changed_for_hands"]["unreachable"], 0);
}

TEST_F(RollCommands, RefuseUnsupportedOptionsInOneLine) {
  const auto complaint = [&](const std::vector<std::string>& more) {
    std::vector<std::string> arguments{"compose", "--model", model(), "--out", file("a.mid")};
    arguments.insert(arguments.end(), more.begin(), more.end());
    const std::string said = run(arguments, 2);
    EXPECT_EQ(std::count(said.begin(), said.end(), '\n'), 1) << said;
    return said;
  };
  EXPECT_THAT(complaint({"--era", "baroque"}), HasSubstr("does not know the era baroque, only modernist"));
  EXPECT_THAT(complaint({"--temperature", "2"}), HasSubstr("temperature"));
  EXPECT_THAT(complaint({"--no-ngram-cache"}), HasSubstr("ngram_cache"));
  EXPECT_THAT(complaint({"--no-recall"}), HasSubstr("--no-recall is called --no-ngram-cache now"));
  EXPECT_THAT(complaint({"--seconds", "5", "--notes", "9"}), HasSubstr("not both"));
  EXPECT_FALSE(std::filesystem::exists(file("a.mid")));
}

TEST_F(RollCommands, AreInspected) {
  EXPECT_THAT(run({"inspect", model()}, 0), AllOf(HasSubstr("[\"modernist\"]"), HasSubstr("network.channels")));
}

TEST_F(RollCommands, AreCountedWhenTheyAreDegenerate) {
  const Json report = parse_json(
      run({"evaluate", "degeneracy", "--model", model(), "--seeds", "2", "--seconds", "5", "--json"}, 0), "it");
  EXPECT_EQ(report["degeneracy"][0]["pieces"], 2);
  EXPECT_EQ(report["command"], "clavier evaluate degeneracy --model " + model() + " --seeds 2 --seconds 5");
  EXPECT_TRUE(report["corpus"].is_null());
  EXPECT_EQ(report["options"]["seeds"], 2);
}

TEST_F(RollCommands, AreMeasuredBesideRealOnes) {
  const std::vector<std::string> command{"evaluate", "rolls",   "--model", model(), "--corpus",
                                         corpus(),   "--seeds", "4",       "--out", file("pairs.svg")};
  EXPECT_THAT(run(command, 0),
              AllOf(HasSubstr("modernist"), HasSubstr("notes_per_second"), HasSubstr("FID of sets of 4")));
  EXPECT_TRUE(std::filesystem::exists(file("pairs.svg")));
  std::vector<std::string> with_json = command;
  with_json.push_back("--json");
  const Json report = parse_json(run(with_json, 0), "the report");
  EXPECT_EQ(report["corpus"], Corpus::open(corpus()).checksum());
  EXPECT_EQ(report["statistics"]["generated"]["rolls"], 4);
  EXPECT_EQ(report["nearest"]["samples"].size(), 4u);
  EXPECT_GT(report["ratios_to_held_out"]["generated"]["notes_per_second"], 1);
  EXPECT_GT(report["set_distances"]["generated"], report["set_distances"]["real_vs_real"]);
}

TEST_F(RollCommands, AreNotMeasuredWithoutRealOnesOrAsNotes) {
  EXPECT_THAT(run({"evaluate", "rolls", "--corpus", corpus()}, 2), HasSubstr("--era"));
  EXPECT_THAT(run({"evaluate", "rolls", "--corpus", corpus(), "--era", "modernist"}, 1), HasSubstr("no modernist"));
  EXPECT_THAT(run({"evaluate", "rolls", "--model", model()}, 2), HasSubstr("--corpus"));
  EXPECT_THAT(run({"evaluate", "likelihood", "--model", model(), "--corpus", corpus()}, 2), HasSubstr("rolls"));
  EXPECT_THAT(run({"evaluate", "rolls", "--model", model(), "--corpus", corpus(), "--split", "train"}, 2),
              HasSubstr("--split"));
  EXPECT_THAT(run({"evaluate", "rolls", "--model", model(), "--corpus", corpus(), "--out", "a.png"}, 2),
              HasSubstr(".svg"));
}

}  // namespace
}  // namespace clavier
