#pragma once

#include <array>
#include <cstdint>
#include <functional>
#include <span>
#include <vector>

namespace clavier {

/// One place in the training data: what followed, after which context (a hash), and where, so that a shorter context of
/// the same place can be found.
struct MarkovOccurrence {
  std::uint64_t context = 0;
  std::uint32_t position = 0;
  std::uint16_t symbol = 0;
};

/// What followed the contexts of one length, as counts, in compact arrays: contexts ascending, and for each the symbols
/// ascending with their counts.
struct MarkovTable {
  std::vector<std::uint64_t> contexts;
  std::vector<std::uint32_t> first;  ///< (contexts + 1): where each one's symbols begin
  std::vector<std::uint16_t> symbols;
  std::vector<std::uint32_t> counts;
  std::array<double, 3> discounts{0.5, 1.0, 1.5};  ///< taken from counts of one, two, and three and more

  /// Replaces the probabilities after a shorter context by those after `context`, by modified Kneser-Ney interpolation
  /// (Chen and Goodman, "An empirical study of smoothing techniques for language modeling", 1998); leaves them as they
  /// are when the context never occurred. Keeps a sum of one and every probability above zero.
  void refine(std::uint64_t context, std::span<double> probabilities) const;

  bool operator==(const MarkovTable&) const = default;
};

/// Counts the places and leaves in `places` one of each pair of context and symbol: counting those for the next shorter
/// context gives the continuation counts that Kneser-Ney wants. Contexts that occurred fewer than `least` times are
/// dropped, but count towards the shorter ones.
MarkovTable count_occurrences(std::vector<MarkovOccurrence>& occurrences, std::uint32_t min_count);

/// Throws Error saying what is wrong unless refine may be called with `alphabet` probabilities.
void check_table(const MarkovTable& table, int alphabet);

}  // namespace clavier
