#include "performing/articulation.h"

#include <algorithm>
#include <array>
#include <optional>
#include <utility>

#include "music/grid.h"

namespace clavier {
namespace {

constexpr double kRepetition = 0.25;
constexpr Seconds kLongestRepetition{0.12};
constexpr double kPunctuation = 0.2;
constexpr Seconds kLongestPunctuation{0.15};
constexpr double kLegato = 0.1;
constexpr Seconds kLongestLegato{0.03};
constexpr Beats kAtOnce{1e-3};

/// `share` of the time between two places, at most `most`.
Seconds part_of(const TempoMap& tempo, Beats begin, Beats end, double share, Seconds most) {
  return std::min((tempo.seconds_at(end) - tempo.seconds_at(begin)) * share, most);
}

Beats moved(const TempoMap& tempo, Beats time, Seconds by) { return tempo.beats_at(tempo.seconds_at(time) + by); }

/// A key that is struck while it is held is held as long as it would have been.
void hold_on(Score& score) {
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
    if (before != nullptr && gap > Beats{0} - kAtOnce && gap < kAtOnce) {
      const bool breathes = begins_phrase(structure.phrases, note.onset);
      const Seconds by = breathes ? -1.0 * part_of(tempo, before->onset, note.onset, kPunctuation, kLongestPunctuation)
                                  : part_of(tempo, before->onset, note.onset, kLegato, kLongestLegato);
      before->duration = moved(tempo, note.onset, by) - before->onset;
    }
    before = &note;
  }
}

/// From the end, so that the next onset of each key is known.
void detach_repetitions(Score& score, const TempoMap& tempo) {
  struct Strikes {
    std::optional<Beats> onset, next;
  };
  std::array<Strikes, 128> strikes{};
  for (auto note = score.notes.rbegin(); note != score.notes.rend(); ++note) {
    auto& [onset, next] = strikes.at(note->pitch);
    if (onset != note->onset) next = std::exchange(onset, note->onset);
    if (!next) continue;
    const Seconds gap = part_of(tempo, note->onset, *next, kRepetition, kLongestRepetition);
    note->duration = std::min(note->duration, moved(tempo, *next, -1.0 * gap) - note->onset);
  }
}

}  // namespace

bool has_written_lengths(const Score& score) {
  Score releases;
  for (const Note& note : score.notes) releases.notes.push_back({.onset = end_of(note), .pitch = note.pitch});
  return is_on_grid(releases);
}

void articulate(Score& score, const PieceStructure& structure, const TempoMap& tempo) {
  hold_on(score);
  articulate_melody(score, structure, tempo);
  detach_repetitions(score, tempo);
}

}  // namespace clavier
