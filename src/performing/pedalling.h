#pragma once

#include <vector>

#include "music/score.h"
#include "performing/harmonies.h"
#include "transcription/meter/measure_frames.h"

namespace clavier {

/// Whether the score uses the sustain pedal.
bool has_sustain_pedal(const Score& score);

/// A span that one pedal may hold.
struct PedalSpan {
  Beats onset;
  Beats end;
  bool operator==(const PedalSpan&) const = default;
};

/// The spans of the pedal: one for each harmony, split where notes begin at the start of a measure. There is none where
/// the pedal would blur the texture: where many notes do not belong to the harmony (notes above C5 blur less), where
/// there are rests or short notes, and where it would be shorter than 0.4 s. Polyphony and scales therefore get none.
/// `tempo` is that of the performance.
std::vector<PedalSpan> find_pedal_spans(const Score& score, const std::vector<MeasureFrame>& measures,
                                        const TempoMap& tempo);

/// Syncopated pedalling, in order of time. The pedal goes down 0.2 s after the onset of the harmony, while fingers
/// still hold it. It comes up 0.05 s after the next onset, or with it when no pedal follows; both are sooner when notes
/// are short. Sources: Rosenblum, "Pedaling the piano: a brief survey from the eighteenth century to the present"
/// (1993); Repp, "The effect of tempo on pedal timing in piano performance" (1997).
std::vector<PedalChange> make_pedal_changes(const Score& score, const std::vector<PedalSpan>& spans,
                                            const TempoMap& tempo);

}  // namespace clavier
