#pragma once

namespace CLI {
class App;
}

namespace clavier {

/// Each adds one command of `clavier evaluate`: its options and a callback that does the work; errors leave it as
/// exceptions.
void add_report_command(CLI::App& evaluate);
void add_likelihood_command(CLI::App& evaluate);
void add_rolls_command(CLI::App& evaluate);
void add_degeneracy_command(CLI::App& evaluate);
void add_originality_command(CLI::App& evaluate);
void add_requests_command(CLI::App& evaluate);
void add_pages_command(CLI::App& evaluate);

}  // namespace clavier
