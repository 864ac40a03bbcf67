#pragma once

#include "notation/musicxml/raw_measure.h"
#include "notation/musicxml/raw_voices.h"
#include "notation/sheet/sheet.h"

namespace clavier {

/// Lays the events of one lane one behind the other. The place it has reached is exact; the file's may have drifted
/// from it by what it rounds. What an event's value says counts when its duration differs by no more than rounding;
/// otherwise its duration counts, in as many tied values as it takes. Gaps become hidden rests, and so does what no
/// value can say.
class VoiceLayout {
 public:
  explicit VoiceLayout(Staff staff) { voice_.staff = staff; }

  /// The next event of the lane.
  void add(const RawEvent& raw);

  /// The place reached, exactly.
  ExactBeats now() const { return now_; }
  /// Whether the file is at another place than this.
  bool drifted() const { return now_ != file_now_; }
  bool is_drawn() const;

  /// The whole voice of a measure of that length.
  Voice finish(ExactBeats length) &&;

 private:
  void skip_to(ExactBeats place);
  void append(SheetEvent event);
  void drop_unpaired_brackets();

  Voice voice_;
  ExactBeats now_;
  ExactBeats file_now_;
};

}  // namespace clavier
