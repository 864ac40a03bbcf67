#pragma once

#include "performing/piece_structure.h"

namespace clavier {

/// Whether durations are notated ones: at least half of the notes end on a third or a quarter of a beat.
bool has_notated_durations(const Score& score);

/// Changes the lengths of notes to those of a pianist; `tempo` is that of the performance.
/// - A repeated note is released early: after 3/4 of the time, at most 0.12 s early (the KTH system's Repetition
///   articulation, Bresin 2001).
/// - The melody's last note of a phrase ends 1/5, at most 0.15 s, early: its Punctuation rule (Friberg, Bresin, Fryden
///   and Sundberg, "Musical punctuation on the microlevel", 1998).
/// - Other melody notes that are directly followed by the next one overlap it by 1/10 of their length, at most 0.03 s,
///   as in legato (Repp, "Acoustics, perception, and production of legato articulation on a digital piano", 1995).
/// Other notes stay as written. A note that begins while another one holds its pitch lasts for the longer of the two.
void articulate(Score& score, const PieceStructure& structure, const TempoMap& tempo);

}  // namespace clavier
