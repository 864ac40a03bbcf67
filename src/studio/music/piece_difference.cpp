#include "studio/music/piece_difference.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <map>

#include "studio/music/note_list.h"

namespace clavier {
namespace {

/// What makes a note the same in two versions, its id and its measure.
struct ComparedNote {
  std::array<std::int64_t, 3> same{};
  std::size_t id = 0;
  int bar = 0;
};

std::vector<ComparedNote> compared_notes(const StudioPiece& piece, bool by_beats) {
  constexpr double kBeatParts = 48, kSecondParts = 100;
  const PlayedPiece played = play(piece);
  const PageClock clock = page_clock(piece, played);
  std::vector<ComparedNote> notes;
  for (std::size_t id = 0; id < played.played.notes.size(); ++id) {
    const Note& note = by_beats ? played.played.notes[id] : played.sounding.notes[id];
    double begin = note.onset.value, end = end_of(note).value, parts = kBeatParts;
    const double time = played.sounding.tempo.seconds_at(played.sounding.notes[id].onset).value;
    if (!by_beats) {
      begin = time;
      end = played.sounding.tempo.seconds_at(end_of(note)).value;
      parts = kSecondParts;
    }
    const Beats beat = piece.on_paper ? played.played.notes[id].onset : clock.beat_at({time});
    notes.push_back({{std::llround(begin * parts), note.pitch, std::llround((end - begin) * parts)},
                     id,
                     measure_at(clock.measures, beat).bar});
  }
  return notes;
}

/// The notes of `notes` that have no partner among `others`.
std::vector<ComparedNote> without_partner(const std::vector<ComparedNote>& notes,
                                          const std::vector<ComparedNote>& others) {
  std::map<std::array<std::int64_t, 3>, int> left;
  for (const ComparedNote& other : others) ++left[other.same];
  std::vector<ComparedNote> alone;
  for (const ComparedNote& note : notes)
    if (--left[note.same] < 0) alone.push_back(note);
  return alone;
}

Json ids_of(const std::vector<ComparedNote>& notes) {
  Json ids = Json::array();
  for (const ComparedNote& note : notes) ids.push_back(note.id);
  return ids;
}

}  // namespace

Json compare_pieces(const StudioPiece& here, const StudioPiece& there) {
  const bool by_beats = here.on_paper && there.on_paper;
  const auto notes = compared_notes(here, by_beats), others = compared_notes(there, by_beats);
  const auto only_here = without_partner(notes, others), only_there = without_partner(others, notes);
  std::map<int, std::pair<int, int>> bars;
  for (const ComparedNote& note : only_here) ++bars[note.bar].first;
  for (const ComparedNote& note : only_there) ++bars[note.bar].second;
  Json measures = Json::array();
  for (const auto& [bar, counts] : bars)
    measures.push_back({{"bar", bar}, {"here", counts.first}, {"there", counts.second}});
  return {{"only_here", ids_of(only_here)}, {"only_there", ids_of(only_there)}, {"measures", measures}};
}

}  // namespace clavier
