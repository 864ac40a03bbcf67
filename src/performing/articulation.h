#pragma once

#include "performing/piece_structure.h"

namespace clavier {

/// Whether notes are released where the score writes it: at least half of them on a third or a quarter of a beat.
bool has_notated_durations(const Score& score);

/// Lengths as a pianist plays them; `tempo` is that of the performance.
/// - A key struck again is released before: after 3/4 of the time, at most 0.12 s early (the KTH system's Repetition
///   articulation, Bresin 2001).
/// - The melody's last note of a phrase ends 1/5, at most 0.15 s, early: its Punctuation rule (Friberg, Bresin, Fryden
///   and Sundberg, "Musical punctuation on the microlevel", 1998).
/// - Other melody notes that lead to the next one at once overlap it by 1/10 of their length, at most 0.03 s, as legato
///   does (Repp, "Acoustics, perception, and production of legato articulation on a digital piano", 1995).
/// Others stay as written. A key that is struck while another note holds it goes on for the longer of the two.
void articulate(Score& score, const PieceStructure& structure, const TempoMap& tempo);

}  // namespace clavier
