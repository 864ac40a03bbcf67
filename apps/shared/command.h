#pragma once

#include <functional>
#include <string>

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

/// One word that must be given without a flag. `value` must live until the command has run. `name` is shown in the
/// help.
void add_argument(CLI::App& command, const std::string& name, std::string& value, const std::string& doc);

/// What the command does once its flags are read.
void set_action(CLI::App& command, std::function<void()> action);

}  // namespace clavier
