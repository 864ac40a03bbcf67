#pragma once

#include <exception>
#include <string>

namespace clavier {

/// What an exception says, in our own words: those of the standard library and of the JSON library are rewritten.
std::string reason_of(const std::exception& problem);

/// The one line that a user gets when a program ends with an exception: its reason as terminal_text, without line
/// feeds, at most 300 characters with the program's name. What is longer loses its middle.
std::string error_line(const std::string& program, const std::string& reason);

}  // namespace clavier
