#pragma once

namespace CLI {
class App;
}

namespace clavier {

/// Adds every command there is.
void add_commands(CLI::App& program);

}  // namespace clavier
