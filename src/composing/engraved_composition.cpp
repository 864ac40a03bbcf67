#include "composing/engraved_composition.h"

#include <algorithm>
#include <cmath>

#include "notation/sheet/join_sheets.h"
#include "notation/sheet/score_of.h"
#include "notation/sheet/signature.h"
#include "notation/sheet/unfold.h"
#include "notation/sheet/validate.h"
#include "transcription/engraving/engrave.h"
#include "transcription/transcribe.h"
#include "transcription/written_score.h"

namespace clavier {
namespace {

constexpr double kSameTime = 1e-3;  // quarter notes

/// The index of the measure that begins at a time; the number of measures at their end; nothing inside a measure.
std::optional<std::size_t> measure_at(const Sheet& sheet, Beats time) {
  double onset = 0;
  for (std::size_t index = 0; index <= sheet.measures.size(); ++index) {
    if (std::abs(onset - time.value) < kSameTime) return index;
    if (index < sheet.measures.size()) onset += in_beats(sheet.measures[index].length).value;
  }
  return std::nullopt;
}

bool has_jumps(const Sheet& sheet) {
  return std::any_of(sheet.measures.begin(), sheet.measures.end(), [](const Measure& measure) {
    return std::any_of(measure.directions.begin(), measure.directions.end(), is_for_order);
  });
}

/// The page of a performance that continues a written piece: that piece on its own bars, then the rest on those that
/// are found in it.
Sheet engrave_performed_continuation(const Score& score, Beats begin) {
  Score given = score, rest = score;
  std::erase_if(given.notes, [&](const Note& note) { return note.onset >= begin; });
  std::erase_if(rest.notes, [&](const Note& note) { return note.onset < begin; });
  if (given.notes.empty() || rest.notes.empty()) return transcribe(score);
  Sheet page = transcribe(given);
  for (Note& note : rest.notes) note.onset = note.onset - begin;
  const SheetKey key = written_signatures(page).back().key;
  rest.tempo = TempoMap({tempo_of({}, score.tempo.bpm_at(begin))});
  rest.meters.clear();
  rest.pedal.clear();
  rest.keys = {{.fifths = key.fifths, .mode = key.mode}};
  return append_measures(std::move(page), transcribe(rest), 0);
}

std::optional<Sheet> engrave_passage(const Sheet& given, const Sheet& engraved, const NewMusic& added) {
  const auto first = measure_at(given, added.begin), end = measure_at(given, *added.end);
  if (!first || !end || measure_at(engraved, added.begin) != first || measure_at(engraved, *added.end) != end)
    return std::nullopt;
  for (std::size_t index = *first; index < *end; ++index)
    if (given.measures[index].length != engraved.measures[index].length) return std::nullopt;
  return replace_measures(given, engraved, {*first, *end - *first, {added.right, added.left}});
}

std::optional<Sheet> engrave_continuation(const Sheet& given, const Sheet& engraved, const NewMusic& added) {
  Sheet played = unfold(given);
  std::size_t kept = played.measures.size();
  const std::optional<std::size_t> end = measure_at(played, added.begin);
  if (end) kept = *end;
  const bool whole = kept == played.measures.size();
  played.measures.resize(kept);
  Beats length;
  for (const Measure& measure : played.measures) length += in_beats(measure.length);
  const std::optional<std::size_t> first = measure_at(engraved, length);
  if (!first) return std::nullopt;
  return append_measures(whole && !has_jumps(given) ? given : played, engraved, *first);
}

}  // namespace

Sheet engrave_composition(const Composition& piece) {
  const bool continues = piece.added && !piece.added->end;
  if (continues && !write_on_told_beats(piece.score))
    return engrave_performed_continuation(piece.score, piece.added->begin);
  if (piece.repeats.empty()) return transcribe(piece.score);
  Sheet sheet = engrave(piece.score);
  for (const FormSection& section : piece.repeats) {
    const auto first = static_cast<std::size_t>(section.first_bar);
    const std::size_t last = first + static_cast<std::size_t>(section.bars) - 1;
    if (last >= sheet.measures.size()) break;
    if (first > 0) sheet.measures.at(first).repeats.forward = true;  // the start of a piece needs no bar
    sheet.measures.at(last).repeats.times = 2;
  }
  return sheet;
}

std::optional<Sheet> engrave_into(const Sheet& given, const Composition& piece) {
  if (!piece.added) return std::nullopt;
  const Sheet engraved = engrave_composition(piece);
  std::optional<Sheet> page = piece.added->end ? engrave_passage(given, engraved, *piece.added)
                                               : engrave_continuation(given, engraved, *piece.added);
  if (!page || find_sheet_fault(*page)) return std::nullopt;
  page->title = engraved.title;
  page->origin = engraved.origin;
  return page;
}

Score play_composition(const Composition& piece) {
  return piece.repeats.empty() ? piece.score : score_of(engrave_composition(piece));
}

}  // namespace clavier
