/// Plays scores as sequencers and players at a click do, and compares the pages of that MIDI with those of the scores.
///   build/<preset>/measure_told_beats MIDI-FOLDER [EVERY]
/// Files whose own notes lie beside their beats are left out. EVERY: measures one file in EVERY; the default is 25.

#include <algorithm>
#include <cmath>
#include <cstdio>
#include <cstdlib>
#include <map>

#include "base/files.h"
#include "base/random.h"
#include "measuring/paper_notes.h"
#include "midi/midi_reader.h"
#include "midi/midi_writer.h"
#include "performing/perform.h"
#include "transcription/engraving/engrave.h"
#include "transcription/meter/told_beats.h"
#include "transcription/transcribe.h"

namespace clavier::measuring {
namespace {

constexpr int kResolution = 480;
constexpr std::size_t kMaxNotes = 6000;

struct Playing {
  const char* name;
  double gate = 0;       ///< the share of its value for which a note is held; 0: as `perform` articulates
  double jitter_ms = 0;  ///< the standard deviation of onsets, evenly spread
};

Score play(const Score& written, const Playing& playing) {
  Random random(1);
  Score score = playing.gate > 0 ? written : perform(written);
  const auto in_ticks = [](Beats beats) { return Beats{std::round(beats.value * kResolution) / kResolution}; };
  for (Note& note : score.notes) {
    if (playing.gate > 0) note.duration = note.duration * playing.gate;
    const Seconds late{playing.jitter_ms / 1000 * std::sqrt(3.0) * (2 * random.uniform() - 1)};
    const Beats onset = score.tempo.beats_at(score.tempo.seconds_at(note.onset) + late);
    note.onset = in_ticks(std::max(Beats{0}, onset));
    note.duration = std::max(Beats{1.0 / kResolution}, in_ticks(note.duration));
  }
  score.resolution = kResolution;
  sort_events(score);
  return read_midi(write_midi(score), "played").score;
}

/// How many notes of the scores are on paper again.
struct Agreement {
  std::size_t files = 0, followed = 0, notes = 0, onsets = 0, lengths = 0;

  void print(const Playing& playing) const {
    const auto percent = [](std::size_t part, std::size_t whole) {
      return 100.0 * static_cast<double>(part) / static_cast<double>(std::max<std::size_t>(1, whole));
    };
    std::printf("%-28s %zu files, %zu on their own beats, %zu notes: onsets %.1f %%, lengths too %.1f %%\n",
                playing.name, files, followed, notes, percent(onsets, notes), percent(lengths, notes));
  }
};

using NotePlace = std::pair<long, int>;  // 960th parts of a quarter note, pitch

std::map<NotePlace, double> lengths_of(const Sheet& sheet) {
  std::map<NotePlace, double> lengths;
  for (const PaperNote& note : paper_of(sheet).notes)
    lengths[{std::lround(note.onset * 960), note.pitch}] = note.length;
  return lengths;
}

void compare(const Score& written, const Score& played, Agreement& agreement) {
  const auto truth = lengths_of(engrave(written)), found = lengths_of(transcribe(played));
  ++agreement.files;
  agreement.followed += test_told_beats(played).followed;
  for (const auto& [place, length] : truth) {
    ++agreement.notes;
    const auto note = found.find(place);
    if (note == found.end()) continue;
    ++agreement.onsets;
    agreement.lengths += std::abs(note->second - length) < 0.01;
  }
}

int run(const std::filesystem::path& folder, std::size_t every) {
  const auto files = list_files(folder, {".mid"});
  for (const Playing& playing :
       {Playing{"performed by Clavier"}, Playing{"held for 95 %", 0.95}, Playing{"held for 90 %, jitter 8 ms", 0.9, 8},
        Playing{"held for 85 %, jitter 15 ms", 0.85, 15}}) {
    Agreement agreement;
    for (std::size_t index = 0; index < files.size(); index += every) {
      const Score written = read_midi_file(files[index]).score;
      const bool usual = !written.notes.empty() && written.notes.size() <= kMaxNotes;
      if (usual && test_told_beats(written).offset == Beats{0}) compare(written, play(written, playing), agreement);
    }
    agreement.print(playing);
  }
  return 0;
}

}  // namespace
}  // namespace clavier::measuring

int main(int count, char** arguments) {
  if (count < 2 || count > 3) return std::fputs("measure_told_beats MIDI-FOLDER [EVERY]\n", stderr), 2;
  const int every = count == 3 ? std::atoi(arguments[2]) : 25;
  return clavier::measuring::run(arguments[1], static_cast<std::size_t>(std::max(1, every)));
}
