#pragma once

#include <chrono>
#include <filesystem>
#include <string>
#include <string_view>
#include <vector>

namespace clavier {

/// Another program to run, without a shell. It inherits our environment, where the entries of `environment`
/// ("NAME=value") take precedence. Its standard input is empty. It is killed after `limit`,
/// and when this process ends.
struct ProgramCall {
  std::filesystem::path program;
  std::vector<std::string> arguments;
  std::vector<std::string> environment;
  std::chrono::milliseconds limit{60'000};
};

struct ProgramResult {
  int status = 0;          ///< exit status; 128 plus the signal's number when a signal killed it
  bool timed_out = false;  ///< killed because its time limit was over
  std::string output;      ///< standard output and error, the last 64 KiB
};

/// Runs the program to its end. Throws Error when it cannot be started.
ProgramResult run_program(const ProgramCall& call);

/// The path of the first of `names` that is a program in one of `folders`, a list as in PATH. Empty when there is none.
std::filesystem::path find_program(const std::vector<std::string>& names, std::string_view folders);

}  // namespace clavier
