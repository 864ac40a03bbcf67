#include "training/score/score_sequences.h"

#include <algorithm>

#include "encoding/score_steps/step_grammar.h"
#include "encoding/score_steps/step_reader.h"

namespace clavier {
namespace {

/// The rows of one sequence of a batch.
class SequenceWriter {
 public:
  /// With wrong notes in what is read, a target need not be legal; it is made so.
  SequenceWriter(std::size_t place, bool wrong_notes, ScoreBatch& batch)
      : batch_(batch),
        wrong_notes_(wrong_notes),
        row_(place * static_cast<std::size_t>(batch.time)),
        end_(row_ + static_cast<std::size_t>(batch.time)) {}

  bool is_full() const { return row_ == end_; }

  /// What is read before `step`, and `step` as its target.
  void add(const StepReader& reader, const ScoreStep& step, int tick, bool has_loss) {
    copy(reader.row(), batch_.rows);
    batch_.ticks[row_] = tick;
    if (has_loss) {
      copy(step.symbols, batch_.targets);
      if (step.is_note()) copy(reader.note_row(step), batch_.note_rows);
      mark(reader.state(), step);
    }
    ++row_;
  }

 private:
  template <std::size_t size>
  void copy(const std::array<std::int16_t, size>& values, std::vector<std::int16_t>& to) const {
    std::copy(values.begin(), values.end(), to.begin() + static_cast<std::ptrdiff_t>(row_ * size));
  }

  void mark(const ScoreState& state, const ScoreStep& step) {
    ScoreStep so_far;
    std::optional<StepField> field = StepField::shift;
    while (field) {
      const auto index = static_cast<std::size_t>(*field);
      mark_legal(state, so_far, *field,
                 std::span(batch_.legal)
                     .subspan(row_ * kAllStepSymbols + static_cast<std::size_t>(kStepSymbolOffsets[index]),
                              static_cast<std::size_t>(kStepSymbols[index])));
      const auto target = static_cast<std::size_t>(kStepSymbolOffsets[index] + step[*field]);
      if (wrong_notes_) batch_.legal[row_ * kAllStepSymbols + target] = 1;
      so_far.set(*field, step[*field]);
      field = next_field(so_far, *field);
    }
  }

  ScoreBatch& batch_;
  bool wrong_notes_;
  std::size_t row_;
  std::size_t end_;
};

}  // namespace

void write_sequence(const ScoreSequence& sequence, std::size_t place, ScoreBatch& batch) {
  const auto prefix = encode_prefix(sequence.prefix);
  std::copy(prefix.begin(), prefix.end(), batch.prefixes.begin() + static_cast<std::ptrdiff_t>(place * kPrefixColumns));
  StepReader reader(sequence.frame);
  SequenceWriter writer(place, !sequence.heard.empty(), batch);
  for (std::size_t index = 0; index < sequence.steps.size() && !writer.is_full(); ++index) {
    const ScoreStep& step = sequence.steps[index];
    const bool is_target = reader.state().in_passage || (index >= sequence.first && index < sequence.last);
    const bool ends_context = sequence.frame.passage && index == sequence.last;
    if (is_target || ends_context) writer.add(reader, step, reader.state().tick(), is_target);
    reader.take(sequence.heard.empty() ? step : sequence.heard[index]);
  }
}

void drop_hints(std::size_t place, ScoreBatch& batch) {
  const StepRow no_row = empty_step_row();
  const NoteRow no_note = empty_note_row();
  const auto time = static_cast<std::size_t>(batch.time);
  for (std::size_t row = place * time; row < (place + 1) * time; ++row) {
    for (auto column = static_cast<std::size_t>(StepColumn::next_shift); column < kStepColumns; ++column)
      batch.rows[row * kStepColumns + column] = no_row[column];
    for (auto column = static_cast<std::size_t>(NoteColumn::pitch);
         column <= static_cast<std::size_t>(NoteColumn::sequence); ++column)
      batch.note_rows[row * kNoteColumns + column] = no_note[column];
  }
}

std::vector<ScoreBatch> make_validation_batches(const ScoreSequence& whole, int context, std::size_t limit) {
  std::vector<ScoreBatch> batches;
  const std::size_t steps = std::min(whole.steps.size(), limit), window = static_cast<std::size_t>(context);
  for (std::size_t first = 0; first == 0 || first + window / 2 < steps; first += window / 2) {
    ScoreSequence part = whole;
    part.first = first;
    part.last = std::min(steps, first + window);
    ScoreBatch batch(1, static_cast<std::int64_t>(part.last - part.first));
    write_sequence(part, 0, batch);
    if (first > 0) std::fill_n(batch.targets.begin(), window / 2 * kStepFields, ScoreStep::kNoSymbol);
    batches.push_back(std::move(batch));
  }
  return batches;
}

}  // namespace clavier
