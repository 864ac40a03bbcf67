#pragma once

#include <functional>
#include <string>
#include <vector>

namespace CLI {
class App;
}

namespace clavier {

/// What the help of a command says beside its flags.
struct CommandHelp {
  std::string name;
  std::string doc;
  std::string first_example;   ///< a whole command line, e.g. "clavier inspect first.mid"
  std::string second_example;  ///< another that shows more
};

/// A new empty command of `parent` (the program, or a command that has commands of its own). CLI11 owns it.
CLI::App& add_command(CLI::App& parent, const CommandHelp& help);

/// What must be given without a flag: one word, or one and more. `value` must live until the command has run. `name` is
/// shown in the help.
void add_argument(CLI::App& command, const std::string& name, std::string& value, const std::string& doc);
void add_argument(CLI::App& command, const std::string& name, std::vector<std::string>& value, const std::string& doc);

/// For a command of a command: throws Misuse when `parent` was given options of its own, which nothing reads.
void refuse_options_of(const CLI::App& parent);

/// What the command does once its flags are read.
void set_action(CLI::App& command, std::function<void()> action);

}  // namespace clavier
