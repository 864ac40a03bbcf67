#include "corpus/build/sources.h"

#include <algorithm>
#include <charconv>
#include <unordered_map>

#include "base/error.h"
#include "base/files.h"
#include "base/utf8.h"
#include "corpus/metadata/composers.h"
#include "corpus/metadata/delimited_text.h"
#include "corpus/metadata/text_folding.h"
#include "notation/piece_reader.h"

namespace clavier {
namespace fs = std::filesystem;
namespace {

constexpr double kMinSoloProbability = 0.5;
constexpr std::string_view kSoundOfMetadata = ".mp3";  // GiantMIDI's metadata names the recordings

/// Metadata of files, by "folder/name" or name, without extension.
using MetadataTable = std::unordered_map<std::string, SourceFile>;

template <class Number>
Number parse_number(std::string_view text, Number otherwise) {
  Number number{};
  const auto result = std::from_chars(text.data(), text.data() + text.size(), number);
  return result.ec == std::errc() ? number : otherwise;
}

std::optional<Era> era_named(std::string_view text) {
  const std::string folded = fold_text(text);
  for (const Era era : kEras)
    if (to_string(era) == folded) return era;
  return std::nullopt;
}

std::optional<Era> era_of_folders(const fs::path& relative) {
  std::optional<Era> nearest;
  for (const fs::path& folder : relative.parent_path())
    if (const auto era = era_named(folder.string())) nearest = era;
  return nearest;
}

std::string without_extension(std::string_view name) {
  const std::string extension = extension_of(name);
  const auto& known = piece_extensions();
  const bool ends_so = extension == kSoundOfMetadata || std::find(known.begin(), known.end(), extension) != known.end();
  return std::string(name.substr(0, name.size() - (ends_so ? extension.size() : 0)));
}

std::string first_of(const Table& table, std::size_t row, std::initializer_list<std::string_view> columns) {
  for (const std::string_view column : columns)
    if (!table.at(row, column).empty()) return std::string(table.at(row, column));
  return {};
}

SourceFile metadata_of(const Table& table, std::size_t row) {
  SourceFile metadata;
  metadata.composer = first_of(table, row, {"composer", "composer_surname", "surname"});
  const std::string given = first_of(table, row, {"first_name", "firstname"});
  if (!given.empty()) metadata.composer += ", " + given;
  metadata.title = first_of(table, row, {"title", "music"});
  metadata.licence = first_of(table, row, {"licence", "license"});
  metadata.folder_era = era_named(table.at(row, "era"));
  metadata.birth = parse_number(table.at(row, "birth"), 0);
  metadata.death = parse_number(table.at(row, "death"), 0);
  metadata.solo = parse_number(table.at(row, "piano_solo_prob"), 1.0) >= kMinSoloProbability;
  return metadata;
}

void add_metadata(const Table& table, MetadataTable& metadata) {
  for (std::size_t row = 0; row < table.rows(); ++row) {
    const std::string name = without_extension(first_of(table, row, {"file", "audio_name"}));
    if (name.empty()) continue;
    const SourceFile row_metadata = metadata_of(table, row);
    metadata.emplace(name, row_metadata);
    if (row_metadata.folder_era)
      metadata.emplace(std::string(to_string(*row_metadata.folder_era)) + "/" + name, row_metadata);
  }
}

/// Tables are known by their name or columns: a folder may hold others.
bool may_be_metadata(const fs::path& path) {
  const std::string extension = extension_of(path);
  return extension == ".csv" || (extension == ".tsv" && path.stem() == "manifest");
}

MetadataTable read_tables(const fs::path& folder) {
  MetadataTable metadata;
  if (!fs::is_directory(folder)) return metadata;
  for (const fs::path& path : list_files(folder, {".tsv", ".csv"})) {
    const bool manifest = path.stem() == "manifest";
    if (!may_be_metadata(path)) continue;
    const Table table(read_text(path));
    if (manifest || (table.has("music") && table.has("youtube_id"))) add_metadata(table, metadata);
  }
  return metadata;
}

std::string_view trimmed(std::string_view text) {
  while (text.starts_with(' ')) text.remove_prefix(1);
  while (text.ends_with(' ')) text.remove_suffix(1);
  return text;
}

void parse_file_name(std::string_view stem, const fs::path& folder, SourceFile& source) {
  std::vector<std::string_view> fields = split_fields(stem, ',');
  source.title = stem;
  if (fields.size() < 3) {
    const auto dash = stem.find(" - ");
    if (dash != std::string_view::npos && find_composer(stem.substr(0, dash)) != nullptr) {
      source.composer = stem.substr(0, dash);
      source.title = trimmed(stem.substr(dash + 3));
    } else if (find_composer(folder.filename().string()) != nullptr) {
      source.composer = folder.filename().string();
    }
    return;
  }
  source.composer = std::string(trimmed(fields[0])) + ", " + std::string(trimmed(fields[1]));
  const std::size_t begin = static_cast<std::size_t>(fields[2].data() - stem.data());
  const std::size_t end =
      fields.size() > 3 ? static_cast<std::size_t>(fields.back().data() - stem.data()) - 1 : stem.size();
  source.title = trimmed(stem.substr(begin, end - begin));
}

SourceFile source_of(const fs::path& path, const fs::path& relative, const MetadataTable& metadata) {
  const std::string whole = without_extension(relative.generic_string());
  const std::string stem = without_extension(relative.filename().string());
  const auto era = era_of_folders(relative);
  SourceFile source;
  for (const std::string& name : {whole, era ? std::string(to_string(*era)) + "/" + stem : stem, stem}) {
    const auto found = metadata.find(name);
    if (found == metadata.end()) continue;
    source = found->second;
    break;
  }
  if (source.composer.empty() && source.title.empty()) parse_file_name(stem, relative.parent_path(), source);
  if (source.title.empty()) source.title = stem;
  if (era) source.folder_era = era;
  source.composer = valid_utf8(source.composer);
  source.title = valid_utf8(source.title);
  source.path = path;
  source.file = shown_path(relative);
  return source;
}

}  // namespace

std::vector<SourceFile> list_sources(const std::vector<fs::path>& folders) {
  std::vector<SourceFile> sources;
  for (const fs::path& folder : folders) {
    const MetadataTable metadata = read_tables(folder);
    const fs::path clean = (folder / "").lexically_normal().parent_path();
    for (const fs::path& path : list_files(folder, piece_extensions())) {
      const fs::path relative = path == folder ? path.filename() : path.lexically_relative(folder);
      sources.push_back(source_of(path, relative, metadata));
      if (folders.size() > 1) sources.back().file = shown_path(clean.filename() / relative);
    }
  }
  if (sources.empty())
    throw Error("cannot build a corpus: there are no MIDI or MusicXML files (" + list_piece_extensions() +
                ") in the given folders");
  std::stable_sort(sources.begin(), sources.end(),
                   [](const SourceFile& a, const SourceFile& b) { return a.file < b.file; });
  return sources;
}

std::map<std::string, std::uint64_t> count_other_files(const std::vector<fs::path>& folders) {
  const auto& known = piece_extensions();
  std::map<std::string, std::uint64_t> counts;
  for (const fs::path& folder : folders) {
    if (!fs::is_directory(folder)) continue;
    for (const fs::path& path : list_files(folder, {})) {
      const std::string extension = extension_of(path);
      const bool hidden = path.filename().native().starts_with('.');
      if (hidden || may_be_metadata(path) || std::find(known.begin(), known.end(), extension) != known.end()) continue;
      ++counts[valid_utf8(extension)];
    }
  }
  return counts;
}

}  // namespace clavier
