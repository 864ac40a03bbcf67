#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "base/error.h"
#include "base/program.h"

namespace clavier {
namespace {

using testing::HasSubstr;

ProgramCall shell(const std::string& script) { return {.program = "/bin/sh", .arguments = {"-c", script}}; }

TEST(RunProgram, GivesStatusAndBothOutputs) {
  const ProgramResult result = run_program(shell("echo one; echo two >&2; exit 3"));
  EXPECT_EQ(result.status, 3);
  EXPECT_EQ(result.output, "one\ntwo\n");
  EXPECT_FALSE(result.timed_out);
}

TEST(RunProgram, PassesArgumentsUnchanged) {
  EXPECT_EQ(run_program({.program = "/bin/echo", .arguments = {"a b", "$HOME", "*"}}).output, "a b $HOME *\n");
}

TEST(RunProgram, PutsOurVariablesFirst) {
  ProgramCall call = shell("echo $HOME $CLAVIER_TEST");
  call.environment = {"HOME=/nowhere", "CLAVIER_TEST=yes"};
  EXPECT_EQ(run_program(call).output, "/nowhere yes\n");
}

TEST(RunProgram, HasAnEmptyStandardInput) { EXPECT_EQ(run_program({.program = "/bin/cat"}).status, 0); }

TEST(RunProgram, ReportsTheSignalThatEndedIt) { EXPECT_EQ(run_program(shell("kill -9 $$")).status, 128 + 9); }

TEST(RunProgram, KillsAProgramThatTakesTooLong) {
  ProgramCall call = {.program = "/bin/sleep", .arguments = {"60"}, .limit = std::chrono::milliseconds(50)};
  EXPECT_TRUE(run_program(call).timed_out);
  call = shell("exec >/dev/null 2>&1; exec sleep 60");  // closes its output and continues
  call.limit = std::chrono::milliseconds(100);
  EXPECT_TRUE(run_program(call).timed_out);
}

TEST(RunProgram, KeepsTheEndOfALongOutput) {
  const std::string output = run_program(shell("seq 100000")).output;
  EXPECT_EQ(output.size(), std::size_t{1} << 16);
  EXPECT_TRUE(output.ends_with("99999\n100000\n"));
}

TEST(RunProgram, ReportsAProgramThatCannotBeStarted) {
  EXPECT_THAT([] { run_program({.program = "/no/such/program"}); },
              testing::ThrowsMessage<Error>(HasSubstr("cannot run /no/such/program: No such file")));
}

TEST(FindProgram, SearchesFoldersInOrder) {
  EXPECT_EQ(find_program({"no-such-program", "sh"}, "/no/such/folder::/bin"), "/bin/sh");
  EXPECT_EQ(find_program({"no-such-program"}, "/bin:/usr/bin"), "");
  EXPECT_EQ(find_program({"sh"}, ""), "");
}

}  // namespace
}  // namespace clavier
