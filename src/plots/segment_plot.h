#pragma once

#include <string>
#include <vector>

#include "plots/axes.h"
#include "plots/svg.h"

namespace clavier {

/// A labelled part of the band.
struct PlotSegment {
  double start = 0;
  double end = 0;
  std::string label;       ///< shown where there is room
  std::size_t colour = 0;  ///< see series_colour
};

/// One horizontal band, coloured part by part, such as the keys of a piece over time.
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
