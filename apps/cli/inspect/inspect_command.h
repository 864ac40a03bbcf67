#pragma once

namespace CLI {
class App;
}

namespace clavier {

/// Declares the flags of `clavier inspect` and a callback that does the work; errors leave it as exceptions.
void add_inspect_command(CLI::App& program);

}  // namespace clavier
