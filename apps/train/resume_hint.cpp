#include "train/resume_hint.h"

#include <algorithm>
#include <string_view>

namespace clavier {
namespace {

constexpr std::string_view kPlain = "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789-_./,:=+@%";

std::string quoted(std::string_view argument) {
  if (!argument.empty() && argument.find_first_not_of(kPlain) == std::string_view::npos) return std::string(argument);
  std::string result = "'";
  for (const char character : argument) result += character == '\'' ? std::string("'\\''") : std::string(1, character);
  return result + "'";
}

}  // namespace

std::string resume_command(std::span<const char* const> arguments) {
  std::string command = "clavier train";
  for (const std::string_view argument : arguments) command += " " + quoted(argument);
  const bool resumes = std::find(arguments.begin(), arguments.end(), std::string_view("--resume")) != arguments.end();
  return resumes ? command : command + " --resume";
}

}  // namespace clavier
