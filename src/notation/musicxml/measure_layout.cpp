#include "notation/musicxml/measure_layout.h"

#include <algorithm>

#include "notation/musicxml/voice_layout.h"

namespace clavier {
namespace {

/// Whether the voice is one whole-measure rest: marked as such, or as long as the measure with no note value of that
/// length.
bool fills_measure(const RawVoice& raw_voice, const RawMeasure& measure) {
  const RawEvent& raw = raw_voice.events.front();
  if (raw_voice.events.size() > 1 || !raw.event.notes.empty() || raw.event.onset != 0) return false;
  if (raw.event.kind == EventKind::measure_rest) return true;
  const bool says_it = raw.has_value && length_of(raw.event.value) == raw.event.length;
  return raw.event.kind == EventKind::rest && raw.event.length == measure.reach && !says_it;
}

Voice measure_rest(Staff staff, ExactBeats length, bool fermata = false) {
  SheetEvent rest{.kind = EventKind::measure_rest, .length = length, .fermata = fermata};
  return {.staff = staff, .events = {std::move(rest)}};
}

/// Gives each empty staff a rest, at its place in the order of voices.
void fill_empty_staves(MeasureLayout& layout) {
  std::vector<Voice>& voices = layout.voices;
  if (voices.empty() || voices.front().staff == Staff::lower)
    voices.insert(voices.begin(), measure_rest(Staff::upper, layout.length));
  if (voices.back().staff == Staff::upper) voices.push_back(measure_rest(Staff::lower, layout.length));
}

}  // namespace

MeasureLayout lay_out(const RawMeasure& measure, bool by_number) {
  const std::vector<RawVoice> raw_voices = make_raw_voices(measure.events, by_number);
  std::vector<VoiceLayout> voices;
  ExactBeats end;
  bool drifted = false;
  for (const RawVoice& raw_voice : raw_voices) {
    VoiceLayout& voice = voices.emplace_back(raw_voice.staff);
    if (fills_measure(raw_voice, measure)) continue;
    for (const RawEvent& raw : raw_voice.events) voice.add(raw);
    end = std::max(end, voice.now());
    drifted = drifted || voice.drifted();
  }
  const bool rounded = drifted && end > 0 && within_rounding(measure.reach, end);
  const bool file_goes_on = measure.reach > end && !rounded;
  MeasureLayout layout{.length = file_goes_on ? measure.reach : end};
  for (std::size_t index = 0; index < raw_voices.size(); ++index) {
    const RawVoice& raw_voice = raw_voices[index];
    if (fills_measure(raw_voice, measure)) {
      layout.voices.push_back(measure_rest(raw_voice.staff, layout.length, raw_voice.events.front().event.fermata));
    } else if (voices[index].is_drawn()) {
      layout.voices.push_back(std::move(voices[index]).finish(layout.length));
    }
  }
  fill_empty_staves(layout);
  return layout;
}

}  // namespace clavier
