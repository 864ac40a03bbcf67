#pragma once

#include <vector>

#include "performing/piece_structure.h"

namespace clavier {

/// The gain of each note for its part in the texture, in decibels, one entry for each note: the melody above, its bass
/// below, inner notes softest. Pianists play the melody louder by as much as a whole dynamic (Goebl, "Melody lead in
/// piano performance: expressive device or artifact?", 2001). A left hand that moves by steps is a voice of its own
/// rather than an accompaniment (pitch proximity makes a voice: Huron, "Tone and voice", 2001). The more it does so in
/// a measure and its neighbours, the less it is softened.
std::vector<double> voicing(const Score& score, const PieceStructure& structure);

}  // namespace clavier
