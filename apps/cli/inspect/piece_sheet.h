#pragma once

#include <string_view>

#include "music/score.h"
#include "plots/svg.h"

namespace clavier {

/// One page about a piece: its piano roll, about a minute a row (longer ones at most ten rows), counted in measures
/// where the piece has real ones, below its keys and its tempo over time, and which pitches and pitch classes it uses.
/// `subtitle` stands under the title.
Svg piece_sheet(const Score& score, std::string_view subtitle);

}  // namespace clavier
