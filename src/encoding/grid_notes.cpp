#include "encoding/grid_notes.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <tuple>

#include "encoding/bins.h"

namespace clavier {
namespace {

constexpr int kStepsPerBeat = kStepsPerSecond / 2;  // at 120 beats a minute

}  // namespace

int end_of(std::span<const GridNote> notes) {
  int end = 0;
  for (const GridNote& note : notes) end = std::max(end, end_of(note));
  return end;
}

std::vector<GridNote> grid_notes(const Score& score) {
  std::vector<GridNote> notes;
  notes.reserve(score.notes.size());
  for (const Note& note : score.notes) {
    if (!on_piano(note.pitch)) continue;
    const auto step = [&](Beats time) {
      return static_cast<int>(std::lround(score.tempo.seconds_at(time).value * kStepsPerSecond));
    };
    const int onset = step(note.onset);
    notes.push_back({.onset = onset,
                     .duration = std::max(1, step(end_of(note)) - onset),
                     .pitch = note.pitch,
                     .velocity = note.velocity});
  }
  std::stable_sort(notes.begin(), notes.end(),
                   [](auto& a, auto& b) { return std::tie(a.onset, a.pitch) < std::tie(b.onset, b.pitch); });
  return notes;
}

std::vector<GridNote> remove_overlaps(std::span<const GridNote> notes) {
  std::vector<GridNote> played;
  played.reserve(notes.size());
  std::array<int, 128> last{};  // for each pitch, the index of its latest note in `played`, counted from 1
  for (const GridNote& note : notes) {
    if (int& place = last.at(note.pitch); place > 0) {
      GridNote& before = played[static_cast<std::size_t>(place - 1)];
      if (before.onset == note.onset) {
        before.duration = std::max(before.duration, note.duration);
        before.velocity = std::max(before.velocity, note.velocity);
        continue;
      }
      before.duration = std::min(before.duration, note.onset - before.onset);
    }
    played.push_back(note);
    last.at(note.pitch) = static_cast<int>(played.size());
  }
  return played;
}

Score score_of(std::span<const GridNote> notes) {
  Score score;
  score.tempo = TempoMap({Tempo{}});
  for (const GridNote& note : notes) {
    const auto beats = [](int steps) { return Beats{static_cast<double>(steps) / kStepsPerBeat}; };
    score.notes.push_back(
        {.onset = beats(note.onset), .duration = beats(note.duration), .pitch = note.pitch, .velocity = note.velocity});
  }
  sort_events(score);
  return score;
}

}  // namespace clavier
