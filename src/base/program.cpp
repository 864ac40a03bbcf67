#include "base/program.h"

#include <fcntl.h>
#include <poll.h>
#include <sys/prctl.h>
#include <sys/wait.h>
#include <unistd.h>

#include <algorithm>
#include <array>
#include <cerrno>
#include <csignal>
#include <cstring>
#include <thread>

#include "base/descriptor.h"
#include "base/error.h"

namespace clavier {
namespace fs = std::filesystem;
namespace {

using Clock = std::chrono::steady_clock;

constexpr std::size_t kMaxOutput = std::size_t{1} << 16;

[[noreturn]] void fail(const ProgramCall& call, int problem) {
  throw Error("cannot run " + call.program.string() + ": " + std::strerror(problem));
}

/// Both ends of a pipe. The destructor closes those that are still open.
class Pipe {
 public:
  explicit Pipe(const ProgramCall& call) {
    if (::pipe2(ends_.data(), O_CLOEXEC) != 0) fail(call, errno);
  }
  Pipe(const Pipe&) = delete;
  Pipe& operator=(const Pipe&) = delete;
  ~Pipe() {
    close_writing();
    ::close(ends_[0]);
  }
  int reading() const { return ends_[0]; }
  int writing() const { return ends_[1]; }
  void close_writing() {
    if (ends_[1] >= 0) ::close(ends_[1]);
    ends_[1] = -1;
  }

 private:
  std::array<int, 2> ends_ = {-1, -1};
};

std::vector<char*> pointers_to(std::vector<std::string>& texts) {
  std::vector<char*> pointers;
  for (std::string& text : texts) pointers.push_back(text.data());
  pointers.push_back(nullptr);
  return pointers;
}

std::vector<std::string> environment_of(const ProgramCall& call) {
  std::vector<std::string> all = call.environment;
  for (char** entry = environ; entry != nullptr && *entry != nullptr; ++entry) {
    const std::string_view name = std::string_view(*entry).substr(0, std::string_view(*entry).find('=') + 1);
    if (std::none_of(call.environment.begin(), call.environment.end(),
                     [&](const std::string& ours) { return ours.starts_with(name); }))
      all.emplace_back(*entry);
  }
  return all;
}

/// What the new process needs; made before it begins, since it may only call the kernel.
struct NewProcess {
  const char* program;
  char* const* arguments;
  char* const* environment;
  int input, output;
  int problem;  // where the number of an error is written when the program does not start
  pid_t parent;
};

/// Becomes the program, which ends when its parent does.
[[noreturn]] void become(const NewProcess& process) {
  ::prctl(PR_SET_PDEATHSIG, SIGKILL);
  const bool ready = ::getppid() == process.parent && ::dup2(process.input, STDIN_FILENO) >= 0 &&
                     ::dup2(process.output, STDOUT_FILENO) >= 0 && ::dup2(process.output, STDERR_FILENO) >= 0;
  if (ready) ::execve(process.program, process.arguments, process.environment);
  const int problem = errno;
  [[maybe_unused]] const ssize_t told = ::write(process.problem, &problem, sizeof problem);
  ::_exit(127);
}

/// Waits until the program has started or could not. The number of the error, 0 when there is none.
int read_problem(Pipe& pipe) {
  pipe.close_writing();
  int problem = 0;
  while (::read(pipe.reading(), &problem, sizeof problem) < 0 && errno == EINTR) continue;
  return problem;
}

pid_t start(const ProgramCall& call, const Pipe& pipe) {
  std::vector<std::string> arguments = call.arguments;
  arguments.insert(arguments.begin(), call.program.string());
  std::vector<std::string> environment = environment_of(call);
  const std::vector<char*> argument_list = pointers_to(arguments), environment_list = pointers_to(environment);
  const Descriptor nothing(::open("/dev/null", O_RDONLY | O_CLOEXEC));
  Pipe problem(call);
  const NewProcess wanted{.program = call.program.c_str(),
                          .arguments = argument_list.data(),
                          .environment = environment_list.data(),
                          .input = nothing.number(),
                          .output = pipe.writing(),
                          .problem = problem.writing(),
                          .parent = ::getpid()};
  const pid_t process = ::fork();
  if (process < 0) fail(call, errno);
  if (process == 0) become(wanted);
  if (const int number = read_problem(problem); number != 0) {
    ::waitpid(process, nullptr, 0);
    fail(call, number);
  }
  return process;
}

/// Reads until the program closes its end of the pipe. False when `end` comes first.
bool read_until(Clock::time_point end, int descriptor, std::string& output) {
  std::array<char, 4096> buffer{};
  while (true) {
    const auto left = std::chrono::duration_cast<std::chrono::milliseconds>(end - Clock::now()).count();
    if (left <= 0) return false;
    pollfd waiting{.fd = descriptor, .events = POLLIN, .revents = 0};
    const int ready = ::poll(&waiting, 1, static_cast<int>(std::min<std::int64_t>(left, 1'000'000)));
    if (ready <= 0) continue;
    const ssize_t got = ::read(descriptor, buffer.data(), buffer.size());
    if (got < 0 && errno == EINTR) continue;
    if (got <= 0) return true;
    output.append(buffer.data(), static_cast<std::size_t>(got));
    if (output.size() > 2 * kMaxOutput) output.erase(0, output.size() - kMaxOutput);
  }
}

/// Waits until the program exits; it may have closed its end of the pipe long before. False when `end` comes first.
bool wait_until(Clock::time_point end, pid_t process, int& status) {
  constexpr std::chrono::milliseconds kPause{2};
  while (true) {
    const pid_t ended = ::waitpid(process, &status, WNOHANG);
    if (ended == process || (ended < 0 && errno != EINTR)) return true;
    if (Clock::now() >= end) return false;
    std::this_thread::sleep_for(kPause);
  }
}

void kill_process(pid_t process, int& status) {
  ::kill(process, SIGKILL);
  while (::waitpid(process, &status, 0) < 0 && errno == EINTR) continue;
}

}  // namespace

ProgramResult run_program(const ProgramCall& call) {
  Pipe pipe(call);
  const Clock::time_point end = Clock::now() + call.limit;
  const pid_t process = start(call, pipe);
  pipe.close_writing();
  ProgramResult result;
  int status = 0;
  result.timed_out = !read_until(end, pipe.reading(), result.output) || !wait_until(end, process, status);
  if (result.timed_out) kill_process(process, status);
  result.status = WIFSIGNALED(status) ? 128 + WTERMSIG(status) : WEXITSTATUS(status);
  if (result.output.size() > kMaxOutput) result.output.erase(0, result.output.size() - kMaxOutput);
  return result;
}

fs::path find_program(const std::vector<std::string>& names, std::string_view folders) {
  for (const std::string& name : names) {
    for (std::size_t begin = 0; begin <= folders.size();) {
      const std::size_t end = std::min(folders.find(':', begin), folders.size());
      const fs::path path = fs::path(folders.substr(begin, end - begin)) / name;
      if (end > begin && ::access(path.c_str(), X_OK) == 0 && !fs::is_directory(path)) return path;
      begin = end + 1;
    }
  }
  return {};
}

}  // namespace clavier
