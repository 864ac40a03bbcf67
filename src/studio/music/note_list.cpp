#include "studio/music/note_list.h"

#include <algorithm>
#include <cmath>

#include "transcription/quantising/quantise.h"

namespace clavier {
namespace {

constexpr int kPedalDown = 64;

/// Thousandths are finer than anybody hears, and short to send.
double to_thousandths(double value) { return std::round(value * 1000) / 1000; }
double to_ten_thousandths(double value) { return std::round(value * 10000) / 10000; }

std::string meter_text(const Meter& meter) {
  return std::to_string(meter.numerator) + "/" + std::to_string(meter.denominator);
}

Json list_measures(const PageClock& clock) {
  Json measures = Json::array();
  for (const PlayedMeasure& measure : clock.measures)
    measures.push_back({{"bar", measure.bar},
                        {"beat", to_ten_thousandths(measure.onset.value)},
                        {"t", to_thousandths(clock.time_of(measure.onset).value)},
                        {"meter", meter_text(measure.meter)}});
  return measures;
}

Json list_tempos(const PageClock& clock) {
  const auto point = [&](Beats beat) {
    return Json{{"beat", to_ten_thousandths(beat.value)},
                {"t", to_ten_thousandths(clock.time_of(beat).value)},
                {"bpm", to_thousandths(clock.tempo.bpm_at(beat))}};
  };
  Json tempos = Json::array();
  const std::vector<Tempo>& changes = clock.tempo.changes();
  if (changes.empty() || changes.front().onset > Beats{0}) tempos.push_back(point({}));
  for (const Tempo& change : changes) tempos.push_back(point(change.onset));
  return tempos;
}

Json list_pedals(const Score& sounding) {
  Json pedals = Json::array();
  std::optional<double> down;
  const auto lift = [&](double time) {
    if (down) pedals.push_back({{"t", to_thousandths(*down)}, {"d", to_thousandths(time - *down)}});
    down.reset();
  };
  for (const PedalChange& change : sounding.pedal) {
    if (change.pedal != Pedal::sustain) continue;
    const double time = sounding.tempo.seconds_at(change.onset).value;
    if (change.depth < kPedalDown) lift(time);
    if (change.depth >= kPedalDown && !down) down = time;
  }
  lift(duration_of(sounding).value);
  return pedals;
}

Json sounding_note(const Score& score, const Note& note) {
  const double begin = score.tempo.seconds_at(note.onset).value, end = score.tempo.seconds_at(end_of(note)).value;
  return {{"t", to_ten_thousandths(begin)},
          {"d", to_ten_thousandths(end - begin)},
          {"p", note.pitch},
          {"v", note.velocity},
          {"h", note.hand == Hand::left ? "left" : "right"}};
}

}  // namespace

PageClock page_clock(const StudioPiece& piece, const PlayedPiece& played) {
  if (piece.on_paper) return {played.sounding.tempo, {}, measures_of(piece, played.played)};
  const Score quantised = quantise(played.sounding).score;
  PageClock clock{quantised.tempo, {}, measures_of({.written = quantised}, quantised)};
  if (!quantised.notes.empty())
    clock.begin = played.sounding.tempo.seconds_at(played.sounding.notes.front().onset) -
                  quantised.tempo.seconds_at(quantised.notes.front().onset);
  return clock;
}

Json list_notes(const StudioPiece& piece) {
  const PlayedPiece played = play(piece);
  const PageClock clock = page_clock(piece, played);
  Json notes = Json::array();
  for (std::size_t id = 0; id < played.sounding.notes.size(); ++id) {
    const Note& note = played.sounding.notes[id];
    Beats beat = played.played.notes[id].onset, length = played.played.notes[id].duration;
    if (!piece.on_paper) {
      beat = clock.beat_at(played.sounding.tempo.seconds_at(note.onset));
      length = clock.beat_at(played.sounding.tempo.seconds_at(end_of(note))) - beat;
    }
    Json one{{"id", id}};
    one.update(sounding_note(played.sounding, note));
    one["beat"] = to_ten_thousandths(beat.value);
    one["length"] = to_ten_thousandths(length.value);
    one["bar"] = measure_at(clock.measures, beat).bar;
    notes.push_back(std::move(one));
  }
  const Seconds end = duration_of(played.sounding);
  const Beats last = piece.on_paper ? end_of(played.played) : clock.beat_at(end);
  return {{"notes", std::move(notes)},
          {"measures", list_measures(clock)},
          {"tempo", list_tempos(clock)},
          {"pedals", list_pedals(played.sounding)},
          {"end", {{"beat", to_ten_thousandths(last.value)}, {"t", to_thousandths(end.value)}}}};
}

Json notes_in_progress(const Score& score, std::size_t first, std::size_t end) {
  const std::vector<PlayedMeasure> measures = measures_of({.written = score}, score);
  Json notes = Json::array();
  for (std::size_t place = first; place < end; ++place) {
    const Note& note = score.notes[place];
    Json one = sounding_note(score, note);
    one["beat"] = to_ten_thousandths(note.onset.value);
    one["length"] = to_ten_thousandths(note.duration.value);
    one["bar"] = measure_at(measures, note.onset).bar;
    notes.push_back(std::move(one));
  }
  return notes;
}

}  // namespace clavier
