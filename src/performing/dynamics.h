#pragma once

#include "performing/piece_structure.h"

namespace clavier {

/// Whether velocities are a performer's, which change from note to note, rather than those of written dynamics, which
/// stay: whether a hand's velocity changes more often than with every fourth note.
bool has_expressive_dynamics(const Score& score);

/// The velocity that sounds `decibels` louder, 1..127: synthesizers follow 40 log10(velocity / 127) dB (Dannenberg,
/// "The interpretation of MIDI velocity", 2006). What is made louder has less and less room below 127, so that loud
/// notes differ, too. `velocity` is 1..127.
std::uint8_t apply_gain(std::uint8_t velocity, double decibels);

/// How much louder a note is for its pitch: the High-loud rule of the KTH system, at a third of its 3 dB an octave,
/// from middle C. In decibels.
double high_loud(Pitch pitch);

/// How much louder a melody note is that lasts `ratio` times the usual interval between onsets: what the KTH system's
/// Duration-contrast rule does to loudness, at most 1 dB.
double duration_contrast(double ratio);

/// Velocities shaped around those written: phrase arches, metrical accents, voicing, high-loud and duration contrast
/// added up in decibels.
void shape_dynamics(Score& score, const PieceStructure& structure);

}  // namespace clavier
