#include "evaluation/pieces/page_measures.h"

#include <algorithm>

#include "base/parallel.h"
#include "base/shuffle.h"
#include "notation/musicxml/accidentals.h"
#include "statistics/quantile.h"
#include "transcription/transcribe.h"

namespace clavier {
namespace {

constexpr std::array<std::string_view, kPageMeasures> kNames = {"tuplets", "ties", "empty staff",
                                                                "more than two voices", "accidentals a note"};
constexpr std::size_t kManyVoices = 3;

bool is_tuplet(const SheetEvent& event) {
  const bool has_value = event.kind == EventKind::chord || event.kind == EventKind::rest;
  return has_value && event.value.tuplet != TupletRatio{};
}

bool is_tied_on(const SheetEvent& event) {
  return std::any_of(event.notes.begin(), event.notes.end(), [](const SheetNote& note) { return note.tie_start; });
}

template <class Predicate>
bool has_event(const Voice& voice, Predicate&& predicate) {
  return std::any_of(voice.events.begin(), voice.events.end(), predicate);
}

bool has_notes(const Measure& measure, Staff staff) {
  return std::any_of(measure.voices.begin(), measure.voices.end(), [&](const Voice& voice) {
    return voice.staff == staff && has_event(voice, [](const SheetEvent& event) { return !event.notes.empty(); });
  });
}

bool has_many_voices(const Measure& measure, Staff staff) {
  const auto voices = std::count_if(measure.voices.begin(), measure.voices.end(), [&](const Voice& voice) {
    return voice.staff == staff && has_event(voice, [](const SheetEvent& event) { return !event.notes.empty(); });
  });
  return static_cast<std::size_t>(voices) >= kManyVoices;
}

bool has(const Measure& measure, PageMeasure what) {
  const auto any_voice = [&](auto&& predicate) {
    return std::any_of(measure.voices.begin(), measure.voices.end(),
                       [&](const Voice& voice) { return has_event(voice, predicate); });
  };
  const auto any_staff = [&](auto&& predicate) {
    return predicate(measure, Staff::upper) || predicate(measure, Staff::lower);
  };
  switch (what) {
    case PageMeasure::tuplets:
      return any_voice(is_tuplet);
    case PageMeasure::ties:
      return any_voice(is_tied_on);
    case PageMeasure::empty_staff:
      return !has_notes(measure, Staff::upper) || !has_notes(measure, Staff::lower);
    case PageMeasure::voices:
      return any_staff(has_many_voices);
    case PageMeasure::accidentals:
      break;
  }
  return false;
}

double accidentals_a_note(const Sheet& sheet) {
  double accidentals = 0, notes = 0;
  int fifths = 0;
  for (const Measure& measure : sheet.measures) {
    if (measure.key) fifths = measure.key->fifths;
    accidentals += static_cast<double>(notes_with_accidental(measure, fifths).size());
    for (const Voice& voice : measure.voices)
      for (const SheetEvent& event : voice.events) notes += static_cast<double>(event.notes.size());
  }
  return notes > 0 ? accidentals / notes : 0;
}

/// The notes that begin within `length` of the first; bars stay where they are.
Score beginning_of(Score score, Seconds length) {
  if (score.notes.empty()) return score;
  const Beats end = score.tempo.beats_at(score.tempo.seconds_at(score.notes.front().onset) + length);
  std::erase_if(score.notes, [&](const Note& note) { return note.onset >= end; });
  for (Note& note : score.notes) note.duration = std::min(note.duration, end - note.onset);
  std::erase_if(score.meters, [&](const Meter& meter) { return meter.onset >= end; });
  std::erase_if(score.keys, [&](const KeySignature& key) { return key.onset >= end; });
  std::erase_if(score.pedal, [&](const PedalChange& change) { return change.onset >= end; });
  return score;
}

}  // namespace

std::string_view to_string(PageMeasure measure) { return kNames.at(static_cast<std::size_t>(measure)); }

PageMeasureValues measure_page(const Sheet& sheet) {
  PageMeasureValues values{};
  for (std::size_t index = 0; index < kPageMeasures; ++index) {
    const auto count = std::count_if(sheet.measures.begin(), sheet.measures.end(), [&](const Measure& measure) {
      return has(measure, static_cast<PageMeasure>(index));
    });
    values.at(index) =
        static_cast<double>(count) / static_cast<double>(std::max<std::size_t>(1, sheet.measures.size()));
  }
  values.at(static_cast<std::size_t>(PageMeasure::accidentals)) = accidentals_a_note(sheet);
  return values;
}

std::array<PageRange, kPageMeasures> page_ranges(const std::vector<PageMeasureValues>& pages) {
  std::array<PageRange, kPageMeasures> ranges;
  for (std::size_t index = 0; index < kPageMeasures; ++index) {
    std::vector<double> values;
    for (const PageMeasureValues& page : pages) values.push_back(page.at(index));
    std::sort(values.begin(), values.end());
    ranges.at(index) = {quantile(values, 0.1), quantile(values, 0.5), quantile(values, 0.9)};
  }
  return ranges;
}

double share_within(const std::vector<PageMeasureValues>& pages, PageMeasure measure, const PageRange& range) {
  const auto within = std::count_if(pages.begin(), pages.end(), [&](const PageMeasureValues& page) {
    const double value = page.at(static_cast<std::size_t>(measure));
    return value >= range.low && value <= range.high;
  });
  return static_cast<double>(within) / static_cast<double>(std::max<std::size_t>(1, pages.size()));
}

std::vector<PageMeasureValues> measure_pages(const PieceSet& pieces, Seconds length, Progress& progress) {
  std::vector<std::optional<PageMeasureValues>> measured(pieces.size());
  progress.begin("writing pages", pieces.size());
  parallel_for(pieces.size(), 0, [&](std::size_t index) {
    const Score begun = beginning_of(pieces[index].score, length);
    if (!begun.notes.empty()) measured[index] = measure_page(transcribe(begun));
    progress.advance();
  });
  progress.end();
  std::vector<PageMeasureValues> pages;
  for (const std::optional<PageMeasureValues>& page : measured)
    if (page) pages.push_back(*page);
  return pages;
}

PieceSet choose_whole_pieces(const Corpus& corpus, Split split, Era era, std::size_t pieces, Random random) {
  std::vector<std::size_t> chosen;
  for (std::size_t index = 0; index < corpus.pieces().size(); ++index)
    if (corpus.pieces()[index].split == split && corpus.pieces()[index].era == era) chosen.push_back(index);
  shuffle(chosen, random);
  chosen.resize(std::min(chosen.size(), pieces));
  PieceSet set;
  for (const std::size_t index : chosen)
    set.push_back(
        {.score = corpus.score(index), .name = corpus.pieces()[index].file, .group = corpus.pieces()[index].work});
  return set;
}

}  // namespace clavier
