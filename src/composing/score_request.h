#pragma once

#include <optional>
#include <span>
#include <string>
#include <vector>

#include "composing/compose_options.h"
#include "encoding/score_steps/bar_references.h"
#include "encoding/score_steps/score_prefix.h"
#include "encoding/score_steps/score_state.h"

namespace clavier {

/// What is asked of one bar.
struct BarRequest {
  std::optional<Key> key{};                 ///< begins here
  std::optional<BarReference> reference{};  ///< the earlier bar that it looks back to
};

/// What is asked of a piece of a model of scores, in its symbols.
struct ScoreRequest {
  ScorePrefix prefix{};
  ScoreFrame frame{};
  bool one_meter = false;          ///< all bars have the meter of the prefix, else of the first bar
  std::vector<BarRequest> bars{};  ///< from the first bar on; of later bars nothing is asked
  bool loop_guard = true;

  const BarRequest* find_bar(int bar) const {
    const auto place = static_cast<std::size_t>(bar);
    return bar >= 0 && place < bars.size() ? &bars[place] : nullptr;
  }
};

inline void set_length(int bars, ScoreRequest& request) { request.prefix.bars = request.frame.bars = bars; }

/// What is asked takes the place of what `prefix` says. Throws Misuse for a meter that no bar can have, and for a
/// composer that is none of `composers`.
void apply_options(const ComposeOptions& options, std::optional<Era> era, std::span<const std::string> composers,
                   ScorePrefix& prefix);

/// What is asked of a new piece, but for its form. Its length is open when it is asked in seconds. Throws what
/// apply_options throws.
ScoreRequest make_score_request(const ComposeOptions& options, std::optional<Era> era,
                                std::span<const std::string> composers);

}  // namespace clavier
