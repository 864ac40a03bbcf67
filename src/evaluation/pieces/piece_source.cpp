#include "evaluation/pieces/piece_source.h"

#include "base/error.h"
#include "base/files.h"
#include "base/parallel.h"
#include "base/utf8.h"
#include "corpus/build/score_parts.h"
#include "notation/piece_reader.h"

namespace clavier {

namespace fs = std::filesystem;

void compose_each(const PieceGenerator& generator, const GeneratedSample& sample, Progress& progress,
                  const TakePiece& take) {
  progress.begin("composing", sample.seeds.count);
  parallel_for(sample.seeds.count, 0, [&](std::size_t index) {
    ComposeOptions options;
    options.seed = sample.seeds.first + index;
    options.seconds = sample.length.value;
    take(index, options, generator(options, nullptr, 0));
    progress.advance();
  });
  progress.end();
}

PieceSet compose_piece_set(const PieceGenerator& generator, const GeneratedSample& sample, Progress& progress) {
  PieceSet set(sample.seeds.count);
  compose_each(generator, sample, progress, [&](std::size_t index, const ComposeOptions& options, Composition piece) {
    const std::string name = "seed " + std::to_string(*options.seed);
    set[index] = {.score = std::move(piece.score), .name = name, .group = name};
  });
  return shorten(std::move(set), sample.length);
}

PieceSet read_piece_set(const fs::path& folder, std::size_t max_pieces, Seconds length, Progress& progress) {
  PieceSet set;
  for (const fs::path& file : list_files(folder, piece_extensions())) {
    if (set.size() == max_pieces) break;
    try {
      const Score score = cut_excerpt(read_piece_file(file).score, Seconds{0}, length);
      if (!score.notes.empty())
        set.push_back({.score = score, .name = shown_path(file.filename()), .group = file.string()});
    } catch (const Error& problem) {
      progress.say(problem.what());
    }
  }
  if (set.empty()) throw Error("cannot evaluate " + folder.string() + ": it holds no MIDI or MusicXML with notes");
  return set;
}

}  // namespace clavier
