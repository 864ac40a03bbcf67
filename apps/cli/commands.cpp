#include "cli/commands.h"

#include <CLI/CLI.hpp>
#include <array>

namespace clavier {
namespace {

/// In the order in which the help shows them.
constexpr std::array kCommands = {add_compose_command,  add_corpus_command,  add_train_command,
                                  add_evaluate_command, add_convert_command, add_inspect_command};

}  // namespace

void add_commands(CLI::App& program) {
  for (const auto add : kCommands) add(program);
}

CLI::App& add_command(CLI::App& parent, const CommandHelp& help) {
  CLI::App& command = *parent.add_subcommand(help.name, help.doc);
  command.group("Commands");
  command.footer("Examples:\n  " + help.first_example + "\n  " + help.second_example);
  return command;
}

}  // namespace clavier
