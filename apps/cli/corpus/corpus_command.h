#pragma once

namespace CLI {
class App;
}

namespace clavier {

/// Declares the flags of `clavier corpus` and a callback that does the work; errors leave it as exceptions.
void add_corpus_command(CLI::App& program);

}  // namespace clavier
