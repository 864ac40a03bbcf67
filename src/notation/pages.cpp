#include "notation/pages.h"

#include <algorithm>
#include <nlohmann/json.hpp>
#include <string>

#include "base/error.h"
#include "base/files.h"
#include "base/program.h"
#include "base/scratch_folder.h"
#include "midi/midi_reader.h"
#include "notation/musicxml/musicxml_writer.h"
#include "notation/sheet/score_of.h"

namespace clavier {
namespace {

namespace fs = std::filesystem;

constexpr std::chrono::minutes kTimeLimit{5};
constexpr double kMinReadShare = 0.9;  // share of the notes that MuseScore must have read

std::string extension_for(PageFormat format) {
  switch (format) {
    case PageFormat::pdf:
      return ".pdf";
    case PageFormat::svg:
      return ".svg";
    case PageFormat::png:
      return ".png";
  }
  return {};
}

/// The last line of its output.
std::string last_line(std::string text) {
  while (!text.empty() && (text.back() == '\n' || text.back() == ' ')) text.pop_back();
  return text.substr(text.find_last_of('\n') + 1);
}

[[noreturn]] void fail(const fs::path& musescore, const std::string& problem) {
  throw Error("cannot engrave pages with " + musescore.string() + ": " + problem);
}

ProgramResult run_musescore(const fs::path& musescore, const fs::path& folder, const std::string& extension) {
  const nlohmann::json job = {
      {{"in", folder / "sheet.musicxml"}, {"out", {folder / ("page" + extension), folder / "played.mid"}}}};
  write_file(folder / "job.json", job.dump());
  return run_program({.program = musescore,
                      .arguments = {"-r", "150", "-j", (folder / "job.json").string()},
                      .environment = {"QT_QPA_PLATFORM=offscreen", "XDG_RUNTIME_DIR=" + folder.string()},
                      .limit = kTimeLimit});
}

/// Reads page.pdf, or page-1.svg, page-2.svg ... (page-01.svg when there are ten or more).
std::vector<Bytes> read_pages(const fs::path& folder, const std::string& extension) {
  std::vector<Bytes> pages;
  for (const fs::path& file : list_files(folder, {extension}))
    if (fs::file_size(file) > 0) pages.push_back(read_file(file));
  return pages;
}

void check_note_count(const Sheet& sheet, const fs::path& folder, const fs::path& musescore) {
  const std::size_t all = score_of(sheet, Repeats::once).notes.size();
  const fs::path file = folder / "played.mid";
  const std::size_t read_notes = fs::exists(file) ? read_midi_file(file).score.notes.size() : 0;
  if (static_cast<double>(read_notes) < kMinReadShare * static_cast<double>(all))
    fail(musescore, "it read " + std::to_string(read_notes) + " of " + std::to_string(all) + " notes");
}

}  // namespace

const std::vector<std::string>& musescore_names() {
  static const std::vector<std::string> kNames = {"mscore3", "musescore3"};
  return kNames;
}

std::vector<Bytes> render_pages(const Sheet& sheet, PageFormat format, const fs::path& musescore) {
  const ScratchFolder folder;
  const std::string extension = extension_for(format);
  write_file(folder.path() / "sheet.musicxml", write_musicxml(sheet));
  const ProgramResult result = run_musescore(musescore, folder.path(), extension);
  if (result.timed_out) fail(musescore, "it took more than five minutes");
  if (result.status != 0)
    fail(musescore, "it ended with " + std::to_string(result.status) + ": " + last_line(result.output));
  std::vector<Bytes> pages = read_pages(folder.path(), extension);
  if (pages.empty()) fail(musescore, "it wrote no page: " + last_line(result.output));
  check_note_count(sheet, folder.path(), musescore);
  return pages;
}

}  // namespace clavier
