#include "analysis/rolls/packed_roll.h"

#include <algorithm>
#include <bit>
#include <cassert>
#include <cmath>

namespace clavier {
namespace {

constexpr std::size_t kBits = 64;

double rmse_of(std::size_t differing, std::size_t cells) {
  return cells > 0 ? 2 * std::sqrt(static_cast<double>(differing) / static_cast<double>(cells)) : 0;
}

std::size_t differing_cells(const PackedRoll& a, const PackedRoll& b) {
  std::size_t count = 0;
  for (std::size_t word = 0; word < a.words.size(); ++word)
    count += static_cast<std::size_t>(std::popcount(a.words[word] ^ b.words[word]));
  return count;
}

std::size_t common_cells(const PackedRoll& a, const PackedRoll& b) {
  std::size_t count = 0;
  for (std::size_t word = 0; word < a.words.size(); ++word)
    count += static_cast<std::size_t>(std::popcount(a.words[word] & b.words[word]));
  return count;
}

}  // namespace

PackedRoll pack_roll(std::span<const float> values, float threshold) {
  PackedRoll roll{.cells = values.size(), .words = std::vector<std::uint64_t>((values.size() + kBits - 1) / kBits)};
  for (std::size_t index = 0; index < values.size(); ++index)
    roll.words[index / kBits] |= static_cast<std::uint64_t>(values[index] > threshold) << (index % kBits);
  return roll;
}

std::size_t count_active_cells(const PackedRoll& roll) { return common_cells(roll, roll); }

RollSimilarity compare_rolls(const PackedRoll& a, std::size_t on_in_a, const PackedRoll& b, std::size_t on_in_b) {
  assert(a.cells == b.cells);
  const std::size_t both = common_cells(a, b), either = on_in_a + on_in_b - both;
  return {.rmse = rmse_of(either - both, a.cells),
          .jaccard_index = either > 0 ? static_cast<double>(both) / static_cast<double>(either) : 0};
}

double rmse(const PackedRoll& a, const PackedRoll& b) {
  assert(a.cells == b.cells);
  return rmse_of(differing_cells(a, b), a.cells);
}

double jaccard_index(const PackedRoll& a, const PackedRoll& b) {
  return compare_rolls(a, count_active_cells(a), b, count_active_cells(b)).jaccard_index;
}

std::vector<Neighbour> find_nearest(const PackedRoll& roll, std::span<const PackedRoll> others, std::size_t count) {
  std::vector<Neighbour> neighbours;
  neighbours.reserve(others.size());
  for (std::size_t index = 0; index < others.size(); ++index) neighbours.push_back({index, rmse(roll, others[index])});
  std::stable_sort(neighbours.begin(), neighbours.end(), [](auto& a, auto& b) { return a.rmse < b.rmse; });
  neighbours.resize(std::min(count, neighbours.size()));
  return neighbours;
}

}  // namespace clavier
