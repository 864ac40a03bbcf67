#pragma once

#include <filesystem>
#include <functional>
#include <memory>

#include "base/progress.h"
#include "composing/compose.h"
#include "evaluation/pieces/piece_set.h"

namespace clavier {

/// Where the pieces of a column of the report come from.
struct PieceSource {
  std::string name;     ///< "bilstm-baroque", as columns are headed
  std::string kind;     ///< "people", "control", "model" or "folder"
  std::string command;  ///< what makes the pieces again; empty where nothing but the report's own command does
  std::string state;    ///< changes with anything that changes the pieces
  std::function<PieceSet(Progress&)> pieces;
  std::filesystem::path model;  ///< of a model that foretells notes, whose likelihood can be measured; else empty
};

/// Seeds of composed pieces: `first` .. `first + count - 1`.
struct SeedRange {
  std::uint64_t first = 1;
  std::size_t count = 100;
};

/// One piece a seed with the default options, none composed anew, as long as the report's pieces.
PieceSet compose_piece_set(const Composer& composer, const SeedRange& seeds, Seconds length, Progress& progress);

/// The MIDI and MusicXML files of a folder and those below it, in the order of their names, at most `most`, each cut to
/// `length`. Files that cannot be read are said and left out. Throws Error when nothing is left.
PieceSet read_piece_set(const std::filesystem::path& folder, std::size_t max_pieces, Seconds length,
                        Progress& progress);

}  // namespace clavier
