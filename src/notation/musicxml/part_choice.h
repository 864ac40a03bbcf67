#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "notation/musicxml/score_parts.h"

namespace clavier {

/// The parts of a score that are read.
struct PartChoice {
  std::vector<ScorePart> parts;       ///< in the score's order, one or more
  std::vector<std::string> warnings;  ///< which are left out, and how to have them
};

/// "1 (Voice), 2 (Piano)".
std::string join_labels(const std::vector<ScorePart>& parts);

/// Chooses parts. `wanted` lists numbers from 1, ranges and names: "1,3-4,Piano"; a name may be shortened, and its case
/// doesn't matter. Empty: all but percussion. Throws Misuse that lists the parts when one is not there.
PartChoice choose_parts(const std::vector<ScorePart>& parts, std::string_view wanted);

}  // namespace clavier
