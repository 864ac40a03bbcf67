#include "transcription/engraving/engrave.h"

#include <algorithm>
#include <array>

#include "analysis/key/main_key.h"
#include "transcription/engraving/clef_choice.h"
#include "transcription/engraving/grace_chords.h"
#include "transcription/engraving/measure_engraver.h"
#include "transcription/engraving/placed_notes.h"
#include "transcription/engraving/score_directions.h"
#include "transcription/engraving/staff_voices.h"
#include "transcription/engraving/voice_limit.h"
#include "transcription/meter/measure_frames.h"

namespace clavier {
namespace {

constexpr std::array<Staff, 2> kStaves = {Staff::upper, Staff::lower};

/// The indices of the notes of one staff that sound in each measure.
using Sounding = std::vector<std::vector<std::size_t>>;

Sounding sounding_in(const std::vector<PlacedNote>& notes, const std::vector<MeasureFrame>& frames, Staff staff) {
  Sounding sounding(frames.size());
  for (std::size_t index = 0; index < notes.size(); ++index) {
    const PlacedNote& note = notes[index];
    if (note.staff != staff || note.grace) continue;
    for (std::size_t frame = frame_at(frames, note.onset); frame < frames.size() && frames[frame].onset < note.end;
         ++frame)
      sounding[frame].push_back(index);
  }
  return sounding;
}

/// A signature takes effect at the first measure that does not begin before it.
void add_keys(const Score& score, const std::vector<MeasureFrame>& frames, std::vector<Measure>& measures) {
  const std::vector<KeySignature> keys =
      score.keys.empty() ? std::vector<KeySignature>{find_key_signature(score)} : score.keys;
  measures.front().key = SheetKey{};
  for (const KeySignature& key : keys) {
    const auto frame = std::find_if(frames.begin(), frames.end(),
                                    [&](const auto& measure) { return measure.score_onset >= key.onset; });
    if (frame == frames.end()) break;
    measures[static_cast<std::size_t>(frame - frames.begin())].key =
        SheetKey{static_cast<std::int8_t>(std::clamp(key.fifths, -7, 7)), key.mode};
  }
  SheetKey now = *measures.front().key;
  for (auto measure = measures.begin() + 1; measure != measures.end(); ++measure) {
    if (measure->key == now) measure->key.reset();
    now = measure->key.value_or(now);
  }
}

void add_clefs(const std::vector<Clef>& clefs, Staff staff, std::vector<Measure>& measures) {
  for (std::size_t index = 0; index < measures.size(); ++index)
    if (index == 0 || clefs[index] != clefs[index - 1])
      measures[index].clefs.push_back({.staff = staff, .onset = 0, .clef = clefs[index]});
}

void add_staff(const std::vector<PlacedNote>& notes, const std::vector<MeasureFrame>& frames, Staff staff,
               std::vector<Measure>& measures) {
  const Sounding sounding = sounding_in(notes, frames, staff);
  add_clefs(choose_clefs(notes, sounding, staff), staff, measures);
  for (std::size_t index = 0; index < frames.size(); ++index) {
    const std::vector<VoiceLine> lines = limit_voices(notes, separate_voices(notes, sounding[index], frames[index]));
    std::vector<Voice> voices = engrave_staff(notes, lines, staff, frames[index]);
    std::move(voices.begin(), voices.end(), std::back_inserter(measures[index].voices));
  }
}

Measure empty_measure(const MeasureFrame& frame) {
  Measure measure{.number = frame.number, .length = beats_of(frame.length), .implicit = frame.implicit};
  if (frame.shows_meter) measure.meter = frame.meter;
  return measure;
}

}  // namespace

Sheet engrave(const Score& score, const std::vector<bool>& graces) {
  const std::vector<MeasureFrame> frames = make_measure_frames(score);
  std::vector<PlacedNote> notes = place_notes(score, frames);
  mark_graces(notes, graces);
  Sheet sheet{.title = score.title, .origin = score.origin};
  for (const MeasureFrame& frame : frames) sheet.measures.push_back(empty_measure(frame));
  add_keys(score, frames, sheet.measures);
  for (const Staff staff : kStaves) add_staff(notes, frames, staff, sheet.measures);
  add_graces(notes, frames, sheet.measures);
  std::vector<std::vector<Direction>> directions = directions_of(score, frames);
  for (std::size_t index = 0; index < frames.size(); ++index)
    sheet.measures[index].directions = std::move(directions[index]);
  return sheet;
}

}  // namespace clavier
