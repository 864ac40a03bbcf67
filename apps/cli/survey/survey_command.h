#pragma once

namespace CLI {
class App;
}

namespace clavier {

/// Declares the flags of `clavier evaluate survey` and a callback that does the work; errors leave it as exceptions.
void add_survey_command(CLI::App& evaluate);

}  // namespace clavier
