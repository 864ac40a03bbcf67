/// Compares engraved scores with their export as MIDI by an installed MuseScore 3, which opens them as MusicXML.
///   build/<preset>/measure_exchange GRID-MIDI-FOLDER [EVERY]
/// EVERY: measures one file in EVERY; the default is 69.

#include <algorithm>
#include <array>
#include <cstdio>
#include <cstdlib>
#include <string>

#include "base/files.h"
#include "base/program.h"
#include "base/scratch_folder.h"
#include "notation/pages.h"
#include "support/engraving_round_trip.h"
#include "transcription/transcribe.h"

namespace clavier::measuring {
namespace {

constexpr Beats kStillHeld{0.01};
constexpr double kExact = 0.002;  // quarter notes

/// Drops notes whose pitch already sounds: MuseScore merges them with the earlier note. The longest of notes that begin
/// together remains.
std::vector<Note> merge_held_notes(const std::vector<Note>& notes) {
  std::vector<Note> merged;
  std::array<Beats, 128> held_until{};
  std::vector<Note> longest_first = notes;
  std::sort(longest_first.begin(), longest_first.end(), [](const Note& a, const Note& b) {
    return std::tuple(a.onset, b.duration) < std::tuple(b.onset, a.duration);
  });
  for (const Note& note : longest_first) {
    Beats& until = held_until.at(note.pitch);
    if (until <= note.onset + kStillHeld) merged.push_back(note);
    until = std::max(until, end_of(note));
  }
  return merged;
}

Score through_musescore(const Sheet& sheet, const std::filesystem::path& musescore) {
  const ScratchFolder folder;
  const std::filesystem::path written = folder.path() / "sheet.musicxml", heard = folder.path() / "heard.mid";
  write_file(written, write_musicxml(sheet));
  run_program({.program = musescore,
               .arguments = {"-o", heard.string(), written.string()},
               .environment = {"QT_QPA_PLATFORM=offscreen", "XDG_RUNTIME_DIR=" + folder.path().string()}});
  return read_midi_file(heard).score;
}

struct Exchange {
  std::size_t files = 0, notes = 0, merged = 0, agree = 0;

  double share() const {
    return 100.0 * static_cast<double>(agree) / static_cast<double>(std::max<std::size_t>(1, merged));
  }
};

Exchange exchange(const std::filesystem::path& file, const std::filesystem::path& musescore) {
  const Sheet sheet = transcribe(read_midi_file(file).score);
  const std::vector<Note> notes = score_of(sheet).notes, merged = merge_held_notes(notes);
  RoundTrip trip;
  compare(by_pitch(merged), by_pitch(through_musescore(sheet, musescore).notes), kExact, trip);
  return {.files = 1, .notes = notes.size(), .merged = merged.size(), .agree = trip.kept + trip.rounded};
}

int run(const std::filesystem::path& folder, std::size_t every) {
  const char* const path = std::getenv("PATH");
  const std::filesystem::path musescore = find_program(musescore_names(), path == nullptr ? "" : path);
  if (musescore.empty())
    return std::fputs("measure_exchange needs MuseScore 3: apt-get install musescore3\n", stderr), 1;
  const auto files = list_files(folder, {".mid"});
  Exchange all;
  for (std::size_t index = 0; index < files.size(); index += every) {
    const Exchange one = exchange(files[index], musescore);
    std::printf("%s: %zu notes, %zu keys struck, %.3f %% agree\n", files[index].filename().c_str(), one.notes,
                one.merged, one.share());
    std::fflush(stdout);
    all = {all.files + 1, all.notes + one.notes, all.merged + one.merged, all.agree + one.agree};
  }
  std::printf("%zu files, %zu notes, %zu of them on keys that are down already; of the others %.3f %% agree\n",
              all.files, all.notes, all.notes - all.merged, all.share());
  return 0;
}

}  // namespace
}  // namespace clavier::measuring

int main(int count, char** arguments) {
  if (count < 2 || count > 3) return std::fputs("measure_exchange GRID-MIDI-FOLDER [EVERY]\n", stderr), 2;
  const int every = count == 3 ? std::atoi(arguments[2]) : 69;
  return clavier::measuring::run(arguments[1], static_cast<std::size_t>(std::max(1, every)));
}
