#pragma once

#include <string_view>

#include "music/score.h"
#include "plots/svg.h"

namespace clavier {

/// One page about a piece: its piano roll, about a minute a row (longer ones at most ten rows), counted in measures
/// where the piece has real ones, below how its keys and its tempo run, and which pitches and pitch classes it uses.
/// `subtitle` stands under the title.
Svg piece_sheet(const Score& score, std::string_view subtitle);

}  // namespace clavier
