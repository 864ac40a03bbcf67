#include "analysis/key/key_stability.h"

#include <algorithm>
#include <cstdlib>

#include "analysis/key/key_segments.h"
#include "analysis/key/main_key.h"

namespace clavier {
namespace {

constexpr std::size_t kMinWindowNotes = 8;
constexpr int kFifths = 12;

/// The seconds that each pitch class sounds between two times.
PitchClassHistogram durations_between(const Score& score, Seconds begin, Seconds end, std::size_t& notes) {
  PitchClassHistogram durations{};
  notes = 0;
  for (const Note& note : score.notes) {
    const Seconds from = std::max(begin, score.tempo.seconds_at(note.onset));
    const Seconds to = std::min(end, score.tempo.seconds_at(end_of(note)));
    if (to <= from) continue;
    durations[static_cast<std::size_t>(pitch_class(note.pitch))] += (to - from).value;
    ++notes;
  }
  return durations;
}

}  // namespace

bool are_related(Key a, Key b) {
  if (a.tonic == b.tonic) return true;
  const int distance = std::abs(signature_of(a) - signature_of(b)) % kFifths;
  return std::min(distance, kFifths - distance) <= 1;
}

double measure_key_stability(const Score& score) {
  const std::optional<KeyEstimate> main = find_main_key(score);
  if (!main) return 1;
  const Seconds length = duration_of(score);
  std::size_t windows = 0, related = 0;
  for (Seconds begin{0}; begin < length; begin += kKeyWindow / 2) {
    std::size_t notes = 0;
    const PitchClassHistogram durations = durations_between(score, begin, begin + kKeyWindow, notes);
    const std::optional<KeyEstimate> key = notes < kMinWindowNotes ? std::nullopt : find_key(durations);
    if (!key) continue;
    ++windows;
    related += are_related(key->key, main->key) ? 1 : 0;
  }
  return windows == 0 ? 1 : static_cast<double>(related) / static_cast<double>(windows);
}

}  // namespace clavier
