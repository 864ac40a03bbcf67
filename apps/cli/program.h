#pragma once

namespace clavier {

/// The whole of `clavier`: picks the command, runs it, and turns an error into one line on standard error.
/// Returns the exit code: 0 done, 1 failed, 2 misuse.
int run_program(int argc, const char* const* argv);

}  // namespace clavier
