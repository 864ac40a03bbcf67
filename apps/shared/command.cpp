#include "shared/command.h"

#include <CLI/CLI.hpp>
#include <utility>

namespace clavier {

CLI::App& add_command(CLI::App& parent, const CommandHelp& help) {
  CLI::App& command = *parent.add_subcommand(help.name, help.doc);
  command.group("Commands");
  command.footer("Examples:\n  " + help.first_example + "\n  " + help.second_example);
  return command;
}

void add_argument(CLI::App& command, const std::string& name, std::string& value, const std::string& doc) {
  command.add_option(name, value, doc)->required();
}

void set_action(CLI::App& command, std::function<void()> action) { command.callback(std::move(action)); }

}  // namespace clavier
