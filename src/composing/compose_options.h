#pragma once

#include <cstdint>
#include <optional>
#include <string>

#include "base/options.h"
#include "composing/score_options.h"

namespace clavier {

/// How a symbol is sampled from a model's probabilities. top_k, top_p and min_p truncate the distribution of pitches;
/// timing and velocity are sampled from their whole distributions. All defaults of composing stand here and in
/// ComposeOptions.
struct SamplingOptions {
  double temperature = 0.95;
  int top_k = 0;
  double top_p = 0.99;
  double min_p = 0;
  bool greedy = false;

  template <class Visitor>
  void visit(Visitor&& visitor) {
    visitor(Option{.name = "temperature",
                   .doc = "randomness of every choice; lower it for safer pieces, raise it for bolder ones",
                   .minimum = 0.05,
                   .maximum = 10,
                   .group = OptionGroup::sampling},
            temperature);
    visitor(Option{.name = "top_k",
                   .doc = "sample among so many most probable pitches, 0 for all; lower it to avoid odd notes",
                   .minimum = 0,
                   .group = OptionGroup::sampling},
            top_k);
    visitor(
        Option{.name = "top_p",
               .doc = "sample among the most probable pitches of this total probability; lower it to avoid odd notes",
               .minimum = 0,
               .maximum = 1,
               .group = OptionGroup::sampling},
        top_p);
    visitor(Option{.name = "min_p",
                   .doc = "drop pitches below this share of the highest probability; raise it to avoid odd notes",
                   .minimum = 0,
                   .maximum = 1,
                   .group = OptionGroup::sampling},
            min_p);
    visitor(Option{.name = "greedy",
                   .doc = "always take the most probable choice, as the article does; for comparisons with it",
                   .group = OptionGroup::sampling},
            greedy);
  }
};

/// What is done with a given piece.
enum class GivenMusic {
  prompt,   ///< it is continued
  passage,  ///< a passage of it is rewritten (fill-in)
  melody,   ///< both hands accompany it
  form,     ///< a new piece has its plan of bars
};

struct ComposeOptions {
  std::optional<std::uint64_t> seed;  ///< 0 when none is given
  std::optional<double> seconds;      ///< kDefaultSeconds when neither is given
  std::optional<int> notes;
  std::string key;              ///< as parse_key reads it; empty: as it comes
  std::optional<double> tempo;  ///< kNominalTempo, or what a model of scores chooses, when none is given
  SamplingOptions sampling;
  ScoreOptions score;
  bool loop_guard = true;
  bool ngram_cache = true;
  bool original = true;
  double step = 0.5;
  bool keep_prompt = true;
  std::string seconds_range;              ///< "12:20", of the performance to fill in
  GivenMusic given = GivenMusic::prompt;  ///< no option: which flag gave the piece

  template <class Visitor>
  void visit(Visitor&& visitor) {
    visit_piece(visitor);
    score.visit(visitor);
    sampling.visit(visitor);
    visit_caches(visitor);
    visit_originality(visitor);
    visit_performance(visitor);
  }

  /// What piece is asked for.
  template <class Visitor>
  void visit_piece(Visitor&& visitor) {
    visitor(Option{.name = "seed", .doc = "the same number gives the same piece; give one to repeat a piece"}, seed);
    visitor(Option{.name = "seconds",
                   .doc = "approximate length in seconds (60 when --notes is not given either)",
                   .minimum = 2,
                   .maximum = 3600},
            seconds);
    visitor(Option{.name = "notes",
                   .doc = "approximate length in notes, instead of --seconds",
                   .minimum = 4,
                   .maximum = 100000},
            notes);
    visitor(Option{.name = "key",
                   .doc = "key of the piece, as \"C minor\"; without it the model chooses. Performances are transposed",
                   .value_name = "KEY"},
            key);
    visitor(Option{.name = "tempo",
                   .doc = "quarter notes a minute; of performances, which have no beats, 120 plays as composed",
                   .minimum = 20,
                   .maximum = 400},
            tempo);
  }

  template <class Visitor>
  void visit_caches(Visitor&& visitor) {
    visitor(Option{.name = "loop_guard",
                   .doc = "the loop guard, which breaks passages that repeat over and over",
                   .group = OptionGroup::sampling},
            loop_guard);
    visitor(Option{.name = "ngram_cache",
                   .doc = "the n-gram cache, by which passages of the piece return",
                   .group = OptionGroup::sampling,
                   .formerly = "recall"},
            ngram_cache);
  }

  template <class Visitor>
  void visit_originality(Visitor&& visitor) {
    visitor(Option{.name = "originality_check",
                   .doc = "the originality check, which resamples (at most 3 times) a piece whose training-set overlap "
                          "exceeds that of human pieces",
                   .group = OptionGroup::advanced,
                   .formerly = "original"},
            original);
  }

  template <class Visitor>
  void visit_performance(Visitor&& visitor) {
    visitor(Option{.name = "step_seconds",
                   .doc = "seconds between chords, for models without rhythm",
                   .minimum = 0.05,
                   .maximum = 10,
                   .group = OptionGroup::advanced,
                   .formerly = "step"},
            step);
    visitor(
        Option{
            .name = "keep_prompt", .doc = "writing the prompt before its continuation", .group = OptionGroup::advanced},
        keep_prompt);
    visitor(Option{.name = "seconds_range",
                   .doc = "of --infill, the passage of a performance to rewrite, in seconds, as 12:20",
                   .value_name = "FROM:TO"},
            seconds_range);
  }
};

/// Those options that models take that compose performances note by note.
struct SequenceComposeOptions {
  ComposeOptions options;

  template <class Visitor>
  void visit(Visitor&& visitor) {
    options.visit_piece(visitor);
    options.sampling.visit(visitor);
    options.visit_caches(visitor);
    options.visit_originality(visitor);
    options.visit_performance(visitor);
  }
};

/// Those options that models of scores take.
struct ScoreComposeOptions {
  ComposeOptions options;

  template <class Visitor>
  void visit(Visitor&& visitor) {
    visitor(Option{.name = "seed"}, options.seed);
    visitor(Option{.name = "seconds"}, options.seconds);
    visitor(Option{.name = "key"}, options.key);
    visitor(Option{.name = "tempo"}, options.tempo);
    options.score.visit(visitor);
    options.sampling.visit(visitor);
    visitor(Option{.name = "loop_guard"}, options.loop_guard);
    options.visit_originality(visitor);
    visitor(Option{.name = "keep_prompt"}, options.keep_prompt);
  }
};

/// Those options that models of piano rolls take.
struct RollComposeOptions {
  ComposeOptions options;

  template <class Visitor>
  void visit(Visitor&& visitor) {
    options.visit_piece(visitor);
    options.visit_originality(visitor);
  }
};

inline constexpr double kDefaultSeconds = 60;
/// The tempo at which a piece is played as it was composed.
inline constexpr double kNominalTempo = 120;
/// How long the last chord rings at least.
inline constexpr double kMinRingingSeconds = 2.5;
/// How often a piece is sampled to find the asked mode.
inline constexpr int kModeAttempts = 8;
/// How often a piece is resampled because of its training-set overlap.
inline constexpr int kMaxRerolls = 3;

}  // namespace clavier
