#include "composing/fill_performance.h"

#include <algorithm>
#include <cmath>
#include <cstdio>

#include "analysis/key/main_key.h"
#include "base/number_format.h"
#include "composing/ending.h"
#include "composing/sample_events.h"
#include "encoding/bins.h"
#include "encoding/chord_tokens.h"

namespace clavier {
namespace {

struct SecondsRange {
  Seconds begin, end;
  bool has(Seconds time) const { return time >= begin && time < end; }
};

SecondsRange parse_seconds_range(const std::string& text, const Score& score) {
  if (text.empty()) throw Misuse("say what to rewrite: --seconds-range 12:20");
  double first = 0, last = 0;
  int read = 0;
  const bool is_range = std::sscanf(text.c_str(), "%lf:%lf%n", &first, &last, &read) == 2 &&
                        read == static_cast<int>(text.size()) && first >= 0 && last > first;
  if (!is_range) throw Misuse("option seconds-range must be two times in seconds like 12:20, not \"" + text + "\"");
  const double length = duration_of(score).value;
  if (!(first < length))
    throw Misuse("option seconds-range begins at " + format_number(first, 1) + " s, but the piece lasts " +
                 format_number(length, 1) + " s");
  if (std::min(last, length) - first > kMaxPassageSeconds)
    throw Misuse("option seconds-range is longer than " + format_number(kMaxPassageSeconds, 0) +
                 " s: rewrite it in parts");
  return {{first}, {std::min(last, length)}};
}

int steps_of(Seconds time) { return static_cast<int>(std::lround(time.value * kStepsPerSecond)); }

/// The onset of the first note of a chord, whose notes stand by pitch.
int first_onset(const GridChord& chord) {
  return std::min_element(chord.begin(), chord.end(), [](auto& a, auto& b) { return a.onset < b.onset; })->onset;
}

/// The performance around a passage as a model takes it.
struct Surroundings {
  EventGap gap;
  int last_onset = 0;  ///< in steps, of the last event before
};

Surroundings cut_out(const Score& score, const SecondsRange& passage, const Vocabulary& vocabulary) {
  std::vector<GridChord> before, after;
  for (GridChord& chord : chords_of(score, onsets_of(vocabulary))) {
    const int onset = first_onset(chord);
    if (onset < steps_of(passage.begin))
      before.push_back(std::move(chord));
    else if (onset >= steps_of(passage.end))
      after.push_back(std::move(chord));
  }
  Surroundings cut{.gap = {.before = encode(before, vocabulary), .after = encode(after, vocabulary)},
                   .last_onset = before.empty() ? steps_of(passage.begin) : before.back().front().onset};
  cut.gap.steps = (after.empty() ? steps_of(passage.end) : after.front().front().onset) - cut.last_onset;
  return cut;
}

void end_before(Note& note, const Note& next) {
  if (note.pitch == next.pitch && note.onset < next.onset && end_of(note) > next.onset)
    note.duration = next.onset - note.onset;
}

/// `added`, which has a tempo of its own, in place of the notes of the passage.
Score replace_notes(const Score& given, const SecondsRange& passage, const Score& added, Seconds begin) {
  Score score = given;
  std::erase_if(score.notes, [&](const Note& note) { return passage.has(given.tempo.seconds_at(note.onset)); });
  const std::size_t kept = score.notes.size();
  for (Note note : added.notes) {
    const Beats onset = score.tempo.beats_at(begin + added.tempo.seconds_at(note.onset));
    const Beats end = score.tempo.beats_at(begin + added.tempo.seconds_at(end_of(note)));
    note.onset = onset;
    note.duration = end - onset;
    for (std::size_t index = 0; index < kept; ++index) {
      end_before(score.notes[index], note);
      end_before(note, score.notes[index]);
    }
    score.notes.push_back(note);
  }
  sort_events(score);
  return score;
}

}  // namespace

Composition fill_performance(SequenceModel& model, const ComposeOptions& options, const Score& given,
                             std::uint64_t index) {
  check_kept_piece(options);
  const SecondsRange passage = parse_seconds_range(options.seconds_range, given);
  const Vocabulary& vocabulary = model.vocabulary();
  const Surroundings cut = cut_out(given, passage, vocabulary);
  const Events events = sample_gap(model, cut.gap, options, Random(options.seed.value_or(0), index));
  int begin = cut.last_onset;
  if (!events.empty() && !cut.gap.before.empty()) begin += shift_bins().value(events.front().shift);
  Composition composed{
      .score =
          replace_notes(given, passage, decode(events, vocabulary), {static_cast<double>(begin) / kStepsPerSecond}),
      .added = NewMusic{.begin = given.tempo.beats_at(passage.begin), .end = given.tempo.beats_at(passage.end)}};
  composed.key = find_main_key(composed.score);
  composed.ends_on_tonic = composed.key && ends_on_tonic(composed.score, composed.key->key);
  return composed;
}

}  // namespace clavier
