#include "formats/write_outputs.h"

#include <algorithm>

#include "audio/sound_font.h"
#include "base/error.h"
#include "base/files.h"
#include "formats/output_formats.h"

namespace clavier {
namespace {

namespace fs = std::filesystem;

fs::path file_of_page(const fs::path& file, std::size_t index) {
  if (index == 0) return file;
  fs::path name = file.stem();
  return file.parent_path() / (name += "-page" + std::to_string(index + 1) + file.extension().string());
}

void write_output(Renderings& piece, const fs::path& file, std::vector<fs::path>& written) {
  const OutputFormat& format = find_output_format(file);
  if (const auto* const stream = std::get_if<OutputStreamer>(&format.write)) {
    (*stream)(piece, file);
    written.push_back(file);
    return;
  }
  const std::vector<Bytes> pages = std::get<OutputEncoder>(format.write)(piece);
  for (std::size_t index = 0; index < pages.size(); ++index) {
    written.push_back(file_of_page(file, index));
    write_file(written.back(), pages[index]);
  }
}

}  // namespace

void check_outputs(const std::vector<fs::path>& files, const OutputOptions& options) {
  if (files.empty())
    throw Misuse("there is nothing to write: name a file with --out; known extensions are " + list_output_extensions());
  for (auto file = files.begin(); file != files.end(); ++file) {
    const OutputNeeds needs = find_output_format(*file).needs;
    if (needs == OutputNeeds::sound_font) find_sound_font(options.sound_font);
    if (needs == OutputNeeds::musescore) find_musescore(options);
    if (std::find(files.begin(), file, *file) != file) throw Misuse("cannot write " + file->string() + " twice");
    if (fs::is_directory(*file)) throw Misuse("cannot write " + file->string() + ": it is a folder");
  }
}

std::vector<fs::path> write_outputs(const OutputPiece& piece, const std::vector<fs::path>& files,
                                    const OutputOptions& options, Progress& progress) {
  check_outputs(files, options);
  Renderings renderings(piece, options, progress);
  std::vector<fs::path> written;
  for (const fs::path& file : files) write_output(renderings, file, written);
  return written;
}

}  // namespace clavier
