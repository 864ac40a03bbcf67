#include <gmock/gmock.h>
#include <gtest/gtest.h>
#include <unistd.h>

#include "cli/evaluate/likelihood_table.h"
#include "cli/program.h"

namespace clavier {
namespace {

using testing::AllOf;
using testing::HasSubstr;

struct ProgramRun {
  int code = 0;
  std::string output;
  std::string error;
};

ProgramRun run(std::vector<const char*> arguments) {
  arguments.insert(arguments.begin(), "clavier");
  arguments.push_back(nullptr);
  testing::internal::CaptureStdout();
  testing::internal::CaptureStderr();
  ProgramRun run{.code = run_program(static_cast<int>(arguments.size()) - 1, arguments.data())};
  run.output = testing::internal::GetCapturedStdout();
  run.error = testing::internal::GetCapturedStderr();
  return run;
}

TEST(LikelihoodTable, HasAHeadingAndARowForEachModel) {
  ModelLikelihood model{.name = "markov-baroque", .report = {}, .coverage = 0.9876};
  model.report.pitch = {.mean = 3.24, .low = 3.182, .high = 3.304};
  const std::vector<std::string> rows = likelihood_table({model, model});
  ASSERT_EQ(rows.size(), 3u);
  EXPECT_THAT(rows[0], testing::MatchesRegex("nats a note +pitch .*coverage"));
  EXPECT_THAT(rows[1], AllOf(HasSubstr("3.240 (3.182-3.304)"), HasSubstr("98.8 %")));
}

TEST(Evaluate, AloneShowsItsCommands) {
  const ProgramRun help = run({"evaluate"});
  EXPECT_EQ(help.code, 0);
  for (const char* command : {"report", "likelihood", "rolls", "degeneracy", "originality", "survey", "survey-kit"})
    EXPECT_THAT(help.output, HasSubstr("\n  " + std::string(command) + " "));
}

TEST(Evaluate, NamesTheCommandThatAFormerFlagIs) {
  const ProgramRun refused = run({"evaluate", "--rolls", "--model", "gan"});
  EXPECT_EQ(refused.code, 2);
  EXPECT_THAT(refused.error, HasSubstr("clavier evaluate --rolls is called clavier evaluate rolls now; see"));
}

TEST(Evaluate, AsksForACommandBeforeOptions) {
  const ProgramRun refused = run({"evaluate", "--model", "gan", "--corpus", "corpus"});
  EXPECT_EQ(refused.code, 2);
  EXPECT_THAT(refused.error, HasSubstr("say which command of clavier evaluate first: report, likelihood, rolls"));
}

TEST(Evaluate, AsksForRequiredOptions) {
  EXPECT_THAT(run({"evaluate", "report", "--model", "gan", "--corpus", "c"}).error, HasSubstr("--out is required"));
  EXPECT_THAT(run({"evaluate", "likelihood", "--corpus", "c"}).error, HasSubstr("--model is required"));
  EXPECT_EQ(run({"evaluate", "degeneracy"}).code, 2);
}

}  // namespace
}  // namespace clavier
