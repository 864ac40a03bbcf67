#include "composing/two_voices.h"

#include <algorithm>
#include <array>
#include <utility>
#include <vector>

namespace clavier {
namespace {

constexpr int kBarsBack = 4;  // longer notes are rare

/// When a voice's notes begin and end, in ticks from the start of the piece.
using VoiceSpan = std::pair<int, int>;

/// The spans of a part's notes that have begun, without those that ended before the current place; each once.
std::vector<VoiceSpan> spans_of(const ScoreState& state, Part part) {
  std::vector<VoiceSpan> spans;
  for (int bar = std::max(0, state.bar - kBarsBack); bar <= state.bar; ++bar) {
    const int start = state.bar_starts[static_cast<std::size_t>(bar)];
    for (const BarNote& note : state.known.bars[static_cast<std::size_t>(bar)].notes) {
      const VoiceSpan span{start + note.position, start + note.position + note.duration};
      if (note.part == part && span.second > state.tick()) spans.push_back(span);
    }
  }
  std::sort(spans.begin(), spans.end());
  spans.erase(std::unique(spans.begin(), spans.end()), spans.end());
  return spans;
}

/// How many voices sound at a time and do not end there.
std::size_t count_at(const std::vector<VoiceSpan>& spans, int tick) {
  return static_cast<std::size_t>(std::count_if(
      spans.begin(), spans.end(), [&](VoiceSpan span) { return span.first <= tick && span.second > tick; }));
}

/// Whether a note may begin: with a voice that begins at that time, or as one more.
bool may_begin(const std::vector<VoiceSpan>& spans, int tick) {
  const bool joins = std::any_of(spans.begin(), spans.end(), [&](VoiceSpan span) { return span.first == tick; });
  return joins || count_at(spans, tick) < kVoicesOfAHand;
}

bool may_last(const std::vector<VoiceSpan>& spans, VoiceSpan span) {
  const bool joins = std::find(spans.begin(), spans.end(), span) != spans.end();
  return joins || count_at(spans, span.first) < kVoicesOfAHand;
}

}  // namespace

void forbid_third_voices(const ScoreState& state, const ScoreStep& step, StepField field, Allowed& allowed) {
  const bool is_rhythm = field == StepField::shift || field == StepField::part || field == StepField::duration;
  if (!is_rhythm || state.bar < 0) return;
  std::array<std::vector<VoiceSpan>, kParts> spans;
  for (std::size_t part = 0; part < spans.size(); ++part) spans[part] = spans_of(state, static_cast<Part>(part));
  const auto some_part_may_begin = [&](int tick) {
    for (std::size_t part = 0; part < spans.size(); ++part)
      if (state.writes(static_cast<Part>(part)) && may_begin(spans[part], tick)) return true;
    return false;
  };
  const auto is_readable = [&](int symbol) {
    if (field == StepField::shift)
      return symbol == 0 || symbol >= kShiftBar || some_part_may_begin(state.tick() + symbol);
    const int tick = state.tick() + step[StepField::shift];
    if (field == StepField::part) return may_begin(spans.at(static_cast<std::size_t>(symbol)), tick);
    const auto part = static_cast<std::size_t>(step[StepField::part]);
    return may_last(spans.at(part), {tick, tick + duration_ticks(symbol)});
  };
  Allowed readable = allowed;
  for (std::size_t symbol = 0; symbol < readable.size(); ++symbol)
    if (readable[symbol]) readable[symbol] = is_readable(static_cast<int>(symbol));
  if (std::find(readable.begin(), readable.end(), true) != readable.end()) allowed = std::move(readable);
}

}  // namespace clavier
