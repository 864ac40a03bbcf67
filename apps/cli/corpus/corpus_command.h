#pragma once

namespace CLI {
class App;
}

namespace clavier {

/// Adds `clavier corpus` with its commands.
void add_corpus_command(CLI::App& program);

}  // namespace clavier
