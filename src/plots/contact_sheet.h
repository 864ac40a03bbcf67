#pragma once

#include <string>
#include <vector>

#include "music/score.h"
#include "plots/svg.h"

namespace clavier {

struct SheetPicture {
  std::string caption;
  Score score;
};

/// Many small piano rolls in a grid, as the article's figure of training progress.
struct ContactSheet {
  std::string title;
  std::string subtitle;
  std::vector<SheetPicture> pictures;  ///< row by row
  int columns = 4;
  Seconds length{20};  ///< of every picture
  Pitch lowest = 24;
  Pitch highest = 107;
};

/// Time runs to the right, pitch upwards, with a line at every C.
Svg draw(const ContactSheet& sheet);

}  // namespace clavier
