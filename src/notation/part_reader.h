#pragma once

#include <map>
#include <string>

#include "notation/raw_measure.h"
#include "notation/xml.h"

namespace clavier {

/// Reads the measures of one part in their order: it knows how many divisions a quarter note has by now, and what one
/// measure leaves to the next.
class PartReader {
 public:
  /// `lowest` is the staff that the part's first staff is; its others are the lower one.
  explicit PartReader(Staff lowest) : first_staff_(lowest) {}

  RawMeasure read_measure(const XmlElement& measure);

 private:
  void read_element(const XmlElement& element);
  void read_note(const XmlElement& note);
  void read_head_of_chord(const XmlElement& note);
  void read_attributes(const XmlElement& attributes);
  void add_direction(const XmlElement& element, decltype(Direction::what) what);
  void move(ExactBeats by);
  ExactBeats duration_of(const XmlElement& element) const;
  Staff staff_of(const XmlElement& element) const;
  int voice_of(const XmlElement& note);

  const Staff first_staff_;
  std::int64_t divisions_ = 1;
  std::map<std::string, int, std::less<>> named_voices_;  // those whose name is no number
  SheetMeter meter_;
  std::optional<SheetKey> next_key_{};  // told in the middle of a measure
  std::optional<SheetMeter> next_meter_{};
  RawMeasure measure_;
  ExactBeats now_;
  bool chord_open_ = false;  // the last note element gave an event of measure_ that heads can join
};

}  // namespace clavier
