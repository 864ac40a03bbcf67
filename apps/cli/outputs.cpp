#include "cli/outputs.h"

#include <algorithm>
#include <array>
#include <optional>
#include <string_view>

#include "audio/sound_file.h"
#include "audio/sound_font.h"
#include "base/error.h"
#include "base/files.h"
#include "midi/midi_writer.h"

namespace clavier {
namespace {

namespace fs = std::filesystem;

/// A piece on its way into files; what several formats need is made once.
struct Job {
  const Score& score;
  const OutputOptions& options;
  Progress& progress;
  std::optional<Sound> sound = std::nullopt;
};

void write_midi_file(Job& job, const fs::path& file) { write_file(file, write_midi(job.score)); }

void write_sound_file(Job& job, const fs::path& file) {
  if (!job.sound)
    job.sound.emplace(job.score, SynthesizerOptions{.sound_font = find_sound_font(job.options.sound_font)}, file,
                      job.progress);
  write_sound(*job.sound, file, {.title = job.score.title, .artist = job.score.origin});
}

struct Output {
  std::string_view extension;
  void (*write)(Job& job, const fs::path& file);
};

constexpr std::array<Output, 6> kOutputs = {{{".mid", write_midi_file},
                                             {".midi", write_midi_file},
                                             {".wav", write_sound_file},
                                             {".flac", write_sound_file},
                                             {".ogg", write_sound_file},
                                             {".mp3", write_sound_file}}};

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
    const bool sound = output_for(*file).write == write_sound_file;
    if (sound) find_sound_font(options.sound_font);
    if (std::find(files.begin(), file, *file) != file) throw Misuse("cannot write " + file->string() + " twice");
    if (fs::is_directory(*file)) throw Misuse("cannot write " + file->string() + ": it is a folder");
  }
}

void write_outputs(const Score& score, const std::vector<fs::path>& files, const OutputOptions& options,
                   Progress& progress) {
  check_outputs(files, options);
  Job job{.score = score, .options = options, .progress = progress};
  for (const fs::path& file : files) output_for(file).write(job, file);
}

}  // namespace clavier
