#pragma once

#include <filesystem>
#include <functional>
#include <string>
#include <vector>

#include "corpus/build/sources.h"
#include "corpus/metadata/composers.h"
#include "corpus/metadata/titles.h"
#include "corpus/metadata/works.h"
#include "midi/midi_reader.h"

namespace clavier::measuring {

/// A piece with known answers. It belongs to the tuning half or to the held-out half; only the tuning half is used for
/// tuning.
struct Piece {
  std::string file;  ///< path below the folder, "piano-midi.de/romantic/chpn_op10_e01.mid"
  Era era = Era::romantic;
  bool held_out = false;
  Score score;
};

/// FNV-1a: equal on every machine.
inline std::uint64_t stable_hash(std::string_view text) {
  std::uint64_t hash = 14695981039346656037ULL;
  for (const char letter : text) hash = (hash ^ static_cast<unsigned char>(letter)) * 1099511628211ULL;
  return hash;
}

/// All pieces below `folder` (grid-midi, with its manifest) that `wanted` accepts by file name. Halves are assigned by
/// a hash of the composer with the work's catalogue number or title, so that editions of a work stay together.
inline std::vector<Piece> read_pieces(const std::filesystem::path& folder,
                                      const std::function<bool(std::string_view)>& wanted) {
  std::vector<Piece> pieces;
  for (const SourceFile& source : list_sources({folder})) {
    if (!wanted(source.file)) continue;
    const Composer* composer = find_composer(source.composer);
    const std::string name(composer != nullptr ? composer->surname : source.composer);
    const auto opus = opus_of(catalogue_entries(source.title + " " + source.file));
    pieces.push_back(
        {.file = source.file,
         .era = composer != nullptr ? era_of_work(*composer, opus) : source.folder_era.value_or(Era::romantic),
         .held_out = stable_hash(work_identifiers(name, source.title, source.file).front()) % 2 == 1,
         .score = read_midi_file(source.path).score});
  }
  return pieces;
}

}  // namespace clavier::measuring
