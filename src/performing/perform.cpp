#include "performing/perform.h"

#include <algorithm>
#include <cmath>
#include <utility>
#include <vector>

#include "music/grid.h"
#include "performing/articulation.h"
#include "performing/dynamics.h"
#include "performing/pedalling.h"
#include "performing/piece_structure.h"
#include "performing/timing.h"
#include "transcription/hands/hand_separation.h"

namespace clavier {
namespace {

constexpr int kMinResolution = 480;
constexpr int kMaxMidiResolution = 32767;

/// A multiple of `resolution` that is fine enough for a performance, when MIDI allows one.
int refine_resolution(int resolution) {
  const int finer = (kMinResolution + resolution - 1) / resolution * resolution;
  return finer <= kMaxMidiResolution ? finer : resolution;
}

Beats round_to_resolution(Beats time, int resolution) { return {std::round(time.value * resolution) / resolution}; }

TempoMap round_to_resolution(const TempoMap& tempo, int resolution) {
  std::vector<Tempo> changes = tempo.changes();
  for (Tempo& change : changes) change.onset = round_to_resolution(change.onset, resolution);
  return TempoMap(std::move(changes));
}

/// Gives the performance the hands of `written`, and its resolution or a finer one.
Score finish_performance(Score played, const Score& written) {
  const int resolution = played.resolution = refine_resolution(written.resolution);
  played.tempo = round_to_resolution(played.tempo, resolution);
  for (PedalChange& change : played.pedal) change.onset = round_to_resolution(change.onset, resolution);
  for (std::size_t index = 0; index < played.notes.size(); ++index) {
    Note& note = played.notes[index];
    note.hand = written.notes[index].hand;
    if (note.duration == written.notes[index].duration) continue;
    note.duration = std::max(round_to_resolution(note.duration, resolution), Beats{1.0 / resolution});
  }
  sort_events(played);
  return played;
}

}  // namespace

Score perform(const Score& written, const PerformOptions& options) {
  if (!is_on_grid(written)) return written;
  Score played = fill_unknown_hands(written);
  const PieceStructure structure = structure_of(played);
  if (!has_expressive_dynamics(written)) shape_dynamics(played, structure);
  if (!has_expressive_timing(written)) played.tempo = shape_tempo(written, structure.phrases);
  if (!has_sustain_pedal(written)) {
    const std::vector<PedalSpan> spans = find_pedal_spans(played, structure.measures, played.tempo);
    const std::vector<PedalChange> changes = make_pedal_changes(played, spans, played.tempo);
    played.pedal.insert(played.pedal.end(), changes.begin(), changes.end());
  }
  if (options.articulation && has_notated_durations(written)) articulate(played, structure, played.tempo);
  return finish_performance(std::move(played), written);
}

}  // namespace clavier
