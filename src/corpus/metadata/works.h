#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "music/era.h"

namespace clavier {

enum class Split : std::uint8_t { train, validation, test };

/// "train", "validation", "test".
std::string_view to_string(Split split);

/// Identifiers that pieces of one work share. They are the composer with each catalogue entry of title and file name
/// or, without entries, with the title. Polish Scores also share a shelf mark between movements. An anonymous piece has
/// its file name alone. `composer` is empty when unknown.
std::vector<std::string> work_identifiers(std::string_view composer, std::string_view title, std::string_view file);

/// A work, whose pieces must be in one split (assign_splits).
struct Work {
  std::string name;  ///< decides the split; the same in every build
  Era era = Era::romantic;
  std::uint64_t notes = 0;
};

/// Assigns each work to a split, so that in each era about the given shares of the notes are for validation and test.
/// Works are taken in the order of a hash of their names while they fit. A work larger than a share is for training.
std::vector<Split> assign_splits(const std::vector<Work>& works, double validation, double test);

}  // namespace clavier
