#pragma once

#include <cstddef>
#include <tuple>
#include <vector>

#include "notation/musicxml/raw_measure.h"

namespace clavier {

/// The music of one part as it sounds, and whether it is the voice of a song.
struct PartMusic {
  std::vector<RawMeasure> measures;
  bool sings = false;
  bool transposes = false;  ///< it is written in another key
};

/// Events of one measure that go together, without overlap: those of one voice on one staff of one part.
struct PartLine {
  std::size_t part = 0;         ///< the index of its part
  Staff staff = Staff::upper;   ///< in its part
  int voice = 1;                ///< the file's number
  int layer = 0;                ///< counts the lines of a voice whose events overlap
  std::vector<RawEvent> notes;  ///< chords and grace chords by onset
  std::vector<RawEvent> rests;  ///< the voice's rests

  /// The same for the same line in another measure.
  std::tuple<std::size_t, Staff, int, int> id() const { return {part, staff, voice, layer}; }
};

/// The lines of one measure of a part that have notes. A chord on both staves becomes one on each.
std::vector<PartLine> lines_of(const RawMeasure& measure, std::size_t part);

/// The mean pitch by duration; 0 without notes.
double mean_pitch(const std::vector<RawEvent>& events);
double mean_pitch(const std::vector<RawMeasure>& measures);

}  // namespace clavier
