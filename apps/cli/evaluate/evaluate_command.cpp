#include "cli/evaluate/evaluate_command.h"

#include <CLI/CLI.hpp>
#include <iostream>

#include "cli/evaluate/evaluate_commands.h"
#include "cli/survey/survey_command.h"
#include "cli/survey/survey_kit_command.h"
#include "shared/command.h"

namespace clavier {

void add_evaluate_command(CLI::App& program) {
  CLI::App& command =
      add_command(program, {.name = "evaluate",
                            .doc = "measure models on held-out pieces, or what they generate",
                            .first_example = "clavier evaluate report --model lstm --model gan --corpus corpus --quick "
                                             "--out report",
                            .second_example = "clavier evaluate likelihood --model lstm-baroque --era baroque --corpus "
                                              "corpus"});
  for (const auto add :
       {add_report_command, add_likelihood_command, add_rolls_command, add_degeneracy_command, add_originality_command,
        add_requests_command, add_pages_command, add_survey_command, add_survey_kit_command})
    add(command);
  set_action(command, [&command] {
    if (command.get_subcommands().empty()) std::cout << command.help(command.get_parent()->get_name());
  });
}

}  // namespace clavier
