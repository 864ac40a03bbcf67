#include "performing/pedalling.h"

#include <algorithm>

namespace clavier {
namespace {

constexpr Seconds kPress{0.2};
constexpr Seconds kLift{0.05};
constexpr double kMostOfNote = 0.75;   // of the shortest note struck, before the pedal is down
constexpr double kLiftOfPress = 0.25;  // how much of the way to the press, when that is early
constexpr Seconds kShortestPedal{0.4};
constexpr double kMostStray = 0.2;       // of what is struck, beside the chord
constexpr double kLeastSounding = 0.75;  // of the time
constexpr Pitch kBlursLess = 72;         // C5: above, strings are short and die away soon
constexpr double kHighBlur = 0.35;
constexpr std::uint8_t kDown = 127;
constexpr Beats kTogetherOnPage{1e-3};

using Notes = std::vector<Note>;

/// The notes that begin in a span.
std::pair<Notes::const_iterator, Notes::const_iterator> struck_in(const Notes& notes, Beats begin, Beats end) {
  const auto first_from = [&](Beats time) {
    return std::lower_bound(notes.begin(), notes.end(), time - kTogetherOnPage,
                            [](const Note& note, Beats place) { return note.onset < place; });
  };
  return {first_from(begin), first_from(end)};
}

bool is_struck(const Score& score, Beats time) {
  const auto [first, last] = struck_in(score.notes, time, time + 2 * kTogetherOnPage);
  return first != last;
}

/// Harmonies, cut where something is struck at the start of a measure.
std::vector<Harmony> with_bar_lines(const std::vector<Harmony>& harmonies, const Score& score,
                                    const std::vector<MeasureFrame>& measures) {
  std::vector<Harmony> cut;
  auto measure = measures.begin();
  for (Harmony harmony : harmonies) {
    for (; measure != measures.end() && measure->heard < harmony.end - kTogetherOnPage; ++measure) {
      if (measure->heard < harmony.onset + kTogetherOnPage || !is_struck(score, measure->heard)) continue;
      cut.push_back({harmony.onset, measure->heard, harmony.chord});
      harmony.onset = measure->heard;
    }
    cut.push_back(harmony);
  }
  return cut;
}

bool blurs(const Score& score, const Harmony& harmony) {
  double stray = 0, all = 0;
  const auto [first, last] = struck_in(score.notes, harmony.onset, harmony.end);
  for (auto note = first; note != last; ++note) {
    const double weight = note->pitch >= kBlursLess ? kHighBlur : 1;
    all += weight;
    if (((harmony.chord >> static_cast<unsigned>(pitch_class(note->pitch))) & 1U) == 0) stray += weight;
  }
  return all == 0 || stray > kMostStray * all;
}

/// Whether keys struck in a span are down for most of it.
bool is_sustained(const Score& score, const Harmony& harmony) {
  Beats sounding{}, until = harmony.onset;
  const auto [first, last] = struck_in(score.notes, harmony.onset, harmony.end);
  for (auto note = first; note != last; ++note) {
    const Beats end = std::min(end_of(*note), harmony.end);
    if (end > until) sounding += end - std::max(until, note->onset);
    until = std::max(until, end);
  }
  return sounding / (harmony.end - harmony.onset) >= kLeastSounding;
}

/// How long the pedal waits after what is struck at the start of a span.
Seconds press_after(const Score& score, const PedalSpan& span, const TempoMap& tempo) {
  Beats shortest = span.end - span.onset;
  const auto [first, last] = struck_in(score.notes, span.onset, span.onset + 2 * kTogetherOnPage);
  for (auto note = first; note != last; ++note) shortest = std::min(shortest, note->duration);
  const Seconds held = tempo.seconds_at(span.onset + shortest) - tempo.seconds_at(span.onset);
  return std::min(kPress, held * kMostOfNote);
}

}  // namespace

bool has_own_pedal(const Score& score) {
  return std::any_of(score.pedal.begin(), score.pedal.end(),
                     [](const PedalChange& change) { return change.pedal == Pedal::sustain; });
}

std::vector<PedalSpan> pedal_spans(const Score& score, const std::vector<MeasureFrame>& measures,
                                   const TempoMap& tempo) {
  const Beats end = end_of(score);
  std::vector<PedalSpan> spans;
  for (Harmony harmony : with_bar_lines(find_harmonies(score, measures), score, measures)) {
    harmony.end = std::min(harmony.end, end);
    if (tempo.seconds_at(harmony.end) - tempo.seconds_at(harmony.onset) < kShortestPedal) continue;
    if (!blurs(score, harmony) && is_sustained(score, harmony)) spans.push_back({harmony.onset, harmony.end});
  }
  return spans;
}

std::vector<PedalChange> pedal_changes(const Score& score, const std::vector<PedalSpan>& spans, const TempoMap& tempo) {
  std::vector<PedalChange> changes;
  const auto add = [&](Beats struck, Seconds after, std::uint8_t depth) {
    changes.push_back({tempo.beats_at(tempo.seconds_at(struck) + after), Pedal::sustain, depth});
  };
  for (std::size_t place = 0; place < spans.size(); ++place) {
    const PedalSpan& span = spans[place];
    const Seconds press = press_after(score, span, tempo);
    const bool follows = place > 0 && spans[place - 1].end == span.onset;
    if (follows) add(span.onset, std::min(kLift, press * kLiftOfPress), 0);
    add(span.onset, press, kDown);
    const bool goes_on = place + 1 < spans.size() && spans[place + 1].onset == span.end;
    if (!goes_on) add(span.end, Seconds{0}, 0);
  }
  return changes;
}

}  // namespace clavier
