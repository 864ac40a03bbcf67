#include "encoding/score_steps/encode_steps.h"

#include <algorithm>

#include "encoding/score_steps/pitch_overlaps.h"

namespace clavier {
namespace {

void add_bar(const ScoreBar& bar, const BarReference& reference, ScoreSteps& steps) {
  steps.push_back(bar_step(bar, reference));
  int position = 0;
  for (const BarNote& note : bar.notes) {
    steps.push_back(note_step(note.position - position, note));
    position = note.position;
  }
}

void add_bars(const BarPiece& piece, ScoreSteps& steps) {
  const std::vector<BarReference> references = find_bar_references(piece);
  for (std::size_t bar = 0; bar < piece.bars.size(); ++bar) add_bar(piece.bars[bar], references[bar], steps);
}

/// Writes the notes of steps into bars, from `bar` on.
class Writer {
 public:
  Writer(BarPiece& piece, int bar) : piece_(piece), bar_(bar) {}

  void take(const ScoreStep& step) {
    if (step.is_bar()) {
      ++bar_;
      position_ = 0;
    } else if (step.is_note() && has_bar()) {
      ScoreBar& bar = piece_.bars[static_cast<std::size_t>(bar_)];
      BarNote note = note_of(step, position_);
      note.position = std::min(note.position, bar_ticks(bar.meter) - 1);
      position_ = note.position;
      bar.notes.push_back(note);
    }
  }

 private:
  bool has_bar() const { return bar_ >= 0 && bar_ < static_cast<int>(piece_.bars.size()); }

  BarPiece& piece_;
  int bar_;
  int position_ = 0;
};

}  // namespace

BarPiece cut_out(BarPiece piece, const InfillSpan& passage) {
  for (int bar = passage.first_bar; bar < passage.first_bar + passage.bars; ++bar)
    std::erase_if(piece.bars[static_cast<std::size_t>(bar)].notes,
                  [&](const BarNote& note) { return passage.has_part(note.part); });
  return piece;
}

ScoreSteps encode_steps(const BarPiece& piece) {
  ScoreSteps steps;
  add_bars(piece, steps);
  steps.push_back(end_step());
  return steps;
}

ScoreSteps encode_steps(const BarPiece& piece, const InfillSpan& passage) {
  ScoreSteps steps;
  add_bars(cut_out(piece, passage), steps);
  steps.push_back(fill_step());
  const std::vector<BarReference> references = find_bar_references(piece);
  for (int index = passage.first_bar; index < passage.first_bar + passage.bars; ++index) {
    const ScoreBar& whole = piece.bars[static_cast<std::size_t>(index)];
    ScoreBar bar{.meter = whole.meter};  // tempo and key stand where the bar was first
    std::copy_if(whole.notes.begin(), whole.notes.end(), std::back_inserter(bar.notes),
                 [&](const BarNote& note) { return passage.has_part(note.part); });
    add_bar(bar, references[static_cast<std::size_t>(index)], steps);
  }
  steps.push_back(end_step());
  return steps;
}

StepRange choose_context(std::span<const ScoreStep> steps, const InfillSpan& passage, std::size_t inside,
                         std::size_t context) {
  const auto fill = static_cast<std::size_t>(
      std::find_if(steps.begin(), steps.end(), [](const ScoreStep& step) { return step.is_fill(); }) - steps.begin());
  const std::size_t room = context > inside + 1 ? context - inside - 1 : 0;
  std::size_t middle = 0;
  for (int bar = -1; middle < fill && bar < passage.first_bar; ++middle) bar += steps[middle].is_bar() ? 1 : 0;
  StepRange range{.first = middle > room / 2 ? middle - room / 2 : 0};
  range.last = std::min(fill, range.first + room);
  if (range.last == fill) range.first = fill > room ? fill - room : 0;
  return range;
}

BarPiece decode_steps(std::span<const ScoreStep> steps, const std::optional<InfillSpan>& passage) {
  const auto fill = std::find_if(steps.begin(), steps.end(), [](const ScoreStep& step) { return step.is_fill(); });
  BarPiece piece;
  for (const ScoreStep& step : std::span(steps.begin(), fill))
    if (step.is_bar()) piece.bars.push_back(bar_of(step));
  Writer context(piece, -1);
  for (const ScoreStep& step : std::span(steps.begin(), fill)) context.take(step);
  if (fill != steps.end() && passage) {
    Writer inserted(piece, passage->first_bar - 1);
    for (const ScoreStep& step : std::span(fill, steps.end())) inserted.take(step);
  }
  for (ScoreBar& bar : piece.bars) std::stable_sort(bar.notes.begin(), bar.notes.end(), comes_before);
  remove_pitch_overlaps(piece);
  return piece;
}

}  // namespace clavier
