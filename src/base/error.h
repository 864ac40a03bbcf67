#pragma once

#include <stdexcept>
#include <string>

namespace clavier {

/// An error outside the program: in a file, an option, a network peer. The message says what was being done, to which
/// thing, what is wrong and, where possible, what to do. Programming mistakes are asserts, never Errors.
class Error : public std::runtime_error {
 public:
  using std::runtime_error::runtime_error;
};

/// The command line or a request makes no sense as written: the program exits with 2 instead of 1.
class Misuse : public Error {
 public:
  using Error::Error;
};

}  // namespace clavier
