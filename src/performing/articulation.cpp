#include "performing/articulation.h"

#include <algorithm>
#include <array>
#include <optional>
#include <utility>

#include "music/grid.h"

namespace clavier {
namespace {

constexpr double kRepetition = 0.25;
constexpr Seconds kMaxRepetition{0.12};
constexpr double kPunctuation = 0.2;
constexpr Seconds kMaxPunctuation{0.15};
constexpr double kLegato = 0.1;
constexpr Seconds kMaxLegatoOverlap{0.03};
constexpr Beats kLegatoTolerance{1e-3};

/// `share` of the time from `begin` to `end`, at most `max_length`.
Seconds share_of_interval(const TempoMap& tempo, Beats begin, Beats end, double share, Seconds max_length) {
  return std::min((tempo.seconds_at(end) - tempo.seconds_at(begin)) * share, max_length);
}

Beats shift_time(const TempoMap& tempo, Beats time, Seconds by) { return tempo.beats_at(tempo.seconds_at(time) + by); }

/// A note that begins while its pitch is held lasts at least as long as the held note would.
void extend_held_notes(Score& score) {
  std::array<Beats, 128> held_until{};
  for (Note& note : score.notes) {
    Beats& until = held_until.at(note.pitch);
    note.duration = std::max(note.duration, until - note.onset);
    until = end_of(note);
  }
}

bool begins_phrase(const std::vector<Phrase>& phrases, Beats time) {
  return !phrases.empty() && phrases[phrase_at(phrases, time)].onset == time;
}

void articulate_melody(Score& score, const PieceStructure& structure, const TempoMap& tempo) {
  Note* before = nullptr;
  for (std::size_t index = 0; index < score.notes.size(); ++index) {
    if (!structure.melody[index]) continue;
    Note& note = score.notes[index];
    const Beats gap = before == nullptr ? Beats{0} : note.onset - end_of(*before);
    if (before != nullptr && gap > Beats{0} - kLegatoTolerance && gap < kLegatoTolerance) {
      const bool ends_phrase = begins_phrase(structure.phrases, note.onset);
      const Seconds by = ends_phrase
                             ? -1.0 * share_of_interval(tempo, before->onset, note.onset, kPunctuation, kMaxPunctuation)
                             : share_of_interval(tempo, before->onset, note.onset, kLegato, kMaxLegatoOverlap);
      before->duration = shift_time(tempo, note.onset, by) - before->onset;
    }
    before = &note;
  }
}

/// Works backwards, so that the next onset of each pitch is known.
void detach_repetitions(Score& score, const TempoMap& tempo) {
  struct Onsets {
    std::optional<Beats> onset, next;
  };
  std::array<Onsets, 128> onsets_by_pitch{};
  for (auto note = score.notes.rbegin(); note != score.notes.rend(); ++note) {
    auto& [onset, next] = onsets_by_pitch.at(note->pitch);
    if (onset != note->onset) next = std::exchange(onset, note->onset);
    if (!next) continue;
    const Seconds gap = share_of_interval(tempo, note->onset, *next, kRepetition, kMaxRepetition);
    note->duration = std::min(note->duration, shift_time(tempo, *next, -1.0 * gap) - note->onset);
  }
}

}  // namespace

bool has_notated_durations(const Score& score) {
  Score releases;
  for (const Note& note : score.notes) releases.notes.push_back({.onset = end_of(note), .pitch = note.pitch});
  return is_on_grid(releases);
}

void articulate(Score& score, const PieceStructure& structure, const TempoMap& tempo) {
  extend_held_notes(score);
  articulate_melody(score, structure, tempo);
  detach_repetitions(score, tempo);
}

}  // namespace clavier
