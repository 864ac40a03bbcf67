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

/// Many small piano rolls side by side, as the article shows how its network learns.
struct ContactSheet {
  std::string title;
  std::string subtitle;
  std::vector<SheetPicture> pictures;  ///< row by row
  int columns = 4;
  Seconds length{20};  ///< of every picture
  Pitch lowest = 24;
  Pitch highest = 107;
};

/// Time to the right, pitch upwards, a line at every C; a note is a bar of its key's height.
Svg draw(const ContactSheet& sheet);

}  // namespace clavier
