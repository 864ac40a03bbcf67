#include "models/markov/markov_table.h"

#include <algorithm>
#include <tuple>

#include "base/error.h"

namespace clavier {
namespace {

std::size_t discount_class(std::uint32_t count) { return std::min<std::size_t>(count, 3) - 1; }

bool precedes(const MarkovOccurrence& a, const MarkovOccurrence& b) {
  return std::tie(a.context, a.symbol) < std::tie(b.context, b.symbol);
}

bool same_pair(const MarkovOccurrence& a, const MarkovOccurrence& b) {
  return a.context == b.context && a.symbol == b.symbol;
}

/// Chen and Goodman's estimates (their equation 17), from the numbers of pairs that occurred once, twice, three and
/// four times.
std::array<double, 3> estimate_discounts(const std::array<double, 5>& pairs) {
  std::array<double, 3> discounts{0.5, 1.0, 1.5};
  if (pairs[1] == 0 || pairs[2] == 0) return discounts;
  const double share = pairs[1] / (pairs[1] + 2 * pairs[2]);
  for (std::size_t count = 1; count <= 3; ++count) {
    if (pairs[count] == 0) continue;
    const double max_discount = static_cast<double>(count);
    const double estimate = max_discount - (max_discount + 1) * share * pairs[count + 1] / pairs[count];
    discounts[count - 1] = std::clamp(estimate, 0.05 * max_discount, 0.98 * max_discount);
  }
  return discounts;
}

void add_context(MarkovTable& table, std::span<const MarkovOccurrence> uniques, std::span<const std::uint32_t> counts) {
  table.contexts.push_back(uniques.front().context);
  table.first.push_back(static_cast<std::uint32_t>(table.symbols.size()));
  for (std::size_t index = 0; index < uniques.size(); ++index) {
    table.symbols.push_back(uniques[index].symbol);
    table.counts.push_back(counts[index]);
  }
}

/// Merges equal pairs of the sorted occurrences and returns the count of each.
std::vector<std::uint32_t> merge_pairs(std::vector<MarkovOccurrence>& occurrences) {
  std::vector<std::uint32_t> counts;
  std::size_t kept = 0;
  for (std::size_t index = 0; index < occurrences.size(); ++index) {
    if (index > 0 && same_pair(occurrences[kept - 1], occurrences[index])) {
      ++counts.back();
    } else {
      occurrences[kept++] = occurrences[index];
      counts.push_back(1);
    }
  }
  occurrences.resize(kept);
  return counts;
}

}  // namespace

void MarkovTable::refine(std::uint64_t context, std::span<double> probabilities) const {
  const auto found = std::lower_bound(contexts.begin(), contexts.end(), context);
  if (found == contexts.end() || *found != context) return;
  const auto index = static_cast<std::size_t>(found - contexts.begin());
  double total = 0, freed = 0;
  for (std::size_t entry = first[index]; entry < first[index + 1]; ++entry) {
    total += counts[entry];
    freed += discounts[discount_class(counts[entry])];
  }
  for (double& probability : probabilities) probability *= freed / total;
  for (std::size_t entry = first[index]; entry < first[index + 1]; ++entry)
    probabilities[symbols[entry]] += (counts[entry] - discounts[discount_class(counts[entry])]) / total;
}

MarkovTable count_occurrences(std::vector<MarkovOccurrence>& occurrences, std::uint32_t min_count) {
  std::sort(occurrences.begin(), occurrences.end(), precedes);
  const std::vector<std::uint32_t> counts = merge_pairs(occurrences);
  std::array<double, 5> pairs{};
  for (const std::uint32_t count : counts)
    if (count < pairs.size()) ++pairs[count];
  MarkovTable table;
  table.discounts = estimate_discounts(pairs);
  for (std::size_t begin = 0, end = 0; begin < occurrences.size(); begin = end) {
    std::uint64_t total = 0;
    for (end = begin; end < occurrences.size() && occurrences[end].context == occurrences[begin].context; ++end)
      total += counts[end];
    if (total >= min_count)
      add_context(table, std::span(occurrences).subspan(begin, end - begin),
                  std::span(counts).subspan(begin, end - begin));
  }
  table.first.push_back(static_cast<std::uint32_t>(table.symbols.size()));
  return table;
}

void check_table(const MarkovTable& table, int alphabet) {
  const auto require = [](bool holds, const char* what) {
    if (!holds) throw Error(what);
  };
  require(table.first.size() == table.contexts.size() + 1 && table.counts.size() == table.symbols.size(),
          "the sizes of its arrays do not agree");
  require(
      std::adjacent_find(table.contexts.begin(), table.contexts.end(), std::greater_equal<>()) == table.contexts.end(),
      "its contexts are not in order");
  require(table.first.front() == 0 && table.first.back() == table.symbols.size() &&
              std::adjacent_find(table.first.begin(), table.first.end(), std::greater_equal<>()) == table.first.end(),
          "its contexts do not cover its symbols exactly");
  require(std::all_of(table.symbols.begin(), table.symbols.end(), [&](int symbol) { return symbol < alphabet; }),
          "a symbol is not in the vocabulary");
  for (std::size_t index = 0; index < table.contexts.size(); ++index)
    require(
        std::adjacent_find(table.symbols.begin() + table.first[index], table.symbols.begin() + table.first[index + 1],
                           std::greater_equal<>()) == table.symbols.begin() + table.first[index + 1],
        "a context has a symbol twice");
  require(std::find(table.counts.begin(), table.counts.end(), 0u) == table.counts.end(), "a count is zero");
  for (std::size_t index = 0; index < table.discounts.size(); ++index)
    require(table.discounts[index] > 0 && table.discounts[index] < static_cast<double>(index) + 1,
            "a discount is out of bounds");
}

}  // namespace clavier
