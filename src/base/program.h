#pragma once

#include <chrono>
#include <filesystem>
#include <string>
#include <string_view>
#include <vector>

namespace clavier {

/// Another program to run, without a shell. It inherits our environment, in which `environment` ("NAME=value") counts
/// first; it reads nothing, and is killed when the time is over.
struct ProgramCall {
  std::filesystem::path program;
  std::vector<std::string> arguments;
  std::vector<std::string> environment;
  std::chrono::milliseconds limit{60'000};
};

struct ProgramResult {
  int status = 0;          ///< what it exited with; 128 and the signal's number when it was killed by one
  bool timed_out = false;  ///< killed by us
  std::string output;      ///< standard output and error, the last 64 KiB
};

/// Runs it to its end. Throws Error when it cannot be started.
ProgramResult run_program(const ProgramCall& call);

/// The first of these names that is a program in the folders of PATH as given; empty when there is none.
std::filesystem::path find_program(const std::vector<std::string>& names, std::string_view folders);

}  // namespace clavier
