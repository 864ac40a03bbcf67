#include "notation/musicxml/transposition.h"

#include <algorithm>
#include <array>
#include <cstdlib>

#include "notation/musicxml/decimal.h"

namespace clavier {
namespace {

constexpr int kMaxSemitones = 60;
constexpr int kMaxTransposedOctaves = 5;
constexpr int kMaxFifths = 7;
constexpr int kStepsPerOctave = 7;
constexpr int kSemitonesPerOctave = 12;

/// How many fifths an interval is: -2 for a major second down.
int fifths_of(int semitones, int steps) { return 7 * semitones - 12 * steps; }

/// The steps of the usual interval: a minor third for three semitones.
int usual_steps(int semitones) {
  constexpr std::array<int, kSemitonesPerOctave> kSteps = {0, 1, 1, 2, 2, 3, 3, 4, 5, 5, 6, 6};
  const int size = std::abs(semitones);
  const int steps =
      size / kSemitonesPerOctave * kStepsPerOctave + kSteps.at(static_cast<std::size_t>(size % kSemitonesPerOctave));
  return semitones < 0 ? -steps : steps;
}

int read_clamped(const XmlElement& element, std::string_view name, int limit) {
  return std::clamp(parse_whole(element.text_of(name)).value_or(0), -limit, limit);
}

/// The pitch on the line or space `place`, counted from that of C0, that sounds as `midi`. Its accidentals may be many.
SpelledPitch pitch_on(int place, int midi) {
  const int octave = place >= 0 ? place / kStepsPerOctave : -((kStepsPerOctave - 1 - place) / kStepsPerOctave);
  SpelledPitch pitch{.step = static_cast<Step>(place - kStepsPerOctave * octave),
                     .octave = static_cast<std::int8_t>(octave)};
  pitch.alter = static_cast<std::int8_t>(midi - midi_pitch(pitch));
  return pitch;
}

}  // namespace

Transposition read_transposition(const XmlElement& transpose) {
  Transposition by{.semitones = read_clamped(transpose, "chromatic", kMaxSemitones),
                   .octaves = read_clamped(transpose, "octave-change", kMaxTransposedOctaves)};
  by.steps = transpose.has("diatonic") ? read_clamped(transpose, "diatonic", kMaxSemitones) : usual_steps(by.semitones);
  if (std::abs(fifths_of(by.semitones, by.steps)) > kMaxFifths) by.steps = usual_steps(by.semitones);
  return by;
}

Transposition fit_to_key(Transposition by, int fifths) {
  const int sounding = fifths + fifths_of(by.semitones, by.steps);
  if (sounding > kMaxFifths) ++by.steps;
  if (sounding < -kMaxFifths) --by.steps;
  return by;
}

SheetKey transpose(SheetKey key, Transposition by) {
  const int fifths = key.fifths + fifths_of(by.semitones, by.steps);
  return {static_cast<std::int8_t>(std::clamp(fifths, -kMaxFifths, kMaxFifths)), key.mode};
}

SpelledPitch transpose(SpelledPitch pitch, Transposition by) {
  const int midi = midi_pitch(pitch) + by.semitones + kSemitonesPerOctave * by.octaves;
  const int place = kStepsPerOctave * (pitch.octave + by.octaves) + static_cast<int>(pitch.step) + by.steps;
  const SpelledPitch moved = pitch_on(place, midi);
  if (moved.alter >= -2 && moved.alter <= 2) return moved;
  return pitch_on(moved.alter > 0 ? place + 1 : place - 1, midi);
}

Clef transpose(Clef clef, Transposition by) {
  clef.octave_shift = static_cast<std::int8_t>(std::clamp(clef.octave_shift + by.octaves, -2, 2));
  return clef;
}

}  // namespace clavier
