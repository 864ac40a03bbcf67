#pragma once

#include <filesystem>
#include <string>

#include "base/error.h"
#include "base/files.h"
#include "base/program.h"
#include "base/scratch_folder.h"
#include "midi/midi_writer.h"

namespace clavier::measuring {

/// A performance as a recording gives it: one track, 120 quarter notes a minute, only pitches and pedal.
inline Bytes recording_of(const Score& played) {
  Score recorded;
  const auto time = [&](Beats beats) { return Beats{2 * played.tempo.seconds_at(beats).value}; };
  for (Note note : played.notes) {
    const Beats end = time(end_of(note));
    note.onset = time(note.onset);
    note.duration = end - note.onset;
    note.hand = Hand::unknown;
    recorded.notes.push_back(note);
  }
  for (PedalChange change : played.pedal) {
    change.onset = time(change.onset);
    recorded.pedal.push_back(change);
  }
  sort_events(recorded);
  return write_midi(recorded);
}

/// The MIDI file imported by MuseScore, as MusicXML. User preferences are ignored. Throws Error when there is no
/// result.
inline Bytes import_with(const std::filesystem::path& musescore, const Bytes& midi) {
  const ScratchFolder folder;
  const std::filesystem::path played = folder.path() / "played.mid", imported = folder.path() / "imported.musicxml";
  write_file(played, midi);
  const std::string home = folder.path().string();
  const ProgramResult result =
      run_program({.program = musescore,
                   .arguments = {"-o", imported.string(), played.string()},
                   .environment = {"QT_QPA_PLATFORM=offscreen", "XDG_RUNTIME_DIR=" + home, "HOME=" + home,
                                   "XDG_CONFIG_HOME=" + home, "XDG_DATA_HOME=" + home},
                   .limit = std::chrono::minutes{2}});
  if (result.timed_out) throw Error("takes longer than two minutes");
  if (!std::filesystem::exists(imported)) throw Error("ends with " + std::to_string(result.status) + " and no score");
  return read_file(imported);
}

}  // namespace clavier::measuring
