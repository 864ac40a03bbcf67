#include "evaluation/pieces/piece_source.h"

#include "base/error.h"
#include "base/files.h"
#include "base/parallel.h"
#include "corpus/build/score_parts.h"
#include "notation/piece_reader.h"

namespace clavier {

namespace fs = std::filesystem;

PieceSet compose_piece_set(const Composer& composer, const SeedRange& seeds, Seconds length, Progress& progress) {
  PieceSet set(seeds.count);
  progress.begin("composing", seeds.count);
  parallel_for(seeds.count, 0, [&](std::size_t index) {
    ComposeOptions options;
    options.seed = seeds.first + index;
    options.seconds = length.value;
    const std::string name = "seed " + std::to_string(*options.seed);
    set[index] = {.score = composer(options, nullptr, 0).score, .name = name, .group = name};
    progress.advance();
  });
  progress.end();
  return shorten(std::move(set), length);
}

PieceSet read_piece_set(const fs::path& folder, std::size_t max_pieces, Seconds length, Progress& progress) {
  PieceSet set;
  for (const fs::path& file : list_files(folder, piece_extensions())) {
    if (set.size() == max_pieces) break;
    try {
      const Score score = cut_excerpt(read_piece_file(file).score, Seconds{0}, length);
      if (!score.notes.empty())
        set.push_back({.score = score, .name = file.filename().string(), .group = file.string()});
    } catch (const Error& problem) {
      progress.say(problem.what());
    }
  }
  if (set.empty()) throw Error("cannot evaluate " + folder.string() + ": it holds no MIDI or MusicXML with notes");
  return set;
}

}  // namespace clavier
