#include "composing/plain_rhythm.h"

#include <algorithm>
#include <array>
#include <cstdint>

namespace clavier {
namespace {

constexpr std::array<Part, kParts> kAllParts = {Part::right, Part::left, Part::voice};
constexpr std::array<int, 6> kDivisions = {1, 2, 3, 4, 6, 8};

/// A set of kDivisions.
using Divisions = std::uint8_t;
constexpr Divisions kAllDivisions = (1U << kDivisions.size()) - 1;

/// For each tick of a beat the divisions that have a part there.
constexpr std::array<Divisions, kGridTicks> kDivisionsAt = [] {
  std::array<Divisions, kGridTicks> all{};
  for (int tick = 0; tick < kGridTicks; ++tick)
    for (std::size_t index = 0; index < kDivisions.size(); ++index)
      if (tick % (kGridTicks / kDivisions[index]) == 0)
        all[static_cast<std::size_t>(tick)] |= static_cast<Divisions>(1U << index);
  return all;
}();

Divisions divisions_at(int position) { return kDivisionsAt[static_cast<std::size_t>(position % kGridTicks)]; }

/// The divisions of the beat at `position` that its notes of a part have in common; all where they have none.
Divisions divisions_of_beat(const ScoreState& state, Part part, int position) {
  Divisions common = kAllDivisions;
  for (const BarNote& note : state.current().notes)
    if (note.part == part && note.position / kGridTicks == position / kGridTicks) common &= divisions_at(note.position);
  return common == 0 ? kAllDivisions : common;
}

/// The unit of a place on a sixth or an eighth of a beat only, which is hard to read on its own, in ticks; 0 elsewhere.
int fine_unit(int position) {
  const int phase = position % kGridTicks;
  if (phase % 6 == 0 || phase % 8 == 0) return 0;
  return phase % 4 == 0 ? 4 : 3;
}

/// Before the next half or whole beat by an eighth of a beat: where the short note of a dotted rhythm begins.
bool ends_dotted_value(int position) { return position % 12 == 9; }

bool has_onset(const ScoreState& state, Part part, int position) {
  return std::any_of(state.current().notes.begin(), state.current().notes.end(),
                     [&](const BarNote& note) { return note.part == part && note.position == position; });
}

/// On a common division; on a fine place only as the next note of a run, or after a dotted one.
bool may_begin(const ScoreState& state, Part part, int position) {
  const int unit = fine_unit(position);
  if (unit > 0 && !ends_dotted_value(position) && !has_onset(state, part, position - unit)) return false;
  return (divisions_of_beat(state, part, position) & divisions_at(position)) != 0;
}

bool may_end(const ScoreState& state, Part part, int begin, int end) {
  const bool in_one_beat = begin / kGridTicks == end / kGridTicks;
  const int unit = fine_unit(end);
  if (unit > 0 && !(in_one_beat && (end - begin == unit || ends_dotted_value(end)))) return false;
  Divisions common = divisions_of_beat(state, part, end);
  if (in_one_beat) common &= divisions_at(begin);
  return common == 0 || (common & divisions_at(end)) != 0;
}

bool is_plain(const ScoreState& state, const ScoreStep& step, StepField field, int symbol) {
  if (field == StepField::shift) {
    if (symbol == 0 || symbol >= kShiftBar) return true;
    const int position = state.position + symbol;
    return std::any_of(kAllParts.begin(), kAllParts.end(),
                       [&](Part part) { return state.writes(part) && may_begin(state, part, position); });
  }
  const int begin = state.position + step[StepField::shift];
  if (field == StepField::part) return may_begin(state, static_cast<Part>(symbol), begin);
  return may_end(state, static_cast<Part>(step[StepField::part]), begin, begin + duration_ticks(symbol));
}

}  // namespace

void forbid_tangled_rhythms(const ScoreState& state, const ScoreStep& step, StepField field, Allowed& allowed) {
  const bool is_rhythm = field == StepField::shift || field == StepField::part || field == StepField::duration;
  if (!is_rhythm || state.bar < 0) return;
  Allowed plain = allowed;
  for (std::size_t symbol = 0; symbol < plain.size(); ++symbol)
    if (plain[symbol]) plain[symbol] = is_plain(state, step, field, static_cast<int>(symbol));
  if (std::find(plain.begin(), plain.end(), true) != plain.end()) allowed = std::move(plain);
}

}  // namespace clavier
