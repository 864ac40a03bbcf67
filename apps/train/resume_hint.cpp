#include "train/resume_hint.h"

#include <algorithm>
#include <string_view>

#include "shared/shell_quote.h"

namespace clavier {
std::string resume_command(std::span<const char* const> arguments) {
  std::string command = "clavier train";
  for (const std::string_view argument : arguments)
    if (argument != "--overwrite") command += " " + quote_for_shell(argument);  // resumed, it is not begun anew
  const bool resumes = std::find(arguments.begin(), arguments.end(), std::string_view("--resume")) != arguments.end();
  return resumes ? command : command + " --resume";
}

}  // namespace clavier
