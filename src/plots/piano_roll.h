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
  bool show_heading = true;     ///< leaves room for title and subtitle, and names the hands
  bool show_axis_label = true;  ///< says below whether time is seconds or measures
  Seconds start;                ///< what is shown
  Seconds end;                  ///< 0: to the end of the piece
  bool bars = false;            ///< count measures instead of seconds; only for pieces that have real ones
};

/// Time to the right, pitch upwards with lines at every C and the black keys shaded; loud notes are dark; the left hand
/// has a colour of its own where hands are known.
Svg draw_piano_roll(const Score& score, const PianoRollPlot& plot);

/// When each measure begins, from the meters; the last entry is the first one not before the end of the piece.
std::vector<Beats> measure_starts(const Score& score);

}  // namespace clavier
