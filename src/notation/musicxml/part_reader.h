#pragma once

#include <map>
#include <optional>
#include <string>

#include "notation/musicxml/measure_repeats.h"
#include "notation/musicxml/raw_measure.h"
#include "notation/musicxml/transposition.h"
#include "notation/xml/xml.h"

namespace clavier {

/// Reads the measures of one part in their order. It keeps the number of divisions per quarter note and what one
/// measure leaves to the next.
class PartReader {
 public:
  /// With `fixed_staff`, the whole part is on that staff: it belongs to one hand. Otherwise its first staff is the
  /// upper, its others the lower.
  explicit PartReader(std::optional<Staff> fixed_staff) : fixed_staff_(fixed_staff) {}

  RawMeasure read_measure(const XmlElement& measure);

  /// Whether the part so far was one that sounds elsewhere than written.
  bool transposes() const { return transposes_; }

 private:
  void read_element(const XmlElement& element);
  void read_note(const XmlElement& note);
  void read_chord_notehead(const XmlElement& note);
  void read_attributes(const XmlElement& attributes);
  void read_transpositions(const XmlElement& attributes);
  void read_signatures(const XmlElement& attributes);
  void read_clefs(const XmlElement& attributes);
  std::optional<SheetNote> sounding_notehead(const XmlElement& note) const;
  Transposition transposition_of(int staff) const;
  void add_direction(const XmlElement& element, decltype(Direction::what) what);
  void move(ExactBeats by);
  void back_up(const XmlElement& backup);
  ExactBeats duration_of(const XmlElement& element) const;
  Staff staff_of(const XmlElement& element) const;
  int voice_of(const XmlElement& note);

  const std::optional<Staff> fixed_staff_;
  std::int64_t divisions_ = 1;
  std::map<std::string, int, std::less<>> named_voices_;  // those whose name is not a number
  SheetMeter meter_;
  bool unmetered_ = true;
  SheetKey written_key_;
  bool has_key_ = false;                         // the part gives a key
  std::map<int, Transposition> transpositions_;  // by staff number; 0 for the staves that have none of their own
  bool transposes_ = false;
  std::optional<SheetKey> next_key_{};  // given in the middle of a measure
  std::optional<SheetMeter> next_meter_{};
  bool next_unmetered_ = true;
  MeasureRepeats measure_repeats_;
  RawMeasure measure_;
  ExactBeats now_;
  bool rounded_ = false;     // a duration of this measure differs from its note value
  bool chord_open_ = false;  // the last note element made an event of measure_ that further heads can join
};

}  // namespace clavier
