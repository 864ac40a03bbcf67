#include "notation/musicxml/piano_part.h"

#include <algorithm>

#include "base/error.h"
#include "notation/musicxml/part_choice.h"
#include "notation/musicxml/part_reader.h"
#include "notation/musicxml/part_reduction.h"
#include "notation/musicxml/repeat_bar_reader.h"
#include "notation/musicxml/tie_repair.h"

namespace clavier {
namespace {

constexpr int kPartVoiceOffset = 100'000;  // keeps the voice numbers of two parts apart

/// Reads measures of parts. `repair` as in read_piano_part().
class MeasureSource {
 public:
  explicit MeasureSource(bool repair) : repair_(repair) {}

  PartMusic read(const ScorePart& part, std::optional<Staff> fixed_staff = std::nullopt) const {
    PartReader reader(fixed_staff);
    PartMusic music{.measures = {}, .sings = part.music.sings};
    for (const XmlElement& element : part.element->children)
      if (element.name == "measure") music.measures.push_back(reader.read_measure(element));
    music.transposes = reader.transposes();
    if (repair_) repair_ties(music.measures);
    return music;
  }

 private:
  bool repair_;
};

/// Adds the lower staff's events, clefs and marks, but for those that hold for all parts. Its signatures are
/// repetitions.
void merge_hand(RawMeasure& upper, const RawMeasure& lower) {
  upper.reach = std::max(upper.reach, lower.reach);
  upper.unmetered = upper.unmetered && lower.unmetered;
  upper.clefs.insert(upper.clefs.end(), lower.clefs.begin(), lower.clefs.end());
  for (const Direction& direction : lower.directions)
    if (!holds_for_all(direction)) upper.directions.push_back(direction);
  for (RawEvent raw : lower.events) {
    raw.voice += kPartVoiceOffset;
    upper.events.push_back(std::move(raw));
  }
}

std::vector<RawMeasure> read_hands(const ScorePart& upper, const ScorePart& lower, const MeasureSource& source) {
  std::vector<RawMeasure> measures = source.read(upper, Staff::upper).measures;
  const std::vector<RawMeasure> low = source.read(lower, Staff::lower).measures;
  while (measures.size() < low.size()) {
    const RawMeasure& added = low[measures.size()];
    measures.push_back({.number = added.number, .implicit = added.implicit, .key = added.key, .meter = added.meter});
  }
  for (std::size_t index = 0; index < low.size(); ++index) merge_hand(measures[index], low[index]);
  merge_common_directions(measures, low);
  return measures;
}

bool is_higher(const ScorePart& one, const ScorePart& other, const MeasureSource& source) {
  return mean_pitch(source.read(one).measures) >= mean_pitch(source.read(other).measures);
}

std::vector<RawMeasure> read_reduced(const std::vector<ScorePart>& parts, const MeasureSource& source) {
  std::vector<PartMusic> music;
  for (const ScorePart& part : parts) music.push_back(source.read(part));
  return reduce_to_piano(music);
}

std::vector<RawMeasure> read_chosen(const std::vector<ScorePart>& parts, const MeasureSource& source) {
  if (parts.size() == 1) return source.read(parts.front()).measures;
  const HandPair hands = find_hands(parts);
  if (hands == HandPair::none) return read_reduced(parts, source);
  const bool ordered =
      hands == HandPair::right_first || (hands == HandPair::by_pitch && is_higher(parts[0], parts[1], source));
  return ordered ? read_hands(parts[0], parts[1], source) : read_hands(parts[1], parts[0], source);
}

/// The parts that sound; when none does, the first.
std::vector<ScorePart> sounding_parts(const std::vector<ScorePart>& parts) {
  std::vector<ScorePart> sounding;
  for (const ScorePart& part : parts)
    if (part.sounds()) sounding.push_back(part);
  return sounding.empty() ? std::vector<ScorePart>{parts.front()} : sounding;
}

bool holds(const std::vector<ScorePart>& parts, const ScorePart& part) {
  return std::any_of(parts.begin(), parts.end(), [&](const ScorePart& one) { return one.number == part.number; });
}

std::vector<MusicPart> parts_with_choice(const std::vector<ScorePart>& all, const std::vector<ScorePart>& read) {
  std::vector<MusicPart> parts;
  for (const ScorePart& part : all) {
    parts.push_back(part.music);
    parts.back().read = holds(read, part);
  }
  return parts;
}

bool is_reduced(const std::vector<ScorePart>& parts) { return parts.size() > 1 && find_hands(parts) == HandPair::none; }

}  // namespace

PianoPart read_piano_part(const XmlElement& score, std::string_view wanted, bool repair) {
  const MeasureSource source(repair);
  const std::vector<ScorePart> all = read_score_parts(score);
  PartChoice choice = choose_parts(all, wanted);
  const std::vector<ScorePart> parts = sounding_parts(choice.parts);
  PianoPart piano{.measures = read_chosen(parts, source),
                  .as_written = parts.size() == 1,
                  .parts = parts_with_choice(all, parts),
                  .warnings = std::move(choice.warnings)};
  if (piano.measures.empty()) throw Error("the part has no measures");
  for (const ScorePart& part : all)
    if (!holds(parts, part)) merge_common_directions(piano.measures, source.read(part).measures);
  if (is_reduced(parts))
    piano.warnings.push_back("parts " + join_labels(parts) + " are reduced to piano; --parts chooses some of them");
  piano.repeats = read_repeat_bars(all, piano.measures.size());
  return piano;
}

}  // namespace clavier
