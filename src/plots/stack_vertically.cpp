#include "plots/stack_vertically.h"

#include <algorithm>

namespace clavier {

Svg stack_vertically(const std::vector<Svg>& drawings) {
  double width = 0, height = 0;
  for (const Svg& drawing : drawings) {
    width = std::max(width, drawing.width());
    height += drawing.height();
  }
  Svg sheet(width, height);
  double top = 0;
  for (const Svg& drawing : drawings) {
    sheet.place({0, top}, drawing);
    top += drawing.height();
  }
  return sheet;
}

}  // namespace clavier
