#include "cli/convert/outputs.h"

#include <algorithm>
#include <array>
#include <cstdlib>
#include <optional>
#include <string_view>
#include <utility>

#include "audio/sound_file.h"
#include "audio/sound_font.h"
#include "base/error.h"
#include "base/files.h"
#include "base/program.h"
#include "midi/midi_writer.h"
#include "notation/musicxml/musicxml_writer.h"
#include "notation/musicxml/mxl.h"
#include "notation/pages.h"
#include "transcription/transcribe.h"

namespace clavier {
namespace {

namespace fs = std::filesystem;

/// A piece on its way into files; what several formats need is made once.
struct Job {
  const OutputPiece& piece;
  const OutputOptions& options;
  Progress& progress;
  std::vector<fs::path> written{};
  std::optional<Sound> sound = std::nullopt;
  std::optional<Sheet> sheet = std::nullopt;
};

void write_job_file(Job& job, const fs::path& file, const Bytes& bytes) {
  write_file(file, bytes);
  job.written.push_back(file);
}

void write_midi_file(Job& job, const fs::path& file) { write_job_file(job, file, write_midi(job.piece.score)); }

void write_sound_file(Job& job, const fs::path& file) {
  const Score& score = job.piece.score;
  if (!job.sound)
    job.sound.emplace(score, SynthesizerOptions{.sound_font = find_sound_font(job.options.sound_font)}, file,
                      job.progress);
  write_sound(*job.sound, file, {.title = score.title, .artist = score.origin});
  job.written.push_back(file);
}

const Sheet& sheet_of(Job& job) {
  if (!job.sheet) {
    job.sheet = job.piece.sheet != nullptr ? *job.piece.sheet : transcribe(job.piece.score);
    if (!job.piece.heading.empty()) job.sheet->title = job.piece.heading;
    if (!job.piece.credit.empty()) job.sheet->origin = job.piece.credit;
  }
  return *job.sheet;
}

void write_musicxml_file(Job& job, const fs::path& file) { write_job_file(job, file, write_musicxml(sheet_of(job))); }
void write_mxl_file(Job& job, const fs::path& file) { write_job_file(job, file, write_mxl(sheet_of(job))); }

fs::path find_musescore() {
  const char* const folders = std::getenv("PATH");
  const fs::path program = find_program(musescore_names(), folders == nullptr ? "" : folders);
  if (program.empty())
    throw Error(
        "cannot draw pages: MuseScore 3 is not installed; install it with: apt-get install musescore3, or write "
        "a .musicxml file, which any notation program opens");
  return program;
}

fs::path file_of_page(const fs::path& file, std::size_t index) {
  if (index == 0) return file;
  fs::path name = file.stem();
  return file.parent_path() / (name += "-page" + std::to_string(index + 1) + file.extension().string());
}

template <PageFormat format>
void write_pages(Job& job, const fs::path& file) {
  const std::vector<Bytes> pages = render_pages(sheet_of(job), format, find_musescore());
  for (std::size_t index = 0; index < pages.size(); ++index)
    write_job_file(job, file_of_page(file, index), pages[index]);
}

enum class Needs : std::uint8_t { nothing, sound_font, musescore };

struct Output {
  std::string_view extension;
  void (*write)(Job& job, const fs::path& file);
  Needs needs = Needs::nothing;
};

constexpr std::array<Output, 11> kOutputs = {{{".mid", write_midi_file},
                                              {".midi", write_midi_file},
                                              {".musicxml", write_musicxml_file},
                                              {".mxl", write_mxl_file},
                                              {".pdf", write_pages<PageFormat::pdf>, Needs::musescore},
                                              {".svg", write_pages<PageFormat::svg>, Needs::musescore},
                                              {".png", write_pages<PageFormat::png>, Needs::musescore},
                                              {".wav", write_sound_file, Needs::sound_font},
                                              {".flac", write_sound_file, Needs::sound_font},
                                              {".ogg", write_sound_file, Needs::sound_font},
                                              {".mp3", write_sound_file, Needs::sound_font}}};

const Output& output_for(const fs::path& file) {
  const std::string extension = extension_of(file);
  const auto found =
      std::find_if(kOutputs.begin(), kOutputs.end(), [&](auto& known) { return known.extension == extension; });
  if (found != kOutputs.end()) return *found;
  const std::string problem = extension.empty() ? "it has no ending" : "its ending is not known";
  throw Misuse("cannot write " + file.string() + ": " + problem + "; known are " + known_outputs());
}

}  // namespace

std::string known_outputs() {
  std::string names;
  for (const Output& output : kOutputs) names.append(names.empty() ? "" : ", ").append(output.extension);
  return names;
}

void check_outputs(const std::vector<fs::path>& files, const OutputOptions& options) {
  if (files.empty())
    throw Misuse("there is nothing to write: name a file with --out; known endings are " + known_outputs());
  for (auto file = files.begin(); file != files.end(); ++file) {
    const Needs needs = output_for(*file).needs;
    if (needs == Needs::sound_font) find_sound_font(options.sound_font);
    if (needs == Needs::musescore) find_musescore();
    if (std::find(files.begin(), file, *file) != file) throw Misuse("cannot write " + file->string() + " twice");
    if (fs::is_directory(*file)) throw Misuse("cannot write " + file->string() + ": it is a folder");
  }
}

std::vector<fs::path> write_outputs(const OutputPiece& piece, const std::vector<fs::path>& files,
                                    const OutputOptions& options, Progress& progress) {
  check_outputs(files, options);
  Job job{.piece = piece, .options = options, .progress = progress};
  for (const fs::path& file : files) output_for(file).write(job, file);
  return std::move(job.written);
}

}  // namespace clavier
