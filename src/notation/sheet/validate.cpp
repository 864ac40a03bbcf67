#include "notation/sheet/validate.h"

#include <algorithm>
#include <bit>

#include "notation/sheet/repeat_fault.h"
#include "notation/sheet/voice_fault.h"

namespace clavier {
namespace {

using Fault = std::optional<std::string>;

Fault voices_fault(const Measure& measure) {
  if (measure.voices.empty() || measure.voices.front().staff != Staff::upper ||
      measure.voices.back().staff != Staff::lower)
    return "a staff has no voice";
  int number = 0;
  Staff staff = Staff::upper;
  for (const Voice& voice : measure.voices) {
    if (voice.staff < staff) return "voices are not sorted by staff";
    number = voice.staff == staff ? number + 1 : 1;
    staff = voice.staff;
    if (const Fault fault = find_voice_fault(voice, measure))
      return "staff " + std::to_string(static_cast<int>(staff) + 1) + ", voice " + std::to_string(number) + ": " +
             *fault;
  }
  return std::nullopt;
}

Fault clefs_fault(const Measure& measure) {
  const auto not_rising = [](const ClefChange& a, const ClefChange& b) {
    return a.staff != b.staff ? a.staff > b.staff : a.onset >= b.onset;
  };
  if (std::adjacent_find(measure.clefs.begin(), measure.clefs.end(), not_rising) != measure.clefs.end())
    return "clefs are not in order";
  for (const auto& [staff, onset, clef] : measure.clefs) {
    if (onset < 0 || onset > measure.length) return "a clef lies outside the measure";
    if (clef.line < 1 || clef.line > 5 || clef.octave_shift < -2 || clef.octave_shift > 2) return "a clef is none";
  }
  return std::nullopt;
}

bool is_drawable(const Metronome& metronome) {
  return metronome.per_minute > 0 && 1000 % metronome.per_minute.denominator() == 0 && metronome.dots <= kMaxDots;
}

Fault what_fault(const Direction& direction) {
  const auto* const words = std::get_if<Words>(&direction.what);
  if (words != nullptr && words->text.empty()) return "words are empty";
  const auto* const tempo = std::get_if<TempoMark>(&direction.what);
  if (tempo == nullptr) return std::nullopt;
  if (tempo->thousandths < kMinTempo || tempo->thousandths > kMaxTempo) return "a tempo is out of range";
  if (is_playback_only(*tempo) && direction.staff != Staff::upper)
    return "a tempo that is only heard has the lower staff";
  return !tempo->metronome || is_drawable(*tempo->metronome) ? Fault() : "a metronome mark is none";
}

Fault directions_fault(const Measure& measure) {
  const auto falling = [](const Direction& a, const Direction& b) {
    return a.onset != b.onset ? a.onset > b.onset : a.staff > b.staff;
  };
  if (std::adjacent_find(measure.directions.begin(), measure.directions.end(), falling) != measure.directions.end())
    return "directions are not in order";
  for (const Direction& direction : measure.directions) {
    if (direction.onset < 0 || direction.onset > measure.length) return "a direction lies outside the measure";
    if (const Fault fault = what_fault(direction)) return fault;
  }
  return std::nullopt;
}

Fault signature_fault(const Measure& measure) {
  if (measure.key && (measure.key->fifths < -7 || measure.key->fifths > 7))
    return "a key has more than 7 sharps or flats";
  if (!measure.meter) return std::nullopt;
  const auto [numerator, denominator] = *measure.meter;
  const bool meter = numerator >= 1 && numerator <= 255 && denominator >= 1 && denominator <= 128 &&
                     std::has_single_bit(static_cast<unsigned>(denominator));
  return meter ? Fault() : "there is no meter of " + std::to_string(numerator) + "/" + std::to_string(denominator);
}

Fault measure_fault(const Measure& measure) {
  if (measure.length <= 0 || measure.length > kMaxMeasureLength)
    return "a measure of " + to_string(measure.length) + " quarter notes";
  if (const Fault fault = signature_fault(measure)) return fault;
  if (const Fault fault = clefs_fault(measure)) return fault;
  if (const Fault fault = directions_fault(measure)) return fault;
  if (const Fault fault = find_repeat_fault(measure)) return fault;
  return voices_fault(measure);
}

bool states_all_signatures(const Measure& first) {
  const auto begins = [&](Staff staff) {
    return std::any_of(first.clefs.begin(), first.clefs.end(),
                       [&](const ClefChange& change) { return change.staff == staff && change.onset == 0; });
  };
  return first.key && first.meter && begins(Staff::upper) && begins(Staff::lower);
}

}  // namespace

std::optional<std::string> find_sheet_fault(const Sheet& sheet) {
  if (sheet.measures.empty()) return "there are no measures";
  if (!states_all_signatures(sheet.measures.front()))
    return "the first measure does not tell key, meter and both clefs";
  for (std::size_t index = 0; index < sheet.measures.size(); ++index)
    if (const Fault fault = measure_fault(sheet.measures[index]))
      return "measure " + std::to_string(index + 1) + ": " + *fault;
  return find_volta_fault(sheet);
}

}  // namespace clavier
