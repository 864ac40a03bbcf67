#include "composing/ending.h"

#include <algorithm>
#include <cmath>
#include <optional>

#include "analysis/key/main_key.h"
#include "composing/cadence_score.h"
#include "encoding/bins.h"
#include "encoding/chord_tokens.h"

namespace clavier {
namespace {

constexpr double kLeastEndOdds = -12;  // what the model thinks impossible may still be the best there is

struct Chord {
  std::vector<Pitch> keys;  // the lowest first
  std::size_t events = 0;   // of the piece up to its end
  double progress = 0;
  double end_odds = 0;
  double breath = 0;  // steps until the next chord
};

std::vector<Chord> chords_near_the_end(const DrawnEvents& drawn, const Vocabulary& vocabulary) {
  std::vector<Chord> chords;
  for (std::size_t index = 0; index < drawn.events.size(); ++index) {
    const Event& event = drawn.events[index];
    if (vocabulary.opens(event.token) && !chords.empty() && vocabulary.has_timing())
      chords.back().breath = shift_bins().value(event.shift);
    if (vocabulary.opens(event.token)) chords.emplace_back();
    if (chords.empty()) continue;
    const auto& keys = vocabulary.keys(event.token);
    chords.back().keys.insert(chords.back().keys.end(), keys.begin(), keys.end());
    chords.back().events = index + 1;
    chords.back().progress = drawn.progress[index];
    chords.back().end_odds = index < drawn.end_odds.size() ? drawn.end_odds[index] : kLeastEndOdds;
  }
  std::erase_if(chords, [](const Chord& chord) { return chord.progress < kEarliestEnding; });
  return chords;
}

/// Points of how much a chord sounds like a close.
double points_of(const Chord& chord, const std::optional<KeyEstimate>& key) {
  return breath_points(chord.breath) - 8 * std::abs(chord.progress - 1) + std::max(chord.end_odds, kLeastEndOdds) +
         kPerKey * static_cast<double>(std::min<std::size_t>(chord.keys.size(), 4)) + closure(chord.keys, key);
}

}  // namespace

std::size_t best_ending(const DrawnEvents& drawn, const Vocabulary& vocabulary) {
  const std::vector<Chord> chords = chords_near_the_end(drawn, vocabulary);
  if (chords.empty()) return drawn.events.size();
  const auto key = find_main_key(decode(drawn.events, vocabulary));
  return std::max_element(chords.begin(), chords.end(),
                          [&](const Chord& a, const Chord& b) { return points_of(a, key) < points_of(b, key); })
      ->events;
}

bool ends_at_rest(const Score& score, Key key) {
  if (score.notes.empty()) return false;
  std::vector<Pitch> keys;
  for (const Note& note : score.notes)
    if (note.onset == score.notes.back().onset) keys.push_back(note.pitch);
  return pitch_class(*std::min_element(keys.begin(), keys.end())) == key.tonic &&
         std::all_of(keys.begin(), keys.end(), [&](Pitch pitch) { return is_of_tonic_triad(pitch, key); });
}

void ring_out(Score& score, Seconds least) {
  if (score.notes.empty()) return;
  const Seconds last = score.tempo.seconds_at(score.notes.back().onset);
  const double ticks = std::ceil(score.tempo.beats_at(last + least).value * score.resolution);
  const Beats end{ticks / score.resolution};
  for (Note& note : score.notes)
    if (score.tempo.seconds_at(note.onset) >= last) note.duration = std::max(note.duration, end - note.onset);
}

}  // namespace clavier
