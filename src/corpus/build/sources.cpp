#include "corpus/build/sources.h"

#include <algorithm>
#include <charconv>
#include <unordered_map>

#include "base/error.h"
#include "base/files.h"
#include "corpus/metadata/composers.h"
#include "corpus/metadata/delimited_text.h"
#include "corpus/metadata/text_folding.h"
#include "notation/piece_reader.h"

namespace clavier {
namespace fs = std::filesystem;
namespace {

constexpr double kEvenOdds = 0.5;

/// What tables say about files, by "folder/name" or name, without extension.
using Facts = std::unordered_map<std::string, SourceFile>;

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
  for (const std::string_view extension : {".musicxml", ".mxl", ".mid", ".midi", ".mp3"})
    if (fold_text(name).ends_with(extension)) name.remove_suffix(extension.size());
  return std::string(name);
}

std::string first_of(const Table& table, std::size_t row, std::initializer_list<std::string_view> columns) {
  for (const std::string_view column : columns)
    if (!table.at(row, column).empty()) return std::string(table.at(row, column));
  return {};
}

SourceFile facts_of(const Table& table, std::size_t row) {
  SourceFile facts;
  facts.composer = first_of(table, row, {"composer", "composer_surname", "surname"});
  const std::string given = first_of(table, row, {"first_name", "firstname"});
  if (!given.empty()) facts.composer += ", " + given;
  facts.title = first_of(table, row, {"title", "music"});
  facts.licence = first_of(table, row, {"licence", "license"});
  facts.folder_era = era_named(table.at(row, "era"));
  facts.birth = parse_number(table.at(row, "birth"), 0);
  facts.death = parse_number(table.at(row, "death"), 0);
  facts.solo = parse_number(table.at(row, "piano_solo_prob"), 1.0) >= kEvenOdds;
  return facts;
}

void add_facts(const Table& table, Facts& facts) {
  for (std::size_t row = 0; row < table.rows(); ++row) {
    const std::string name = without_extension(first_of(table, row, {"file", "audio_name"}));
    if (name.empty()) continue;
    const SourceFile known = facts_of(table, row);
    facts.emplace(name, known);
    if (known.folder_era) facts.emplace(std::string(to_string(*known.folder_era)) + "/" + name, known);
  }
}

/// Only tables whose name or columns say what they are: a folder may hold others.
Facts read_tables(const fs::path& folder) {
  Facts facts;
  if (!fs::is_directory(folder)) return facts;
  for (const fs::path& path : list_files(folder, {".tsv", ".csv"})) {
    const bool manifest = path.stem() == "manifest";
    if (!manifest && extension_of(path) != ".csv") continue;
    const Table table(read_text(path));
    if (manifest || (table.has("music") && table.has("youtube_id"))) add_facts(table, facts);
  }
  return facts;
}

std::string_view trimmed(std::string_view text) {
  while (text.starts_with(' ')) text.remove_prefix(1);
  while (text.ends_with(' ')) text.remove_suffix(1);
  return text;
}

void read_name(std::string_view stem, const fs::path& folder, SourceFile& source) {
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

SourceFile source_of(const fs::path& path, const fs::path& relative, const Facts& facts) {
  const std::string whole = without_extension(relative.generic_string());
  const std::string stem = without_extension(relative.filename().string());
  const auto era = era_of_folders(relative);
  SourceFile source;
  for (const std::string& key : {whole, era ? std::string(to_string(*era)) + "/" + stem : stem, stem}) {
    const auto found = facts.find(key);
    if (found == facts.end()) continue;
    source = found->second;
    break;
  }
  if (source.composer.empty() && source.title.empty()) read_name(stem, relative.parent_path(), source);
  if (source.title.empty()) source.title = stem;
  if (era) source.folder_era = era;
  source.path = path;
  source.file = relative.generic_string();
  return source;
}

}  // namespace

std::vector<SourceFile> list_sources(const std::vector<fs::path>& folders) {
  std::vector<SourceFile> sources;
  for (const fs::path& folder : folders) {
    const Facts facts = read_tables(folder);
    const fs::path clean = (folder / "").lexically_normal().parent_path();
    for (const fs::path& path : list_files(folder, piece_extensions())) {
      const fs::path relative = path == folder ? path.filename() : path.lexically_relative(folder);
      sources.push_back(source_of(path, relative, facts));
      if (folders.size() > 1) sources.back().file = (clean.filename() / relative).generic_string();
    }
  }
  if (sources.empty())
    throw Error(
        "cannot build a corpus: there are no MIDI or MusicXML files (.mid, .midi, .musicxml, .mxl) in the given "
        "folders");
  std::stable_sort(sources.begin(), sources.end(),
                   [](const SourceFile& a, const SourceFile& b) { return a.file < b.file; });
  return sources;
}

}  // namespace clavier
