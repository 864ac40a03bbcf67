#pragma once

namespace CLI {
class App;
}

namespace clavier {

/// Declares the flags of `clavier evaluate survey-kit` and a callback that does the work; errors leave it as
/// exceptions.
void add_survey_kit_command(CLI::App& evaluate);

}  // namespace clavier
