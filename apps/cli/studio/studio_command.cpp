#include "cli/studio/studio_command.h"

#include <unistd.h>

#include <cerrno>
#include <cstring>
#include <filesystem>
#include <memory>
#include <vector>

#include "base/error.h"
#include "shared/command.h"
#include "shared/flags.h"
#include "shared/studio_start.h"

namespace clavier {
namespace {

/// Every option as clavier-studio takes it.
std::vector<std::string> arguments_of(const StudioStart& start) {
  std::vector<std::string> arguments{"--port", std::to_string(start.port)};
  const auto add = [&](const char* flag, const std::string& value) {
    if (!value.empty()) arguments.insert(arguments.end(), {flag, value});
  };
  add("--library", start.library);
  add("--listen", start.listen);
  add("--host", start.host);
  add("--corpus", start.corpus);
  add("--sound-font", start.sound_font);
  if (!start.open) arguments.emplace_back("--no-open");
  return arguments;
}

[[noreturn]] void become_studio(const StudioStart& start) {
  const std::string program =
      (std::filesystem::read_symlink("/proc/self/exe").parent_path() / "clavier-studio").string();
  if (!std::filesystem::exists(program))
    throw Error("cannot open the studio: there is no " + program + "; ./clavier studio in the source folder builds it");
  const std::vector<std::string> arguments = arguments_of(start);
  std::vector<char*> values{const_cast<char*>(program.c_str())};
  for (const std::string& argument : arguments) values.push_back(const_cast<char*>(argument.c_str()));
  values.push_back(nullptr);
  ::execv(program.c_str(), values.data());
  throw Error("cannot start " + program + ": " + std::strerror(errno));
}

}  // namespace

void add_studio_command(CLI::App& program) {
  CLI::App& command = add_command(
      program, {.name = "studio",
                .doc = "compose, read, hear and change pieces in a page of your browser (starts clavier-studio)",
                .first_example = "clavier studio",
                .second_example = "clavier studio --port 0 --library pieces --no-open"});
  const auto start = std::make_shared<StudioStart>();
  add_flags(command, *start);
  set_action(command, [start] { become_studio(*start); });
}

}  // namespace clavier
