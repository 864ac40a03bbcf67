#pragma once

#include <array>
#include <optional>
#include <string>
#include <vector>

#include "music/era.h"
#include "originality/training_overlap.h"

namespace clavier {

/// Where the middle 95 % of some figures lie.
struct UsualRange {
  double low = 0;
  double median = 0;
  double high = 0;
  bool operator==(const UsualRange&) const = default;
};

/// All 0 of none.
UsualRange usual_range(std::vector<double> values);

/// What people's pieces of one length have in common with other people's.
struct HumanBorrowing {
  double notes = 0;  ///< of each excerpt
  std::size_t excerpts = 0;
  UsualRange longest;  ///< Borrowing::longest
  UsualRange share;    ///< share_known
  bool operator==(const HumanBorrowing&) const = default;
};

/// Of one era, from short excerpts to long ones.
using HumanRow = std::vector<HumanBorrowing>;
/// Of each era, and last of all eras together, for a piece whose era nobody knows.
using HumanTable = std::array<HumanRow, kEras.size() + 1>;

/// The row of an era, or of all.
const HumanRow& row_of(const HumanTable& table, std::optional<Era> era);

/// What is usual for so many notes: the longer a piece, the longer the longest passage that it shares with others.
/// Straight lines over the logarithm of the length join the row's lengths; beyond its ends the ends hold. Nothing from
/// an empty row.
std::optional<HumanBorrowing> human_borrowing_at(const HumanRow& row, std::size_t notes);

/// Longer passages, or more of its patterns, than all but 1 in 40 excerpts by people each.
bool borrows_more(const Borrowing& piece, const HumanBorrowing& human);

}  // namespace clavier
