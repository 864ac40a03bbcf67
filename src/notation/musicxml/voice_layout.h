#pragma once

#include "notation/musicxml/raw_measure.h"
#include "notation/musicxml/raw_voices.h"
#include "notation/sheet/sheet.h"

namespace clavier {

/// Lays out the events of one RawVoice in sequence. Its position is exact; the file's may drift from it by rounding. An
/// event's note value counts when its duration agrees within rounding; otherwise its duration counts, in as many tied
/// values as needed. Gaps become hidden rests, and so does what no note value can represent.
class VoiceLayout {
 public:
  explicit VoiceLayout(Staff staff) { voice_.staff = staff; }

  /// Adds the next event of the voice.
  void add(const RawEvent& raw);

  /// The exact position.
  ExactBeats now() const { return now_; }
  /// Whether the position in the file differs from the exact one.
  bool drifted() const { return now_ != file_now_; }
  bool is_drawn() const;

  /// The complete voice of a measure of that length.
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
