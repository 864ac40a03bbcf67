#pragma once

#include <cstdint>
#include <span>
#include <vector>

namespace clavier {

/// An image of cells that are on or off, 64 to a word: an eighth of a byte a cell, 10.5 kB for a roll of 1000 x 84.
struct PackedRoll {
  std::size_t cells = 0;
  std::vector<std::uint64_t> words;  ///< cell 0 is the lowest bit of the first one; 0 beyond the last cell
  bool operator==(const PackedRoll&) const = default;
};

/// Cells above the threshold are on; NaN is off.
PackedRoll pack_roll(std::span<const float> values, float threshold = 0);

/// Root of the mean square difference of two images of the same size, on being +1 and off -1: 0 .. 2, and
/// 2 sqrt(share of cells that differ). Of nearly empty images it is small whatever they show. 0 without cells.
double rmse(const PackedRoll& a, const PackedRoll& b);

/// Share of the cells on in either of two images of the same size that are on in both: 0 .. 1, 0 for two empty ones
/// (Jaccard 1912). Unlike rmse it does not take a sparse image for a near one.
double jaccard_index(const PackedRoll& a, const PackedRoll& b);

/// How many cells are on.
std::size_t count_active_cells(const PackedRoll& roll);

/// Both measures of two images of the same size in one pass, where it is known how many cells of each are on.
struct RollSimilarity {
  double rmse = 0, jaccard_index = 0;
};
RollSimilarity compare_rolls(const PackedRoll& a, std::size_t on_in_a, const PackedRoll& b, std::size_t on_in_b);

struct Neighbour {
  std::size_t index = 0;  ///< in the images searched
  double rmse = 0;
  bool operator==(const Neighbour&) const = default;
};

/// The `count` nearest of `others`, nearest first, of equal ones the earlier first; all when there are fewer. The
/// article shows the nearest training roll beside each of its pieces.
std::vector<Neighbour> find_nearest(const PackedRoll& roll, std::span<const PackedRoll> others, std::size_t count = 1);

}  // namespace clavier
