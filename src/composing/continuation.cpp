#include "composing/continuation.h"

#include <algorithm>
#include <cmath>

#include "base/error.h"
#include "composing/given_score.h"
#include "encoding/bins.h"
#include "encoding/chord_tokens.h"
#include "transcription/written_score.h"

namespace clavier {
namespace {

/// The onset of the prompt's last chord, which the encoding gives the time of its first note.
Seconds last_chord(const Score& prompt) {
  return {static_cast<double>(chords_of(prompt).back().front().onset) / kStepsPerSecond};
}

/// Where a continuation may begin: the bar line after a prompt that is written in bars, else the end of its last note.
Seconds find_continuation_start(const Score& prompt) {
  const std::optional<Beats> bar = find_next_bar(prompt);
  return bar ? prompt.tempo.seconds_at(*bar) : duration_of(prompt);
}

Seconds first_shift(const Event& event, const Vocabulary& vocabulary, double step) {
  return {vocabulary.has_timing() ? static_cast<double>(shift_bins().value(event.shift)) / kStepsPerSecond : step};
}

/// The nearest time on the score's ticks, at least `least`.
Beats round_to_resolution(Beats time, int resolution, Beats least) {
  return std::max(least, Beats{std::round(time.value * resolution) / resolution});
}

void release_before(std::vector<Note>& notes, const Note& new_note) {
  for (Note& note : notes)
    if (note.pitch == new_note.pitch && note.onset < new_note.onset && end_of(note) > new_note.onset)
      note.duration = new_note.onset - note.onset;
}

}  // namespace

std::optional<Beats> find_next_bar(const Score& prompt) {
  if (!write_on_told_beats(prompt)) return std::nullopt;
  const GivenScore given = read_given_score(prompt);
  return given.bar_onset(given.bars()) - given.moved_by;
}

Events encode_prompt(const Score& prompt, const Vocabulary& vocabulary) {
  Events events = encode(prompt, vocabulary);
  if (events.empty()) throw Error("cannot continue the prompt: none of its notes is in the vocabulary of the model");
  return events;
}

Score continue_prompt(const Score& prompt, std::span<const Event> events, const Vocabulary& vocabulary,
                      const ComposeOptions& options) {
  Score added = decode(events, vocabulary, {options.step});
  if (!options.keep_prompt) {
    added.tempo = TempoMap({tempo_of(Beats{0}, options.tempo.value_or(kNominalTempo))});
    return added;
  }
  if (events.empty()) return prompt;
  Score score = prompt;
  const Seconds begin = std::max(find_continuation_start(prompt),
                                 last_chord(prompt) + first_shift(events.front(), vocabulary, options.step));
  const Beats tick{1.0 / score.resolution};
  const auto place = [&](Beats time) { return score.tempo.beats_at(begin + added.tempo.seconds_at(time)); };
  for (Note note : added.notes) {
    const Beats onset = round_to_resolution(place(note.onset), score.resolution, {});
    const Beats end = round_to_resolution(place(end_of(note)), score.resolution, onset + tick);
    note.onset = onset;
    note.duration = end - onset;
    release_before(score.notes, note);
    score.notes.push_back(note);
  }
  sort_events(score);
  return score;
}

}  // namespace clavier
