#pragma once

namespace CLI {
class App;
}

namespace clavier {

/// Adds `clavier evaluate` with its commands; alone it prints its help.
void add_evaluate_command(CLI::App& program);

}  // namespace clavier
