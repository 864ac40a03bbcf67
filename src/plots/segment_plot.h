#pragma once

#include <string>
#include <vector>

#include "plots/axes.h"
#include "plots/svg.h"

namespace clavier {

/// A part of one kind.
struct PlotSegment {
  double start = 0;
  double end = 0;
  std::string label;       ///< written into it where there is room
  std::size_t colour = 0;  ///< see series_colour
};

/// What follows what: one band, coloured part by part.
struct SegmentPlot {
  std::string title;
  std::string subtitle;
  std::vector<PlotSegment> parts;
  Range range;  ///< of the whole band
  double width = 720;
  double height = 110;
};

Svg draw(const SegmentPlot& plot);

}  // namespace clavier
