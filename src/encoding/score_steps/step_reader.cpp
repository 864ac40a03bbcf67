#include "encoding/score_steps/step_reader.h"

#include <algorithm>

namespace clavier {
namespace {

constexpr std::int16_t kNoPitch = kPianoKeys;
constexpr int kBarsOfGroup = 8;

template <std::size_t size>
std::array<std::int16_t, size> nones(const std::array<int, size>& symbols) {
  std::array<std::int16_t, size> row{};
  std::transform(symbols.begin(), symbols.end(), row.begin(),
                 [](int count) { return static_cast<std::int16_t>(count - 1); });
  return row;
}

std::int16_t key_of(Pitch pitch) { return static_cast<std::int16_t>(pitch - kLowestPianoKey); }

template <class Row, class Column>
void put(Row& row, Column column, int symbol, int offset = 0) {
  row[static_cast<std::size_t>(column) + static_cast<std::size_t>(offset)] = static_cast<std::int16_t>(symbol);
}

/// A bit for each part that is cut out of the current bar, and one while a passage is written.
int passage_symbol(const ScoreState& state) {
  if (!state.frame.passage) return 0;
  int symbol = state.in_passage ? 1 << kParts : 0;
  if (!state.frame.passage->has_bar(state.bar)) return symbol;
  for (int part = 0; part < kParts; ++part)
    if (state.frame.passage->parts[static_cast<std::size_t>(part)]) symbol |= 1 << part;
  return symbol;
}

/// The first bar has number 0; after an upbeat, the first whole bar has.
int bar_in_group(const ScoreState& state) {
  const auto& bars = state.known.bars;
  const bool upbeat = bars.size() > 1 && bar_ticks(bars[0].meter) < bar_ticks(bars[1].meter);
  return (state.bar + kBarsOfGroup - (upbeat ? 1 : 0)) % kBarsOfGroup;
}

}  // namespace

StepRow empty_step_row() { return nones(kStepColumnSymbols); }
NoteRow empty_note_row() { return nones(kNoteColumnSymbols); }

StepReader::StepReader(const ScoreFrame& frame) : state_(frame), row_(empty_step_row()) { last_pitch_.fill(kNoPitch); }

void StepReader::take(const ScoreStep& step) {
  state_.take(step);
  followers_.take_shift(step[StepField::shift]);
  if (step.is_fill()) {
    followers_.interrupt();
    last_pitch_.fill(kNoPitch);
  }
  if (step.is_note()) {
    const auto part = static_cast<Part>(step[StepField::part]);
    followers_.take_note(part, static_cast<Pitch>(step[StepField::pitch] + kLowestPianoKey));
    last_pitch_[static_cast<std::size_t>(part)] = static_cast<std::int16_t>(step[StepField::pitch]);
  }
  fill_row(step);
}

void StepReader::fill_row(const ScoreStep& step) {
  row_ = empty_step_row();
  put(row_, StepColumn::shift, step[StepField::shift]);
  if (step.is_note())
    for (int field = 1; field <= static_cast<int>(StepField::loudness); ++field)
      put(row_, StepColumn::shift, step.symbols[static_cast<std::size_t>(field)], field);
  if (step.is_bar()) put(row_, StepColumn::tempo, step[StepField::tempo]);
  if (state_.bar < 0 || state_.bar >= static_cast<int>(state_.known.bars.size()) || step.is_fill()) return;
  put(row_, StepColumn::position, state_.position);
  put(row_, StepColumn::meter, state_.current().meter);
  put(row_, StepColumn::key, state_.key);
  put(row_, StepColumn::bar_in_group, bar_in_group(state_));
  const std::optional<int> left = state_.bars_left();
  put(row_, StepColumn::bars_left, left ? bars_class(std::max(*left, 0) + 1) : 0);
  const BarReference& reference = state_.references[static_cast<std::size_t>(state_.bar)];
  put(row_, StepColumn::likeness, static_cast<int>(reference.likeness));
  if (reference.distance > 0) put(row_, StepColumn::distance, reference.distance - 1);
  if (reference.likeness > Likeness::rhythm)
    put(row_, StepColumn::transposition, reference.transposition + kMaxTransposition);
  put(row_, StepColumn::passage, passage_symbol(state_));
  for (int which = 0; which < kHintBars; ++which)
    if (const auto bar = find_hint_bar(state_, static_cast<HintBar>(which)))
      put(row_, StepColumn::next_shift, next_shift_in(state_, *bar), which);
  if (const auto follower = followers_.next()) {
    if (follower->shift) put(row_, StepColumn::follower_shift, *follower->shift);
    put(row_, StepColumn::follower_pitch, key_of(follower->pitch));
  }
}

NoteRow StepReader::note_row(const ScoreStep& step) const {
  NoteRow row = empty_note_row();
  const auto part = static_cast<Part>(step[StepField::part]);
  const int shift = step[StepField::shift];
  const int position = std::min(state_.position + shift, std::max(state_.bar_length() - 1, 0));
  put(row, NoteColumn::position, position);
  put(row, NoteColumn::last, last_pitch_[static_cast<std::size_t>(part)]);
  if (const auto pitch = followers_.next_of(part)) put(row, NoteColumn::follower, key_of(*pitch));
  if (const auto pitch = followers_.next_in_sequence(part)) put(row, NoteColumn::sequence, key_of(*pitch));
  const SoundingRange range = find_sounding_range(state_, position);
  if (range.lowest) put(row, NoteColumn::lowest, key_of(*range.lowest));
  if (range.highest) put(row, NoteColumn::highest, key_of(*range.highest));
  const auto index =
      shift > 0 ? 0
                : static_cast<std::size_t>(std::count_if(state_.at_onset.begin(), state_.at_onset.end(),
                                                         [&](const BarNote& note) { return note.part == part; }));
  for (int which = 0; which < kHintBars; ++which) {
    const auto bar = find_hint_bar(state_, static_cast<HintBar>(which));
    const BarNote* note = bar ? find_note(state_, *bar, position, part, index) : nullptr;
    if (note == nullptr) continue;
    int pitch = note->pitch;
    if (static_cast<HintBar>(which) == HintBar::reference)
      pitch += state_.references[static_cast<std::size_t>(state_.bar)].transposition;
    if (on_piano(pitch)) put(row, NoteColumn::pitch, pitch - kLowestPianoKey, which);
    put(row, NoteColumn::duration, duration_symbol(note->duration), which);
  }
  return row;
}

}  // namespace clavier
