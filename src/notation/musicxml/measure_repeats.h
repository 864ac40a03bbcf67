#pragma once

#include <deque>
#include <map>
#include <optional>
#include <vector>

#include "notation/musicxml/raw_measure.h"
#include "notation/xml/xml.h"

namespace clavier {

/// Writes out measures that stand as a sign for the one, two or more before them.
class MeasureRepeats {
 public:
  /// Reads where such signs begin and end: the measure-style elements of an attributes element. A part on one staff has
  /// `fixed_staff`.
  void read(const XmlElement& attributes, std::optional<Staff> fixed_staff);

  /// Fills a measure under a sign that has no notes on its staff. Measures are given in their order.
  void write_out(RawMeasure& measure);

 private:
  std::map<std::optional<Staff>, int> signs_;  // how many measures each one repeats; no staff: all
  std::deque<std::vector<RawEvent>> before_;   // the events of the last measures
};

}  // namespace clavier
