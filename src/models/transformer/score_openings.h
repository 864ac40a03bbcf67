#pragma once

#include <array>
#include <span>
#include <string>
#include <vector>

#include "base/options.h"
#include "encoding/score_steps/score_prefix.h"
#include "music/era.h"

namespace clavier {

/// What pieces of an era are like: prefixes of training pieces, of which composer, key, meter, tempo and density are
/// kept. Whoever leaves all of them open gets those of one piece, which go together.
using ScoreOpenings = std::array<std::vector<ScorePrefix>, kEras.size()>;

inline constexpr std::size_t kMaxOpenings = 200;  ///< of an era

/// As config.json has them: {"baroque": ["Bach, Johann Sebastian; A minor; 3/4; 108; high", ...], ...}, with "-" for
/// what a piece does not say.
Json to_json(const ScoreOpenings& openings, std::span<const std::string> composers);

/// Throws Error when an era is missing or an opening cannot be read.
ScoreOpenings openings_from_json(const Json& json, std::span<const std::string> composers);

}  // namespace clavier
