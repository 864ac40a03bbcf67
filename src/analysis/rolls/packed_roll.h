#pragma once

#include <cstdint>
#include <span>
#include <vector>

namespace clavier {

/// A binary image, 64 cells to a word: one bit for each cell, 10.5 kB for a roll of 1000 x 84.
struct PackedRoll {
  std::size_t cells = 0;
  std::vector<std::uint64_t> words;  ///< cell 0 is the lowest bit of the first word; bits beyond the last cell are 0
  bool operator==(const PackedRoll&) const = default;
};

/// Cells above the threshold are on; NaN is off.
PackedRoll pack_roll(std::span<const float> values, float threshold = 0);

/// Root mean square difference of two images of equal size, where on is +1 and off is -1: 0 .. 2, which is 2 sqrt(share
/// of cells that differ). It is small for any two nearly empty images. 0 without cells.
double rmse(const PackedRoll& a, const PackedRoll& b);

/// The number of cells on in both images over the number on in either, for images of equal size: 0 .. 1, 0 for two
/// empty ones (Jaccard 1912). Unlike rmse it is not small merely because images are sparse.
double jaccard_index(const PackedRoll& a, const PackedRoll& b);

/// How many cells are on.
std::size_t count_active_cells(const PackedRoll& roll);

/// Both measures of two images of equal size in one pass, given the number of active cells of each.
struct RollSimilarity {
  double rmse = 0, jaccard_index = 0;
};
RollSimilarity compare_rolls(const PackedRoll& a, std::size_t on_in_a, const PackedRoll& b, std::size_t on_in_b);

struct Neighbour {
  std::size_t index = 0;  ///< in the list of images searched
  double rmse = 0;
  bool operator==(const Neighbour&) const = default;
};

/// The `count` nearest images of `others` by rmse, nearest first, the earlier of two equal ones first; all when there
/// are fewer. The article shows the nearest training roll beside each of its pieces.
std::vector<Neighbour> find_nearest(const PackedRoll& roll, std::span<const PackedRoll> others, std::size_t count = 1);

}  // namespace clavier
