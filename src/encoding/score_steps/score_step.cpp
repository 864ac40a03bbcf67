#include "encoding/score_steps/score_step.h"

#include <algorithm>

namespace clavier {

std::string_view to_string(StepField field) {
  constexpr std::array<std::string_view, kStepFields> kNames = {"shift",    "part",     "pitch",        "duration",
                                                                "loudness", "meter",    "tempo",        "key",
                                                                "likeness", "distance", "transposition"};
  return kNames[static_cast<std::size_t>(field)];
}

std::optional<StepField> next_field(const ScoreStep& step, StepField field) {
  using enum StepField;
  const auto after = [](StepField now) { return static_cast<StepField>(static_cast<int>(now) + 1); };
  switch (field) {
    case shift:
      if (step.is_note()) return part;
      if (step.is_bar()) return meter;
      return std::nullopt;
    case part:
    case pitch:
    case duration:
    case meter:
    case tempo:
    case key:
      return after(field);
    case likeness:
      if (step[likeness] == static_cast<int>(Likeness::none)) return std::nullopt;
      return distance;
    case distance:
      if (step[likeness] == static_cast<int>(Likeness::rhythm)) return std::nullopt;
      return transposition;
    case loudness:
    case transposition:
      break;
  }
  return std::nullopt;
}

int key_symbol(const std::optional<Key>& key) {
  if (!key) return 0;
  return 1 + key->tonic + (key->mode == Mode::minor ? kPitchClasses : 0);
}

std::optional<Key> key_of_symbol(int symbol) {
  if (symbol == 0) return std::nullopt;
  return Key{.tonic = (symbol - 1) % kPitchClasses, .mode = symbol > kPitchClasses ? Mode::minor : Mode::major};
}

ScoreStep note_step(int shift, const BarNote& note) {
  ScoreStep step;
  step.set(StepField::shift, shift);
  step.set(StepField::part, static_cast<int>(note.part));
  step.set(StepField::pitch, note.pitch - kLowestPianoKey);
  step.set(StepField::duration, duration_symbol(note.duration));
  step.set(StepField::loudness, note.loudness);
  return step;
}

ScoreStep bar_step(const ScoreBar& bar, const BarReference& reference) {
  ScoreStep step;
  step.set(StepField::shift, kShiftBar);
  step.set(StepField::meter, bar.meter);
  step.set(StepField::tempo, bar.tempo ? 1 + *bar.tempo : 0);
  step.set(StepField::key, key_symbol(bar.key));
  step.set(StepField::likeness, static_cast<int>(reference.likeness));
  if (reference.likeness == Likeness::none) return step;
  step.set(StepField::distance, reference.distance - 1);
  if (reference.likeness == Likeness::rhythm) return step;
  step.set(StepField::transposition, reference.transposition + kMaxTransposition);
  return step;
}

ScoreStep fill_step() {
  ScoreStep step;
  step.set(StepField::shift, kShiftFill);
  return step;
}

ScoreStep end_step() {
  ScoreStep step;
  step.set(StepField::shift, kShiftEnd);
  return step;
}

BarNote note_of(const ScoreStep& step, int position) {
  return {.position = position + step[StepField::shift],
          .part = static_cast<Part>(step[StepField::part]),
          .pitch = static_cast<Pitch>(step[StepField::pitch] + kLowestPianoKey),
          .duration = duration_ticks(step[StepField::duration]),
          .loudness = step[StepField::loudness]};
}

ScoreBar bar_of(const ScoreStep& step) {
  ScoreBar bar{.meter = step[StepField::meter], .key = key_of_symbol(step[StepField::key])};
  if (step[StepField::tempo] > 0) bar.tempo = step[StepField::tempo] - 1;
  return bar;
}

BarReference reference_of(const ScoreStep& step) {
  BarReference reference{.likeness = static_cast<Likeness>(step[StepField::likeness])};
  if (step.has(StepField::distance)) reference.distance = step[StepField::distance] + 1;
  if (step.has(StepField::transposition)) reference.transposition = step[StepField::transposition] - kMaxTransposition;
  return reference;
}

}  // namespace clavier
