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

constexpr double kMinEndLogProbability = -12;  // so that an ending the model finds impossible can still be the best

struct Chord {
  std::vector<Pitch> pitches;  // the lowest first
  std::size_t events = 0;      // of the piece up to the end of the chord
  double progress = 0;
  double end_log_probabilities = 0;
  double gap = 0;  // steps to the next chord
};

std::vector<Chord> find_chords_near_end(const SampledEvents& sampled, const Vocabulary& vocabulary) {
  std::vector<Chord> chords;
  for (std::size_t index = 0; index < sampled.events.size(); ++index) {
    const Event& event = sampled.events[index];
    if (vocabulary.opens(event.token) && !chords.empty() && vocabulary.has_timing())
      chords.back().gap = shift_bins().value(event.shift);
    if (vocabulary.opens(event.token)) chords.emplace_back();
    if (chords.empty()) continue;
    const auto& pitches = vocabulary.pitches(event.token);
    chords.back().pitches.insert(chords.back().pitches.end(), pitches.begin(), pitches.end());
    chords.back().events = index + 1;
    chords.back().progress = sampled.progress[index];
    chords.back().end_log_probabilities =
        index < sampled.end_log_probabilities.size() ? sampled.end_log_probabilities[index] : kMinEndLogProbability;
  }
  std::erase_if(chords, [](const Chord& chord) { return chord.progress < kEarliestEnding; });
  return chords;
}

/// How much a chord sounds like the end of the piece, in points.
double score_ending(const Chord& chord, const std::optional<KeyEstimate>& key) {
  return gap_score(chord.gap) - 8 * std::abs(chord.progress - 1) +
         std::max(chord.end_log_probabilities, kMinEndLogProbability) +
         kPointsPerPitch * static_cast<double>(std::min<std::size_t>(chord.pitches.size(), 4)) +
         cadence_score(chord.pitches, key);
}

}  // namespace

std::size_t find_best_ending(const SampledEvents& sampled, const Vocabulary& vocabulary) {
  const std::vector<Chord> chords = find_chords_near_end(sampled, vocabulary);
  if (chords.empty()) return sampled.events.size();
  const auto key = find_main_key(decode(sampled.events, vocabulary));
  return std::max_element(chords.begin(), chords.end(),
                          [&](const Chord& a, const Chord& b) { return score_ending(a, key) < score_ending(b, key); })
      ->events;
}

bool ends_on_tonic(const Score& score, Key key) {
  if (score.notes.empty()) return false;
  std::vector<Pitch> pitches;
  for (const Note& note : score.notes)
    if (note.onset == score.notes.back().onset) pitches.push_back(note.pitch);
  return pitch_class(*std::min_element(pitches.begin(), pitches.end())) == key.tonic &&
         std::all_of(pitches.begin(), pitches.end(), [&](Pitch pitch) { return is_in_tonic_triad(pitch, key); });
}

void ring_out(Score& score, Seconds min_length) {
  if (score.notes.empty()) return;
  const Seconds last = score.tempo.seconds_at(score.notes.back().onset);
  const double ticks = std::ceil(score.tempo.beats_at(last + min_length).value * score.resolution);
  const Beats end{ticks / score.resolution};
  for (Note& note : score.notes)
    if (score.tempo.seconds_at(note.onset) >= last) note.duration = std::max(note.duration, end - note.onset);
}

}  // namespace clavier
