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

/// What pieces of one work have in common: the composer with each catalogue entry of title and file name, or, when
/// there is none, with the title; for Polish Scores also the shelf mark that movements share. Anonymous pieces have
/// their file alone. `composer` is empty when nobody knows who it was.
std::vector<std::string> work_identifiers(std::string_view composer, std::string_view title, std::string_view file);

/// Pieces that must stay on one side, for assign_splits.
struct Work {
  std::string name;  ///< the same in every build: decides the side
  Era era = Era::romantic;
  std::uint64_t notes = 0;
};

/// A side for each work, so that in each era about the given shares of the notes go to validation and test: works are
/// taken in the order of a hash of their names while they fit. A work larger than a share is for training.
std::vector<Split> assign_splits(const std::vector<Work>& works, double validation, double test);

}  // namespace clavier
