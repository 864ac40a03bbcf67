#pragma once

#include <filesystem>
#include <optional>
#include <string>
#include <vector>

#include "music/era.h"

namespace clavier {

/// A file of music and what is said about it, by its name, its folders or a table beside it.
struct SourceFile {
  std::filesystem::path path;
  std::string file;               ///< the path below the folder that was asked for, as the corpus calls it
  std::optional<Era> folder_era;  ///< of the nearest folder called like an era
  std::string composer;           ///< as written there, "Surname, Given names" or another form; empty when unsaid
  std::string title;
  std::string licence;  ///< empty when unsaid
  int birth = 0;        ///< the composer's years, 0 when unsaid
  int death = 0;
  bool solo = true;  ///< false: GiantMIDI's metadata gives the piano less than even odds
};

/// All files with piece_extensions() below the folders, sorted. What is known comes from, in this order: a manifest.tsv
/// or manifest.csv (columns file; composer, or composer_surname and first_name; title; licence; era), GiantMIDI's
/// metadata (a .csv with the columns surname, firstname, music, youtube_id, birth, death, audio_name, piano_solo_prob),
/// a file name "Surname, First, Title, YoutubeId.mid", a folder named after the composer. Throws Error when a folder
/// does not exist or there is no such file at all.
std::vector<SourceFile> list_sources(const std::vector<std::filesystem::path>& folders);

}  // namespace clavier
