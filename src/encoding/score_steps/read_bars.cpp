#include "encoding/score_steps/read_bars.h"

#include <algorithm>
#include <cmath>

#include "encoding/score_steps/bar_lines.h"
#include "encoding/score_steps/pitch_overlaps.h"
#include "encoding/score_steps/section_tempos.h"

namespace clavier {
namespace {

constexpr Pitch kMiddleC = 60;
constexpr double kMaxBeats = 1e6;

/// A note in ticks from the start of the piece.
struct TickNote {
  int onset = 0;
  int end = 0;
  Part part = Part::right;
  Pitch pitch = 60;
  int velocity = 80;
};

Part part_of(const Note& note) {
  switch (note.hand) {
    case Hand::right:
      return Part::right;
    case Hand::left:
      return Part::left;
    case Hand::voice:
      return Part::voice;
    case Hand::unknown:
      break;
  }
  return note.pitch >= kMiddleC ? Part::right : Part::left;
}

int to_tick(double beats) { return static_cast<int>(std::lround(std::clamp(beats, 0.0, kMaxBeats) * kGridTicks)); }

bool is_off_grid(double beats) {
  const double ticks = beats * kGridTicks;
  return std::abs(ticks - std::round(ticks)) > 1e-6;
}

std::vector<TickNote> place_on_grid(const Score& score, BarReading& reading) {
  std::vector<TickNote> notes;
  for (const Note& note : score.notes) {
    ++reading.notes;
    if (!on_piano(note.pitch)) {
      ++reading.off_piano;
      continue;
    }
    if (is_off_grid(note.onset.value)) ++reading.moved;
    const int onset = to_tick(note.onset.value);
    notes.push_back({.onset = onset,
                     .end = std::max(onset + 1, to_tick(end_of(note).value)),
                     .part = part_of(note),
                     .pitch = note.pitch,
                     .velocity = note.velocity});
  }
  std::stable_sort(notes.begin(), notes.end(), [](auto& a, auto& b) { return a.onset < b.onset; });
  return notes;
}

/// Whether the velocities say anything: files without dynamics have one for all notes.
bool states_loudness(std::span<const TickNote> notes) {
  return std::any_of(notes.begin(), notes.end(), [&](const TickNote& note) {
    return loudness_symbol(note.velocity) != loudness_symbol(notes.front().velocity);
  });
}

void fill_bars(std::span<const TickNote> notes, std::span<const BarLine> lines, std::vector<ScoreBar>& bars) {
  const bool loud = states_loudness(notes);
  for (const TickNote& note : notes) {
    const auto after = std::upper_bound(lines.begin(), lines.end(), note.onset,
                                        [](int onset, const BarLine& line) { return onset < line.tick; });
    const auto bar = static_cast<std::size_t>(after - lines.begin() - 1);
    const int position = std::min(note.onset - lines[bar].tick, bar_ticks(lines[bar].meter) - 1);
    bars[bar].notes.push_back({.position = position,
                               .part = note.part,
                               .pitch = note.pitch,
                               .duration = duration_ticks(duration_symbol(note.end - note.onset)),
                               .loudness = loud ? loudness_symbol(note.velocity) : 0});
  }
  for (ScoreBar& bar : bars) std::stable_sort(bar.notes.begin(), bar.notes.end(), comes_before);
}

/// Drops silent bars at both ends. The tempo at the first bar that is left is stated there.
void trim(std::vector<ScoreBar>& bars) {
  const auto sounds = [](const ScoreBar& bar) { return !bar.notes.empty(); };
  bars.erase(std::find_if(bars.rbegin(), bars.rend(), sounds).base(), bars.end());
  const auto first = std::find_if(bars.begin(), bars.end(), sounds);
  bars.erase(bars.begin(), first);
}

}  // namespace

BarReading read_bars(const Score& score) {
  BarReading reading;
  const std::vector<TickNote> notes = place_on_grid(score, reading);
  if (notes.empty()) return reading;
  const std::vector<BarLine> lines = find_bar_lines(score.meters, notes.back().onset + 1);
  std::vector<ScoreBar> bars(lines.size());
  for (std::size_t bar = 0; bar < bars.size(); ++bar) bars[bar].meter = lines[bar].meter;
  fill_bars(notes, lines, bars);
  const auto silent = static_cast<std::size_t>(
      std::find_if(bars.begin(), bars.end(), [](const ScoreBar& bar) { return !bar.notes.empty(); }) - bars.begin());
  trim(bars);
  const std::span sounding(lines.data() + silent, bars.size());
  reading.irregular_bars = static_cast<std::size_t>(
      std::count_if(sounding.begin(), sounding.end(), [](const BarLine& line) { return line.irregular; }));
  for (const BarLine& line : sounding) reading.bar_ticks.push_back(line.tick);
  reading.bar_ticks.push_back(sounding.back().tick + clavier::bar_ticks(sounding.back().meter));
  if (!score.tempo.changes().empty()) state_tempos(score.tempo, sounding, bars);
  reading.piece.bars = std::move(bars);
  reading.merged = remove_pitch_overlaps(reading.piece);
  return reading;
}

}  // namespace clavier
