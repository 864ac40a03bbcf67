#include "cli/evaluate/degeneracy_report.h"

#include <algorithm>
#include <vector>

#include "analysis/metrics/degeneracy.h"
#include "base/parallel.h"
#include "composing/open_composer.h"

namespace clavier {

Json measure_degeneracy(const std::filesystem::path& folder, std::optional<Era> era, int count, double seconds,
                        Progress& progress) {
  const Composer composer = open_composer(folder, era);
  std::vector<Degeneracy> found(static_cast<std::size_t>(count));
  std::vector<char> ends_on_tonic(found.size());
  progress.begin("composing", found.size());
  parallel_for(found.size(), 0, [&](std::size_t index) {
    ComposeOptions options;
    options.seed = index + 1;
    options.seconds = seconds;
    const Composition piece = composer(options, nullptr, 0);
    found[index] = degeneracy_of(piece.score);
    ends_on_tonic[index] = piece.ends_on_tonic;
    progress.advance();
  });
  progress.end();
  const auto pieces_with = [&](auto is_so) { return std::count_if(found.begin(), found.end(), is_so); };
  return {{"model", folder.string()},
          {"pieces", count},
          {"seconds", seconds},
          {"repeating", pieces_with([](auto& piece) { return piece.longest_repetition > kRepetitionLimit; })},
          {"overlapping_notes", pieces_with([](auto& piece) { return piece.overlapping_notes > 0; })},
          {"hanging_notes", pieces_with([](auto& piece) { return piece.hanging_notes > 0; })},
          {"silent", pieces_with([](auto& piece) { return piece.longest_silence > kSilenceLimit; })},
          {"ends_on_tonic", std::count(ends_on_tonic.begin(), ends_on_tonic.end(), 1)}};
}

}  // namespace clavier
