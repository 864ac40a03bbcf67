#pragma once

namespace CLI {
class App;
}

namespace clavier {

/// Declares the flags of `clavier studio` and a callback that becomes clavier-studio; errors leave it as exceptions.
void add_studio_command(CLI::App& program);

}  // namespace clavier
