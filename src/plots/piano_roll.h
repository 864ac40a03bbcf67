#pragma once

#include <string>
#include <vector>

#include "music/score.h"
#include "plots/svg.h"

namespace clavier {

struct PianoRollPlot {
  std::string title;
  std::string subtitle;
  double width = 1200;
  double height = 420;
  bool show_heading = true;     ///< draws title and subtitle, and names the hands
  bool show_axis_label = true;  ///< labels the time axis: seconds or measures
  Seconds start;                ///< first time shown
  Seconds end;                  ///< last time shown; 0: the end of the piece
  bool bars = false;            ///< time axis in measures; only for pieces with real measures (is_on_grid)
};

/// Time runs to the right, pitch upwards, with a line at every C and the black keys shaded. Loud notes are dark. The
/// left hand has its own colour where hands are known.
Svg draw_piano_roll(const Score& score, const PianoRollPlot& plot);

/// The onset of each measure; the last entry is the first bar line at or after the end of the piece.
std::vector<Beats> measure_starts(const Score& score);

}  // namespace clavier
