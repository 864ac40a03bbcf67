#include "cli/commands.h"

#include <array>

#include "cli/compose/compose_command.h"
#include "cli/convert/convert_command.h"
#include "cli/corpus/corpus_command.h"
#include "cli/evaluate/evaluate_command.h"
#include "cli/inspect/inspect_command.h"
#include "cli/studio/studio_command.h"
#include "cli/train/train_command.h"

namespace clavier {
namespace {

/// In the order in which the help shows them.
constexpr std::array kCommands = {add_compose_command, add_corpus_command,  add_train_command, add_evaluate_command,
                                  add_convert_command, add_inspect_command, add_studio_command};

}  // namespace

void add_commands(CLI::App& program) {
  for (const auto add : kCommands) add(program);
}

}  // namespace clavier
