#pragma once

#include <filesystem>
#include <functional>
#include <memory>

#include "base/progress.h"
#include "composing/compose.h"
#include "evaluation/pieces/piece_set.h"
#include "models/open_model.h"

namespace clavier {

/// A column of the report: where its pieces come from.
struct PieceSource {
  std::string name;     ///< "lstm-baroque", as columns are headed
  std::string kind;     ///< "human", "control", "model" or "folder"
  std::string command;  ///< what makes the pieces again; empty where nothing but the report's own command does
  std::string state;    ///< changes with anything that changes the pieces
  std::function<PieceSet(Progress&)> pieces;
  std::function<Model()> model;  ///< a sequence model, whose likelihood can be measured; else empty
};

/// Seeds of composed pieces: `first` .. `first + count - 1`.
struct SeedRange {
  std::uint64_t first = 1;
  std::size_t count = 100;
};

/// What a model is asked for when its pieces are measured.
struct GeneratedSample {
  SeedRange seeds;
  Seconds length{60};
};

/// Takes piece number `index` of a sample, with the options that give it; called by several threads at once.
using TakePiece = std::function<void(std::size_t index, const ComposeOptions& options, Composition piece)>;

/// Composes one piece a seed with the default options, none resampled, on all processors.
void compose_each(const PieceGenerator& generator, const GeneratedSample& sample, Progress& progress,
                  const TakePiece& take);

/// The pieces of compose_each, cut to the sample's length.
PieceSet compose_piece_set(const PieceGenerator& generator, const GeneratedSample& sample, Progress& progress);

/// The MIDI and MusicXML files of a folder and those below it, in the order of their names, at most `max_pieces`, each
/// cut to `length`. Files that cannot be read are reported and skipped. Throws Error when nothing is left.
PieceSet read_piece_set(const std::filesystem::path& folder, std::size_t max_pieces, Seconds length,
                        Progress& progress);

}  // namespace clavier
