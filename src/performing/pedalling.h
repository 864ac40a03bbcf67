#pragma once

#include <vector>

#include "music/score.h"
#include "performing/harmonies.h"
#include "transcription/meter/measure_frames.h"

namespace clavier {

/// Whether the sustain pedal is used anywhere.
bool has_sustain_pedal(const Score& score);

/// Where one pedal may hold all that is struck.
struct PedalSpan {
  Beats onset;
  Beats end;
  bool operator==(const PedalSpan&) const = default;
};

/// A pedal for each harmony, changed also with what is struck at the start of a measure. None where it would blur or
/// belie what is written: where much is struck that does not belong to the harmony (notes above C5 blur less), where
/// there are rests or short notes, and where it would be shorter than 0.4 s. Polyphony and scales get none by that.
/// `tempo` is that of the performance.
std::vector<PedalSpan> find_pedal_spans(const Score& score, const std::vector<MeasureFrame>& measures,
                                        const TempoMap& tempo);

/// Syncopated pedalling: the pedal goes down 0.2 s after the harmony is struck, when fingers still hold it, and comes
/// up 0.05 s after the next one, or with it when no pedal follows, both sooner when notes are short (Rosenblum,
/// "Pedaling the piano: a brief survey from the eighteenth century to the present", 1993; Repp, "The effect of tempo on
/// pedal timing in piano performance", 1997). In order.
std::vector<PedalChange> make_pedal_changes(const Score& score, const std::vector<PedalSpan>& spans,
                                            const TempoMap& tempo);

}  // namespace clavier
