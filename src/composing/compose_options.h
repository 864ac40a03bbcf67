#pragma once

#include <cstdint>
#include <optional>
#include <string>

#include "base/options.h"

namespace clavier {

/// How a symbol is sampled from the probabilities of a model. top_k, top_p and min_p truncate those of tokens. Timing
/// and velocity are sampled without truncation. All defaults of composing stand here and in ComposeOptions.
struct SamplingOptions {
  double temperature = 0.95;
  int top_k = 0;
  double top_p = 0.99;
  double min_p = 0;
  bool greedy = false;

  template <class Visitor>
  void visit(Visitor&& visitor) {
    visitor(Option{.name = "temperature", .doc = "below 1 is safer, above 1 bolder", .minimum = 0.05, .maximum = 10},
            temperature);
    visitor(Option{.name = "top_k", .doc = "pick among so many likeliest keys, 0 for all", .minimum = 0}, top_k);
    visitor(
        Option{.name = "top_p", .doc = "pick among the likeliest keys of this total share", .minimum = 0, .maximum = 1},
        top_p);
    visitor(Option{.name = "min_p",
                   .doc = "leave out keys rarer than this share of the likeliest",
                   .minimum = 0,
                   .maximum = 1},
            min_p);
    visitor(Option{.name = "greedy", .doc = "always take the likeliest choice, as the article did"}, greedy);
  }
};

/// What to compose, and how.
struct ComposeOptions {
  std::optional<std::uint64_t> seed;  ///< 0 when none is given
  std::optional<double> seconds;      ///< kDefaultSeconds when neither length is given
  std::optional<int> notes;
  std::string key;  ///< as parse_key reads it; empty: any
  double tempo = 120;
  SamplingOptions sampling;
  bool loop_guard = true;
  bool ngram_cache = true;
  bool original = true;
  double step = 0.5;
  bool keep_prompt = true;

  template <class Visitor>
  void visit(Visitor&& visitor) {
    visitor(Option{.name = "seed", .doc = "the same number gives the same piece"}, seed);
    visitor(Option{.name = "seconds",
                   .doc = "length in seconds, about (60 when --notes is not given either)",
                   .minimum = 2,
                   .maximum = 3600},
            seconds);
    visitor(Option{.name = "notes", .doc = "length in notes, about", .minimum = 4, .maximum = 100000}, notes);
    visitor(Option{.name = "key", .doc = "\"C minor\": the piece is moved to this key"}, key);
    visitor(Option{.name = "tempo", .doc = "120 plays as composed, 60 at half speed", .minimum = 20, .maximum = 400},
            tempo);
    sampling.visit(visitor);
    visitor(Option{.name = "loop_guard", .doc = "get out of passages repeated over and over"}, loop_guard);
    visitor(
        Option{.name = "ngram_cache", .doc = "let passages of the piece come back, as its model learned that they do"},
        ngram_cache);
    visitor(
        Option{.name = "originality_check", .doc = "compose anew, at most 3 times, what borrows more than people do"},
        original);
    visitor(Option{.name = "step_seconds",
                   .doc = "seconds between chords, for models without rhythm",
                   .minimum = 0.05,
                   .maximum = 10},
            step);
    visitor(Option{.name = "keep_prompt", .doc = "let the result begin with the prompt"}, keep_prompt);
  }
};

/// The length of a piece when none is given.
inline constexpr double kDefaultSeconds = 60;
/// The tempo at which a piece is played as composed.
inline constexpr double kNominalTempo = 120;
/// The shortest duration of the last chord.
inline constexpr double kMinRingingSeconds = 2.5;
/// The most attempts to compose a piece in the requested mode.
inline constexpr int kModeAttempts = 8;
/// The most rerolls of a piece whose training-set overlap is too large.
inline constexpr int kMaxRerolls = 3;

}  // namespace clavier
