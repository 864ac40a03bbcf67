/// The differences of scores after a round trip through MIDI, Sheet, MusicXML, Sheet, MIDI.
///   build/<preset>/measure_engraving GRID-MIDI-FOLDER [PART-OF-A-FILE-NAME]

#include <chrono>
#include <cstdio>
#include <map>

#include "measuring/pieces.h"
#include "notation/sheet/validate.h"
#include "support/engraving_round_trip.h"

namespace clavier::measuring {
namespace {

struct Counts {
  std::size_t files = 0, unequal_sheets = 0, measures = 0, unfilled = 0, notes = 0, kept = 0, rounded = 0;
  std::size_t doubled = 0, lengths = 0, near_lengths = 0, added = 0, heads = 0, ties = 0, tuplets = 0;
  std::map<std::size_t, std::size_t> voices;  // number of measures by number of voices in a staff
  double seconds = 0;                         // time to engrave and write
};

void count_measure(const Measure& measure, Counts& counts) {
  ++counts.measures;
  for (const Staff staff : {Staff::upper, Staff::lower})
    ++counts.voices[static_cast<std::size_t>(std::count_if(measure.voices.begin(), measure.voices.end(),
                                                           [&](auto& voice) { return voice.staff == staff; }))];
  for (const Voice& voice : measure.voices)
    for (const SheetEvent& event : voice.events) {
      counts.tuplets += event.tuplet_start;
      counts.heads += event.notes.size();
      for (const SheetNote& note : event.notes) counts.ties += note.tie_start;
    }
}

/// Measures within a piece that are shorter than their meter and not part of a split measure.
void count_unfilled(const Sheet& sheet, Counts& counts) {
  SheetMeter meter;
  for (std::size_t index = 0; index < sheet.measures.size(); ++index) {
    const Measure& measure = sheet.measures[index];
    meter = measure.meter.value_or(meter);
    const bool split = measure.implicit || (index + 1 < sheet.measures.size() && sheet.measures[index + 1].implicit);
    counts.unfilled += measure.length != measure_length(meter) && !split;
  }
}

void add(const Piece& piece, Counts& counts) {
  const auto start = std::chrono::steady_clock::now();
  const Sheet sheet = engrave(piece.score);
  const Bytes written = write_musicxml(sheet);
  counts.seconds += std::chrono::duration<double>(std::chrono::steady_clock::now() - start).count();
  if (const auto fault = find_sheet_fault(sheet)) std::printf("%s: %s\n", piece.file.c_str(), fault->c_str());
  const RoundTrip trip = round_trip(piece.score);
  if (trip.kept + trip.rounded < trip.notes || trip.added > 0)
    std::printf("%s: %zu of %zu notes, %zu too many\n", piece.file.c_str(), trip.kept + trip.rounded, trip.notes,
                trip.added);
  ++counts.files;
  counts.unequal_sheets += !trip.same_sheet;
  counts.doubled += trip.doubled;
  counts.notes += trip.notes;
  counts.kept += trip.kept;
  counts.rounded += trip.rounded;
  counts.lengths += trip.lengths;
  counts.near_lengths += trip.near_lengths;
  counts.added += trip.added;
  for (const Measure& measure : sheet.measures) count_measure(measure, counts);
  count_unfilled(sheet, counts);
}

void print(const Counts& counts) {
  const auto share = [](std::size_t part, std::size_t whole) {
    return 100 * static_cast<double>(part) / static_cast<double>(whole);
  };
  std::printf("%zu files, %zu notes and %zu that double one of their hand; sheets that came back otherwise: %zu\n",
              counts.files, counts.notes, counts.doubled, counts.unequal_sheets);
  std::printf("pitch and onset kept %.4f %%, onset within 1/48 quarter note %.4f %%, too many %zu\n",
              share(counts.kept, counts.notes), share(counts.kept + counts.rounded, counts.notes), counts.added);
  std::printf("end kept %.3f %%, within 1/24 quarter note %.3f %%\n", share(counts.lengths, counts.notes),
              share(counts.near_lengths, counts.notes));
  std::printf("%zu measures, %zu shorter than their meter, no pickup and no part of a split one\n", counts.measures,
              counts.unfilled);
  for (const auto& [voices, measures] : counts.voices)
    std::printf("staves with %zu voices: %.2f %%\n", voices, share(measures, 2 * counts.measures));
  std::printf("ties a note %.3f, tuplets a measure %.3f\n", share(counts.ties, counts.notes) / 100,
              share(counts.tuplets, counts.measures) / 100);
  std::printf("engraving and writing: %.2f ms for 100 measures\n",
              1e5 * counts.seconds / static_cast<double>(counts.measures));
}

}  // namespace
}  // namespace clavier::measuring

int main(int count, char** arguments) {
  using namespace clavier::measuring;
  if (count < 2) return std::fputs("measure_engraving GRID-MIDI-FOLDER [PART-OF-A-FILE-NAME]\n", stderr), 2;
  const std::string part = count > 2 ? arguments[2] : "";
  Counts counts;
  for (const Piece& piece :
       read_pieces(arguments[1], [&](std::string_view file) { return file.find(part) != std::string_view::npos; }))
    add(piece, counts);
  print(counts);
}
