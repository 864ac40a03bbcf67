#pragma once

#include <span>
#include <string>

namespace clavier {

/// The command line that resumes a stopped run: `arguments` (without the program's name) quoted for a shell, and
/// --resume where it is not among them. "clavier train --corpus 'my corpus' --out model --resume"
std::string resume_command(std::span<const char* const> arguments);

}  // namespace clavier
