#pragma once

#include "performing/piece_structure.h"

namespace clavier {

/// Whether velocities are a performer's rather than those of written dynamics: whether a hand's velocity changes more
/// often than with every fourth note.
bool has_expressive_dynamics(const Score& score);

/// The velocity that sounds `decibels` louder, 1..127. Synthesizers follow 40 log10(velocity / 127) dB (Dannenberg,
/// "The interpretation of MIDI velocity", 2006). Gains are compressed towards 127, so that loud notes keep their
/// differences. `velocity` is 1..127.
std::uint8_t apply_gain(std::uint8_t velocity, double decibels);

/// The gain of a note for its pitch, in decibels: the High-loud rule of the KTH system, at a third of its 3 dB per
/// octave, from middle C.
double high_loud(Pitch pitch);

/// The gain of a melody note, at most 1 dB, when the interval to the next one is `ratio` times the median. It is the
/// loudness part of the KTH system's Duration-contrast rule.
double duration_contrast(double ratio);

/// Shapes velocities around the written ones: phrase arches, metrical accents, voicing, high-loud and duration
/// contrast, added up in decibels.
void shape_dynamics(Score& score, const PieceStructure& structure);

}  // namespace clavier
