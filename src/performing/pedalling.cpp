#include "performing/pedalling.h"

#include <algorithm>

namespace clavier {
namespace {

constexpr Seconds kPressDelay{0.2};
constexpr Seconds kLiftDelay{0.05};
constexpr double kMaxShareOfNote = 0.75;    // of the shortest note, before the pedal goes down
constexpr double kLiftShareOfPress = 0.25;  // share of the press delay, when that is short
constexpr Seconds kMinPedal{0.4};
constexpr double kMaxNonChordShare = 0.2;   // share of notes outside the chord
constexpr double kMinSoundingShare = 0.75;  // share of the time
constexpr Pitch kHighRegister = 72;         // C5: above, strings decay fast
constexpr double kHighRegisterWeight = 0.35;
constexpr std::uint8_t kDown = 127;
constexpr Beats kOnsetTolerance{1e-3};

using Notes = std::vector<Note>;

/// The notes that begin in a span.
std::pair<Notes::const_iterator, Notes::const_iterator> notes_starting_in(const Notes& notes, Beats begin, Beats end) {
  const auto first_from = [&](Beats time) {
    return std::lower_bound(notes.begin(), notes.end(), time - kOnsetTolerance,
                            [](const Note& note, Beats place) { return note.onset < place; });
  };
  return {first_from(begin), first_from(end)};
}

bool has_onset(const Score& score, Beats time) {
  const auto [first, last] = notes_starting_in(score.notes, time, time + 2 * kOnsetTolerance);
  return first != last;
}

/// Splits harmonies at measures that begin with an onset.
std::vector<Harmony> split_at_bar_lines(const std::vector<Harmony>& harmonies, const Score& score,
                                        const std::vector<MeasureFrame>& measures) {
  std::vector<Harmony> cut;
  auto measure = measures.begin();
  for (Harmony harmony : harmonies) {
    for (; measure != measures.end() && measure->score_onset < harmony.end - kOnsetTolerance; ++measure) {
      if (measure->score_onset < harmony.onset + kOnsetTolerance || !has_onset(score, measure->score_onset)) continue;
      cut.push_back({harmony.onset, measure->score_onset, harmony.chord});
      harmony.onset = measure->score_onset;
    }
    cut.push_back(harmony);
  }
  return cut;
}

bool blurs(const Score& score, const Harmony& harmony) {
  double non_chord = 0, all = 0;
  const auto [first, last] = notes_starting_in(score.notes, harmony.onset, harmony.end);
  for (auto note = first; note != last; ++note) {
    const double weight = note->pitch >= kHighRegister ? kHighRegisterWeight : 1;
    all += weight;
    if (((harmony.chord >> static_cast<unsigned>(pitch_class(note->pitch))) & 1U) == 0) non_chord += weight;
  }
  return all == 0 || non_chord > kMaxNonChordShare * all;
}

/// Whether the notes that begin in a span sound for most of it.
bool is_sustained(const Score& score, const Harmony& harmony) {
  Beats sounding{}, until = harmony.onset;
  const auto [first, last] = notes_starting_in(score.notes, harmony.onset, harmony.end);
  for (auto note = first; note != last; ++note) {
    const Beats end = std::min(end_of(*note), harmony.end);
    if (end > until) sounding += end - std::max(until, note->onset);
    until = std::max(until, end);
  }
  return sounding / (harmony.end - harmony.onset) >= kMinSoundingShare;
}

/// The delay of the pedal after the onset at the start of a span.
Seconds find_press_delay(const Score& score, const PedalSpan& span, const TempoMap& tempo) {
  Beats shortest = span.end - span.onset;
  const auto [first, last] = notes_starting_in(score.notes, span.onset, span.onset + 2 * kOnsetTolerance);
  for (auto note = first; note != last; ++note) shortest = std::min(shortest, note->duration);
  const Seconds held = tempo.seconds_at(span.onset + shortest) - tempo.seconds_at(span.onset);
  return std::min(kPressDelay, held * kMaxShareOfNote);
}

}  // namespace

bool has_sustain_pedal(const Score& score) {
  return std::any_of(score.pedal.begin(), score.pedal.end(),
                     [](const PedalChange& change) { return change.pedal == Pedal::sustain; });
}

std::vector<PedalSpan> find_pedal_spans(const Score& score, const std::vector<MeasureFrame>& measures,
                                        const TempoMap& tempo) {
  const Beats end = end_of(score);
  std::vector<PedalSpan> spans;
  for (Harmony harmony : split_at_bar_lines(find_harmonies(score, measures), score, measures)) {
    harmony.end = std::min(harmony.end, end);
    if (tempo.seconds_at(harmony.end) - tempo.seconds_at(harmony.onset) < kMinPedal) continue;
    if (!blurs(score, harmony) && is_sustained(score, harmony)) spans.push_back({harmony.onset, harmony.end});
  }
  return spans;
}

std::vector<PedalChange> make_pedal_changes(const Score& score, const std::vector<PedalSpan>& spans,
                                            const TempoMap& tempo) {
  std::vector<PedalChange> changes;
  const auto add = [&](Beats onset, Seconds after, std::uint8_t depth) {
    changes.push_back({tempo.beats_at(tempo.seconds_at(onset) + after), Pedal::sustain, depth});
  };
  for (std::size_t place = 0; place < spans.size(); ++place) {
    const PedalSpan& span = spans[place];
    const Seconds press = find_press_delay(score, span, tempo);
    const bool follows = place > 0 && spans[place - 1].end == span.onset;
    if (follows) add(span.onset, std::min(kLiftDelay, press * kLiftShareOfPress), 0);
    add(span.onset, press, kDown);
    const bool goes_on = place + 1 < spans.size() && spans[place + 1].onset == span.end;
    if (!goes_on) add(span.end, Seconds{0}, 0);
  }
  return changes;
}

}  // namespace clavier
