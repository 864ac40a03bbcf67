#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "base/options.h"

namespace CLI {
class App;
}

namespace clavier {
namespace detail {

/// One flag for one field; `value` must live until the command has run. A bool gets --name and --no-name, a list may be
/// repeated. A former name is a hidden flag that ends parsing with Misuse.
void add_flag(CLI::App& command, const Option& option, bool& value);
void add_flag(CLI::App& command, const Option& option, std::vector<std::string>& value);

template <class T>
void add_flag(CLI::App& command, const Option& option, T& value);  // see flags.cpp for the types

std::string command_line(std::string command, const Json& options, const Json& defaults);

}  // namespace detail

/// Turns an options struct into flags of `command`: `_` becomes `-`, the help shows doc and default by groups, and a
/// value out of bounds or of another type, or a required one that is missing, ends parsing with Misuse or a
/// CLI::ParseError. The flags write into `options`, which must outlive the parsing;
/// later flags override what is in there, in the order in which they were added.
template <OptionSet T>
void add_flags(CLI::App& command, T& options) {
  options.visit([&](const Option& option, auto& value) { detail::add_flag(command, option, value); });
}

/// The command line that gives these options, quoted for a shell: those that differ from their defaults, without
/// --json. For options without positional ones.
template <OptionSet T>
std::string command_line(std::string command, const T& options) {
  return detail::command_line(std::move(command), options_to_json(options), options_to_json(T{}));
}

}  // namespace clavier
