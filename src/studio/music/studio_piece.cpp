#include "studio/music/studio_piece.h"

#include <algorithm>

#include "midi/midi_reader.h"
#include "midi/midi_writer.h"
#include "notation/musicxml/musicxml_reader.h"
#include "notation/musicxml/musicxml_writer.h"
#include "notation/sheet/playing_order.h"
#include "notation/sheet/score_of.h"
#include "performing/perform.h"
#include "plots/piano_roll.h"
#include "transcription/hands/hand_separation.h"
#include "transcription/transcribe.h"
#include "transcription/written_score.h"

namespace clavier {
namespace {

constexpr Beats kSlack{1e-6};  // of times that were added up

Meter meter_at(const Score& score, Beats time) {
  Meter meter;
  for (const Meter& change : score.meters)
    if (change.onset <= time + kSlack) meter = change;
  return meter;
}

}  // namespace

bool follows_own_beats(const Score& score) { return write_on_told_beats(score).has_value(); }

StudioPiece read_studio_piece(const VersionMusic& music, const Json& report) {
  StudioPiece piece{.written = read_midi(music.midi, "a version").score,
                    .on_paper = report.value("paper", false),
                    .performs = report.value("performs", false)};
  if (music.sheet) piece.sheet = read_musicxml(*music.sheet, "the page of a version");
  return piece;
}

VersionMusic store_studio_piece(const StudioPiece& piece) {
  VersionMusic music{.midi = write_midi(piece.written)};
  if (piece.sheet) music.sheet = write_musicxml(*piece.sheet);
  return music;
}

PlayedPiece play(const StudioPiece& piece) {
  const bool repeats = piece.sheet && has_repeats(*piece.sheet);
  Score played = fill_unknown_hands(repeats ? score_of(*piece.sheet) : piece.written);
  Score sounding = piece.performs && !played.notes.empty() ? perform(played) : played;
  return {std::move(played), std::move(sounding)};
}

Sheet page_of(const StudioPiece& piece) {
  return piece.sheet ? *piece.sheet : transcribe(fill_unknown_hands(piece.written));
}

std::vector<PlayedMeasure> measures_of(const StudioPiece& piece, const Score& played) {
  std::vector<PlayedMeasure> measures;
  if (piece.sheet) {
    Beats onset;
    for (const std::size_t place : playing_order(*piece.sheet)) {
      measures.push_back({static_cast<int>(place) + 1, onset, meter_at(played, onset)});
      onset += in_beats(piece.sheet->measures[place].length);
    }
  } else {
    std::vector<Beats> starts = measure_starts(played);
    if (starts.size() > 1) starts.pop_back();
    for (const Beats start : starts)
      measures.push_back({static_cast<int>(measures.size()) + 1, start, meter_at(played, start)});
  }
  if (measures.empty()) measures.push_back({});
  return measures;
}

const PlayedMeasure& measure_at(const std::vector<PlayedMeasure>& measures, Beats time) {
  const auto after =
      std::upper_bound(measures.begin(), measures.end(), time + kSlack,
                       [](Beats wanted, const PlayedMeasure& measure) { return wanted < measure.onset; });
  return after == measures.begin() ? measures.front() : *std::prev(after);
}

}  // namespace clavier
