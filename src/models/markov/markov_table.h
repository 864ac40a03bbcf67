#pragma once

#include <array>
#include <cstdint>
#include <functional>
#include <span>
#include <vector>

namespace clavier {

/// One occurrence in the training pieces: a symbol, the hash of the context before it, and its position, from which a
/// shorter context is found.
struct MarkovOccurrence {
  std::uint64_t context = 0;
  std::uint32_t position = 0;
  std::uint16_t symbol = 0;
};

/// Counts of the symbols after the contexts of one length, in compact arrays: contexts ascending, and for each its
/// symbols ascending with their counts.
struct MarkovTable {
  std::vector<std::uint64_t> contexts;
  std::vector<std::uint32_t> first;  ///< (contexts + 1): where the symbols of each context begin
  std::vector<std::uint16_t> symbols;
  std::vector<std::uint32_t> counts;
  std::array<double, 3> discounts{0.5, 1.0, 1.5};  ///< subtracted from counts of one, two, and three or more

  /// Replaces the probabilities after a shorter context by those after `context`. Uses modified Kneser-Ney
  /// interpolation (Chen and Goodman, "An empirical study of smoothing techniques for language modeling", 1998). Leaves
  /// them unchanged when the context never occurred. Their sum stays 1, and every probability above 0.
  void refine(std::uint64_t context, std::span<double> probabilities) const;

  bool operator==(const MarkovTable&) const = default;
};

/// Counts the occurrences and keeps in `occurrences` one of each pair of context and symbol. Counting those for the
/// next shorter context gives the continuation counts of Kneser-Ney. Contexts with fewer than `min_count` occurrences
/// are dropped but count towards the shorter ones.
MarkovTable count_occurrences(std::vector<MarkovOccurrence>& occurrences, std::uint32_t min_count);

/// Throws Error with the reason unless refine can be called with `alphabet` probabilities.
void check_table(const MarkovTable& table, int alphabet);

}  // namespace clavier
