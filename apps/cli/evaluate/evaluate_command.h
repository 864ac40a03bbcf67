#pragma once

namespace CLI {
class App;
}

namespace clavier {

/// Declares the flags of `clavier evaluate` and a callback that does the work; errors leave it as exceptions.
void add_evaluate_command(CLI::App& program);

}  // namespace clavier
