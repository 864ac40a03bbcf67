#include "transcription/engraving/voice_limit.h"

#include <algorithm>
#include <iterator>
#include <optional>
#include <tuple>

namespace clavier {
namespace {

constexpr std::size_t kMaxDistance = 4;  // voices that join have at most three others between them

struct JoinedVoices {
  VoiceLine line;
  std::size_t cuts = 0;  ///< how often a chord is cut
};

std::vector<ScoreTicks> ends_of_chords(const VoiceLine& one, const VoiceLine& other) {
  std::vector<ScoreTicks> times;
  for (const VoiceLine* line : {&one, &other}) {
    for (const VoiceChord& chord : *line) {
      times.push_back(chord.begin);
      times.push_back(chord.end);
    }
  }
  std::sort(times.begin(), times.end());
  times.erase(std::unique(times.begin(), times.end()), times.end());
  return times;
}

/// The chord that sounds at a time; null when there is none.
const VoiceChord* chord_at(const VoiceLine& line, ScoreTicks time) {
  const auto next =
      std::partition_point(line.begin(), line.end(), [&](const auto& chord) { return chord.end <= time; });
  return next != line.end() && next->begin <= time ? &*next : nullptr;
}

bool shares_a_pitch(const std::vector<PlacedNote>& notes, const std::vector<std::size_t>& rising) {
  const auto same = [&](std::size_t a, std::size_t b) {
    return midi_pitch(notes[a].pitch) == midi_pitch(notes[b].pitch);
  };
  return std::adjacent_find(rising.begin(), rising.end(), same) != rising.end();
}

/// Nothing when both sound one pitch together.
std::optional<JoinedVoices> join(const std::vector<PlacedNote>& notes, const VoiceLine& one, const VoiceLine& other) {
  JoinedVoices joined;
  const std::vector<ScoreTicks> times = ends_of_chords(one, other);
  for (std::size_t index = 0; index + 1 < times.size(); ++index) {
    VoiceChord chord{.begin = times[index], .end = times[index + 1], .notes = {}};
    for (const VoiceLine* line : {&one, &other}) {
      const VoiceChord* const part = chord_at(*line, chord.begin);
      if (part == nullptr) continue;
      joined.cuts += part->end > chord.end ? 1 : 0;
      chord.notes.insert(chord.notes.end(), part->notes.begin(), part->notes.end());
    }
    if (chord.notes.empty()) continue;
    std::sort(chord.notes.begin(), chord.notes.end(),
              [&](std::size_t a, std::size_t b) { return midi_pitch(notes[a].pitch) < midi_pitch(notes[b].pitch); });
    if (shares_a_pitch(notes, chord.notes)) return std::nullopt;
    joined.line.push_back(std::move(chord));
  }
  return joined;
}

/// False when no two voices can join.
bool join_a_pair(const std::vector<PlacedNote>& notes, std::vector<VoiceLine>& voices) {
  std::optional<JoinedVoices> best;
  std::size_t upper = 0, lower = 0;
  for (std::size_t first = 0; first < voices.size(); ++first) {
    for (std::size_t second = first + 1; second < std::min(voices.size(), first + 1 + kMaxDistance); ++second) {
      std::optional<JoinedVoices> joined = join(notes, voices[first], voices[second]);
      if (!joined || (best && best->cuts <= joined->cuts)) continue;
      best = std::move(joined);
      std::tie(upper, lower) = std::pair(first, second);
    }
  }
  if (!best) return false;
  voices[upper] = std::move(best->line);
  voices.erase(voices.begin() + static_cast<std::ptrdiff_t>(lower));
  return true;
}

}  // namespace

std::vector<VoiceLine> limit_voices(const std::vector<PlacedNote>& notes, std::vector<VoiceLine> voices) {
  while (voices.size() > kMaxVoicesPerStaff && join_a_pair(notes, voices)) {
  }
  return voices;
}

}  // namespace clavier
