#include "notation/musicxml/part_lines.h"

#include <algorithm>
#include <array>
#include <map>

namespace clavier {
namespace {

/// The heads of a chord that are on one staff. Beams are the engraver's where a chord is on two.
RawEvent on_staff(const RawEvent& raw, Staff staff) {
  RawEvent part = raw;
  part.event.notes.clear();
  part.staves.clear();
  for (std::size_t index = 0; index < raw.event.notes.size(); ++index) {
    if (raw.staves[index] != staff) continue;
    part.event.notes.push_back(raw.event.notes[index]);
    part.staves.push_back(staff);
  }
  if (part.event.notes.size() < raw.event.notes.size()) part.event.beams.clear();
  return part;
}

/// Deals events into lines: each goes to the first one that is free.
void deal(std::vector<RawEvent> events, const PartLine& like, std::vector<PartLine>& lines) {
  std::stable_sort(events.begin(), events.end(),
                   [](const RawEvent& a, const RawEvent& b) { return a.event.onset < b.event.onset; });
  std::vector<PartLine> own;
  for (RawEvent& raw : events) {
    auto free = std::find_if(own.begin(), own.end(), [&](const PartLine& line) {
      return line.notes.empty() || line.notes.back().end() <= raw.event.onset;
    });
    if (free == own.end()) {
      own.push_back(like);
      own.back().layer = static_cast<int>(own.size()) - 1;
      if (own.size() > 1) own.back().rests.clear();
      free = own.end() - 1;
    }
    free->notes.push_back(std::move(raw));
  }
  std::move(own.begin(), own.end(), std::back_inserter(lines));
}

class PitchMean {
 public:
  void add(const std::vector<RawEvent>& events) {
    for (const RawEvent& raw : events) {
      const double length = in_beats(raw.event.length).value;
      for (const SheetNote& note : raw.event.notes) {
        sum_ += length * midi_pitch(note.pitch);
        weight_ += length;
      }
    }
  }
  double value() const { return weight_ > 0 ? sum_ / weight_ : 0; }

 private:
  double sum_ = 0;
  double weight_ = 0;
};

}  // namespace

std::vector<PartLine> lines_of(const RawMeasure& measure, std::size_t part) {
  std::map<std::pair<Staff, int>, PartLine> rests;
  std::map<std::pair<Staff, int>, std::vector<RawEvent>> notes;
  for (const RawEvent& raw : measure.events) {
    if (raw.event.notes.empty()) rests[{raw.staves.front(), raw.voice}].rests.push_back(raw);
    for (const Staff staff : {Staff::upper, Staff::lower})
      if (RawEvent own = on_staff(raw, staff); !own.event.notes.empty())
        notes[{staff, raw.voice}].push_back(std::move(own));
  }
  std::vector<PartLine> lines;
  for (auto& [place, events] : notes) {
    PartLine like = rests[place];
    like.part = part;
    std::tie(like.staff, like.voice) = place;
    deal(std::move(events), like, lines);
  }
  return lines;
}

double mean_pitch(const std::vector<RawEvent>& events) {
  PitchMean mean;
  mean.add(events);
  return mean.value();
}

double mean_pitch(const std::vector<RawMeasure>& measures) {
  PitchMean mean;
  for (const RawMeasure& measure : measures) mean.add(measure.events);
  return mean.value();
}

}  // namespace clavier
