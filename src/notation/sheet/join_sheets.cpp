#include "notation/sheet/join_sheets.h"

#include <algorithm>
#include <charconv>
#include <map>

#include "music/pitch.h"
#include "notation/sheet/signature.h"
#include "notation/sheet/tie_matching.h"

namespace clavier {
namespace {

constexpr std::array<Staff, 2> kBothStaves = {Staff::upper, Staff::lower};

using PitchSet = std::bitset<128>;

template <class Item, class Predicate>
void replace_if(std::vector<Item>& items, const std::vector<Item>& others, Predicate&& is_replaced) {
  std::erase_if(items, is_replaced);
  std::copy_if(others.begin(), others.end(), std::back_inserter(items), is_replaced);
}

void replace_measure(Measure& measure, const Measure& music, const std::array<bool, 2>& staves) {
  const auto on_staves = [&](const auto& item) { return staves[index_of(item.staff)]; };
  replace_if(measure.voices, music.voices, on_staves);
  std::stable_sort(measure.voices.begin(), measure.voices.end(),
                   [](const Voice& a, const Voice& b) { return a.staff < b.staff; });
  replace_if(measure.clefs, music.clefs, on_staves);
  std::sort(measure.clefs.begin(), measure.clefs.end(), [](const ClefChange& a, const ClefChange& b) {
    return a.staff != b.staff ? a.staff < b.staff : a.onset < b.onset;
  });
  replace_if(measure.directions, music.directions, [&](const Direction& direction) {
    return on_staves(direction) && std::holds_alternative<Dynamic>(direction.what);
  });
  std::stable_sort(measure.directions.begin(), measure.directions.end(), [](const Direction& a, const Direction& b) {
    return a.onset != b.onset ? a.onset < b.onset : a.staff < b.staff;
  });
}

/// Takes the beams from the chords that are beamed with the event at `place`.
void remove_beams(std::vector<SheetEvent>& events, std::size_t place) {
  const auto has = [&](std::size_t at, Beam beam) { return !events[at].beams.empty() && events[at].beams[0] == beam; };
  std::size_t first = place, last = place;
  while (first > 0 && !events[first].beams.empty() && !has(first, Beam::begin)) --first;
  while (last + 1 < events.size() && !events[last].beams.empty() && !has(last, Beam::end)) ++last;
  for (; first <= last; ++first) events[first].beams.clear();
}

/// Removes notes whose beginnings are gone, through all their ties.
class TailRemover {
 public:
  TailRemover(Staff staff, const PitchSet& gone) : staff_(staff) { gone_[0] = gone; }

  void remove_from(Measure& measure) {
    for (Voice& voice : measure.voices)
      if (voice.staff == staff_)
        for (std::size_t place = 0; place < voice.events.size(); ++place) remove_from(voice.events, place);
    std::map<ExactBeats, PitchSet> later;
    for (const auto& [time, pitches] : gone_)
      if (time >= measure.length) later[time - measure.length] = pitches;
    gone_ = std::move(later);
  }

  bool is_done() const { return gone_.empty(); }

 private:
  void remove_from(std::vector<SheetEvent>& events, std::size_t place) {
    SheetEvent& event = events[place];
    const auto gone = gone_.find(event.onset);
    if (event.kind != EventKind::chord || gone == gone_.end()) return;
    const auto is_tail = [&](const SheetNote& note) {
      return note.tie_stop && gone->second.test(static_cast<std::size_t>(midi_pitch(note.pitch)));
    };
    for (const SheetNote& note : event.notes)
      if (is_tail(note) && note.tie_start)
        gone_[event.onset + event.length].set(static_cast<std::size_t>(midi_pitch(note.pitch)));
    if (std::erase_if(event.notes, is_tail) == 0 || !event.notes.empty()) return;
    remove_beams(events, place);
    event.kind = EventKind::rest;
    event.stem = Stem::free;
    event.tremolo.reset();
  }

  Staff staff_;
  std::map<ExactBeats, PitchSet> gone_;  ///< by the time at which they go on, from the start of the measure
};

void remove_tails(Sheet& page, std::size_t first, Staff staff, const PitchSet& gone) {
  TailRemover remover(staff, gone);
  for (std::size_t index = first; index < page.measures.size() && !remover.is_done(); ++index)
    remover.remove_from(page.measures[index]);
}

int number_of(const Measure& measure, std::size_t index) {
  int number = 0;
  const auto [end, error] =
      std::from_chars(measure.number.data(), measure.number.data() + measure.number.size(), number);
  return error == std::errc{} ? number : static_cast<int>(index) + 1;
}

TieEnds open_at(const Sheet& sheet, std::size_t measure) {
  return open_ties(sheet.measures[measure - 1], sheet.measures[measure]);
}

}  // namespace

Sheet replace_measures(const Sheet& original, const Sheet& music, const SheetPassage& passage) {
  Sheet page = original;
  const std::vector<Signature> before = written_signatures(original), wanted = written_signatures(music);
  const std::size_t end = passage.first + passage.count;
  std::array<PitchSet, 2> held;
  for (const Staff staff : kBothStaves) held[index_of(staff)] = tied_on(page.measures[end - 1], staff);
  for (std::size_t index = passage.first; index < end; ++index)
    replace_measure(page.measures[index], music.measures[index], passage.staves);
  Signature start = before[passage.first];
  for (const Staff staff : kBothStaves)
    if (passage.staves[index_of(staff)]) start.clefs[index_of(staff)] = wanted[passage.first].clefs[index_of(staff)];
  Signature now;
  for (std::size_t index = 0; index < passage.first; ++index) {
    begin_measure(now, page.measures[index]);
    end_measure(now, page.measures[index]);
  }
  restate_signature(page.measures[passage.first], start, passage.first == 0 ? nullptr : &now);
  if (passage.first > 0)
    match_ties(page.measures[passage.first - 1], page.measures[passage.first], open_at(original, passage.first));
  if (end == page.measures.size()) return page;
  for (std::size_t index = passage.first; index < end; ++index) {
    begin_measure(now, page.measures[index]);
    end_measure(now, page.measures[index]);
  }
  restate_signature(page.measures[end], before[end], &now);
  for (const Staff staff : kBothStaves)
    if (passage.staves[index_of(staff)])
      remove_tails(page, end, staff, held[index_of(staff)] & ~tied_on(page.measures[end - 1], staff));
  match_ties(page.measures[end - 1], page.measures[end], open_at(original, end));
  return page;
}

Sheet append_measures(Sheet page, const Sheet& music, std::size_t first) {
  if (first >= music.measures.size()) return page;
  Signature now;
  for (const Measure& measure : page.measures) {
    begin_measure(now, measure);
    end_measure(now, measure);
  }
  const std::size_t kept = page.measures.size();
  int number = number_of(page.measures.back(), kept - 1);
  page.measures.insert(page.measures.end(), music.measures.begin() + static_cast<std::ptrdiff_t>(first),
                       music.measures.end());
  restate_signature(page.measures[kept], written_signatures(music)[first], &now);
  for (std::size_t index = kept; index < page.measures.size(); ++index)
    page.measures[index].number = std::to_string(++number);
  match_ties(page.measures[kept - 1], page.measures[kept], first > 0 ? open_at(music, first) : TieEnds{});
  return page;
}

}  // namespace clavier
