#include "cli/program.h"

#include <CLI/CLI.hpp>
#include <exception>
#include <iostream>
#include <memory>
#include <string>

#include "base/error.h"
#include "base/error_line.h"
#include "cli/commands.h"

namespace clavier {
namespace {

constexpr int kFailed = 1;
constexpr int kMisuse = 2;

constexpr const char* kExamples =
    "Examples:\n"
    "  clavier compose --era baroque --out first.mid --out first.ogg\n"
    "  clavier convert first.mid --out first.wav\n"
    "\n"
    "clavier COMMAND --help describes one command.";

/// Help with one empty line between groups; CLI11 writes two.
class HelpFormatter final : public CLI::Formatter {
 public:
  std::string make_help(const CLI::App* app, std::string name, CLI::AppFormatMode mode) const override {
    return CLI::detail::find_and_replace(CLI::Formatter::make_help(app, std::move(name), mode), "\n\n\n", "\n\n");
  }
};

int report_error(const std::string& message, int exit_code) {
  std::cerr << error_line("clavier", message) << std::endl;
  return exit_code;
}

std::string command_names(const CLI::App& program) {
  std::string names;
  for (const CLI::App* command : program.get_subcommands({}))
    names += (names.empty() ? "" : ", ") + command->get_name();
  return names;
}

const CLI::App& innermost_command(const CLI::App& program) {
  const CLI::App* innermost = &program;
  while (!innermost->get_subcommands().empty()) innermost = innermost->get_subcommands().front();
  return *innermost;
}

std::string full_name(const CLI::App& command) {
  return command.get_parent() == nullptr ? command.get_name()
                                         : full_name(*command.get_parent()) + " " + command.get_name();
}

/// What to say of a command line on which a command of `command` should stand, and none does.
std::string missing_command(const CLI::App& command, const char* const* argv) {
  for (; *argv != nullptr; ++argv)
    for (const CLI::App* wanted : command.get_subcommands({}))
      if (*argv == "--" + wanted->get_name())
        return full_name(command) + " --" + wanted->get_name() + " is called " + full_name(*wanted) + " now";
  return "say which command of " + full_name(command) + " first: " + command_names(command);
}

int report_usage_error(const CLI::App& program, const CLI::ParseError& problem, const char* const* argv) {
  const CLI::App& command = innermost_command(program);
  const std::string hint = "; see " + full_name(command) + " --help";
  if (&command == &program && argv[1] != nullptr && argv[1][0] != '-')
    return report_error("there is no command \"" + std::string(argv[1]) + "\"; commands are " + command_names(program),
                        kMisuse);
  if (&command != &program && !command.get_subcommands({}).empty())
    return report_error(missing_command(command, argv) + hint, kMisuse);
  return report_error(std::string(problem.what()) + hint, kMisuse);
}

int parse_and_run(CLI::App& program, int argc, const char* const* argv) {
  try {
    program.parse(argc, argv);
    if (program.get_subcommands().empty()) std::cout << program.help();
    return 0;
  } catch (const CLI::RequiredError& problem) {  // a misspelt flag says more than the one that it leaves out
    const CLI::App& command = innermost_command(program);
    const auto unknown = command.get_prefix_command() ? std::vector<std::string>{} : command.remaining();
    if (!unknown.empty()) return report_usage_error(program, CLI::ExtrasError(unknown), argv);
    return report_usage_error(program, problem, argv);
  } catch (const CLI::ParseError& problem) {
    if (problem.get_exit_code() == 0) return program.exit(problem);
    return report_usage_error(program, problem, argv);
  }
}

}  // namespace

int run_program(int argc, const char* const* argv) {
  try {
    CLI::App program("Clavier composes classical piano music in the style of an era.", "clavier");
    program.set_version_flag("--version", "clavier " CLAVIER_VERSION, "print the version");
    program.footer(kExamples);
    program.require_subcommand(0, 1);
    program.formatter(std::make_shared<HelpFormatter>());
    program.set_help_flag("-h,--help", "print this help");
    program.get_formatter()->column_width(36);
    program.get_formatter()->label("SUBCOMMAND", "COMMAND");
    program.get_formatter()->label("Positionals", "Arguments");
    add_commands(program);
    const int code = parse_and_run(program, argc, argv);
    if (!std::cout.flush()) throw Error("cannot write to standard output");
    return code;
  } catch (const Misuse& problem) {
    return report_error(problem.what(), kMisuse);
  } catch (const std::exception& problem) {
    return report_error(reason_of(problem), kFailed);
  }
}

}  // namespace clavier
