#include "composing/originality.h"

#include <algorithm>

namespace clavier {

bool is_original(const Originality& originality) {
  return !originality.human || !exceeds_human_baseline(originality.overlap, *originality.human);
}

IntervalSequence composed_steps(const Score& piece, const Score* prompt, const ComposeOptions& options) {
  Score part = piece;
  if (prompt == nullptr || !options.keep_prompt) {
    part.tempo = TempoMap({tempo_of(Beats{0}, kNominalTempo)});
    return encode_intervals(part);
  }
  const auto first_new = std::find_if(part.notes.begin(), part.notes.end(), [&](const Note& note) {
    return !prompt->notes.empty() && note.onset > prompt->notes.back().onset;
  });
  const auto skipped = static_cast<std::uint32_t>(first_new - part.notes.begin());
  part.notes.erase(part.notes.begin(), first_new);
  IntervalSequence intervals = encode_intervals(part);
  for (std::uint32_t& note : intervals.notes) note += skipped;
  return intervals;
}

TimeSpan span_of(const Score& piece, const IntervalSequence& part, const TrainingOverlap& overlap) {
  if (overlap.longest == 0) return {};
  const auto onset = [&](std::size_t note) { return piece.tempo.seconds_at(piece.notes[part.notes[note]].onset); };
  const Seconds begin = onset(overlap.first);
  return {.begin = begin, .length = onset(overlap.first + overlap.longest - 1) - begin};
}

Originality originality_of(const Score& piece, const IntervalSequence& part, const NgramIndex& index,
                           std::optional<Era> era) {
  const TrainingOverlap overlap = measure_overlap(part, index.filter);
  return {.overlap = overlap,
          .longest = span_of(piece, part, overlap),
          .human = interpolate_human_baseline(baseline_row_of(index.human, era), overlap.notes)};
}

}  // namespace clavier
