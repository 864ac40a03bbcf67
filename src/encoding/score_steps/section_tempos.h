#pragma once

#include <span>
#include <vector>

#include "encoding/score_steps/bar_lines.h"
#include "encoding/score_steps/bar_piece.h"
#include "music/tempo_map.h"

namespace clavier {

/// States the tempo of the first bar, and of every later one where a new tempo begins: four bars that all differ from
/// the tempo in force by at least two classes to the same side. So sections have tempos, and rubato has none.
/// `lines` are the bars' lines.
void state_tempos(const TempoMap& tempo, std::span<const BarLine> lines, std::vector<ScoreBar>& bars);

}  // namespace clavier
