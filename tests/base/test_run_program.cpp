#include <gtest/gtest.h>
#include <sys/wait.h>
#include <unistd.h>

#include <array>
#include <csignal>
#include <fstream>

#include "base/error.h"
#include "base/files.h"
#include "base/program.h"
#include "base/scratch_folder.h"

namespace clavier {
namespace {

namespace fs = std::filesystem;

constexpr std::chrono::seconds kAWhile{10};

ProgramCall shell(const std::string& command) { return {.program = "/bin/sh", .arguments = {"-c", command}}; }

/// Whether it becomes true within a while.
template <class Condition>
bool comes_true(const Condition& condition) {
  const auto end = std::chrono::steady_clock::now() + kAWhile;
  while (!condition()) {
    if (std::chrono::steady_clock::now() > end) return false;
    ::usleep(5000);
  }
  return true;
}

/// Dead ones that nobody has waited for yet have no command line.
bool is_running(pid_t process) {
  std::ifstream line("/proc/" + std::to_string(process) + "/cmdline");
  return line.good() && line.peek() != std::ifstream::traits_type::eof();
}

/// A process that runs `child` until it is killed.
template <class Child>
pid_t start_process(const Child& child) {
  const pid_t process = ::fork();
  if (process != 0) return process;
  child();
  ::_exit(0);
}

TEST(RunProgram, GivesStatusAndOutput) {
  const ProgramResult result = run_program(shell("echo out; echo err >&2; exit 3"));
  EXPECT_EQ(result.status, 3);
  EXPECT_EQ(result.output, "out\nerr\n");
}

TEST(RunProgram, SaysWhyAProgramDoesNotStart) {
  EXPECT_THROW(run_program({.program = "/no/such/program"}), Error);
  EXPECT_THROW(run_program({.program = "/etc/passwd"}), Error);
}

TEST(RunProgram, SetsTheEnvironment) {
  ProgramCall call = shell("printf %s \"$CLAVIER_WORD\"");
  call.environment = {"CLAVIER_WORD=hello"};
  EXPECT_EQ(run_program(call).output, "hello");
}

TEST(RunProgram, KillsWhatTakesTooLong) {
  ProgramCall call = shell("exec sleep 60");
  call.limit = std::chrono::milliseconds(50);
  EXPECT_TRUE(run_program(call).timed_out);
}

TEST(RunProgram, EndsTheProgramWithItsParent) {
  const ScratchFolder folder;
  const fs::path file = folder.path() / "process";
  const pid_t parent = start_process([&] { run_program(shell("echo $$ >" + file.string() + "; exec sleep 60")); });
  ASSERT_TRUE(comes_true([&] { return fs::exists(file) && fs::file_size(file) > 0; }));
  const pid_t program = std::stoi(read_text(file));
  ::kill(parent, SIGKILL);
  ::waitpid(parent, nullptr, 0);
  EXPECT_TRUE(comes_true([&] { return !is_running(program); }));
}

TEST(ScratchFolder, VanishesWithItsContents) {
  fs::path path;
  {
    const ScratchFolder folder;
    path = folder.path();
    fs::create_directory(path / "inner");
  }
  EXPECT_FALSE(fs::exists(path));
}

TEST(ScratchFolder, RemovesWhatAKilledProcessLeftAndNotWhatIsInUse) {
  const ScratchFolder in_use;
  std::array<int, 2> ready{};
  ASSERT_EQ(::pipe(ready.data()), 0);
  const pid_t child = start_process([&] {
    const ScratchFolder left;
    const std::string name = left.path().string() + "\n";
    if (::write(ready[1], name.data(), name.size()) > 0) ::pause();
  });
  std::array<char, 4096> name{};
  const ssize_t size = ::read(ready[0], name.data(), name.size());
  ASSERT_GT(size, 1);
  const fs::path left(std::string(name.data(), static_cast<std::size_t>(size) - 1));
  { const ScratchFolder meanwhile; }
  EXPECT_TRUE(fs::exists(left));
  ::kill(child, SIGKILL);
  ::waitpid(child, nullptr, 0);
  const ScratchFolder next;
  EXPECT_FALSE(fs::exists(left));
  EXPECT_TRUE(fs::exists(in_use.path()));
}

}  // namespace
}  // namespace clavier
