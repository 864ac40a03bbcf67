#pragma once

#include <cstdint>
#include <filesystem>
#include <map>
#include <optional>
#include <string>
#include <vector>

#include "music/era.h"

namespace clavier {

/// A music file with its metadata, taken from its name, its folders or a table beside it.
struct SourceFile {
  std::filesystem::path path;
  std::string file;               ///< path relative to the source folder; its name in the corpus
  std::optional<Era> folder_era;  ///< of the nearest folder that is named after an era
  std::string composer;           ///< as written there, "Surname, Given names" or another form; empty when unknown
  std::string title;
  std::string licence;  ///< empty when unknown
  int birth = 0;        ///< the composer's years, 0 when unknown
  int death = 0;
  bool solo = true;  ///< false: GiantMIDI's metadata gives piano solo a probability below 0.5
};

/// All files with piece_extensions() below the folders, sorted. Metadata comes from, in this order:
/// - a manifest.tsv or manifest.csv (columns file; composer, or composer_surname and first_name; title; licence; era);
/// - GiantMIDI's metadata, a .csv (columns surname, firstname, music, youtube_id, birth, death, audio_name,
/// piano_solo_prob);
/// - a file name "Surname, First, Title, YoutubeId.mid";
/// - a folder named after the composer.
/// Throws Error when a folder does not exist or holds no such file.
std::vector<SourceFile> list_sources(const std::vector<std::filesystem::path>& folders);

/// How many other files the folders hold, by extension (empty: none). Metadata and hidden files do not count.
std::map<std::string, std::uint64_t> count_other_files(const std::vector<std::filesystem::path>& folders);

}  // namespace clavier
