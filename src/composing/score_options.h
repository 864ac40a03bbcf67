#pragma once

#include <optional>
#include <string>

#include "base/options.h"

namespace clavier {

/// What is asked of models of scores alone, beside ComposeOptions.
struct ScoreOptions {
  std::optional<int> bars;             ///< kDefaultBars when no length is given
  std::string meter;                   ///< "3/4"; empty: the model's choice
  std::optional<std::string> density;  ///< the model chooses when none is given
  std::string composer;                ///< as the model lists them, or a surname; empty: any of the era
  std::string form = "free";
  int candidates = 3;
  double guidance = 0;
  std::optional<int> prompt_bars;
  std::string bars_range;           ///< "5:8", of the piece to fill in
  std::optional<std::string> hand;  ///< of the passage to fill in; both when none is given

  template <class Visitor>
  // NOLINTNEXTLINE(readability-function-size): a table of options
  void visit(Visitor&& visitor) {
    visitor(Option{.name = "bars",
                   .doc = "length in measures (32 when no length is given); of a continuation, what is added",
                   .minimum = 1,
                   .maximum = 2000},
            bars);
    visitor(
        Option{.name = "meter", .doc = "time signature, as 3/4; without it the model chooses", .value_name = "METER"},
        meter);
    visitor(Option{.name = "density",
                   .doc = "how many notes: below 4 a quarter note, below 6, or more; without it the model chooses",
                   .choices = {"low", "medium", "high"}},
            density);
    visitor(Option{.name = "composer",
                   .doc = "in the manner of this composer, as Chopin; clavier inspect MODEL lists those it knows",
                   .value_name = "NAME"},
            composer);
    visitor(
        Option{.name = "form",
               .doc = "where sections return: AB, ABA, ABACA or a theme and variations; free leaves it to the model",
               .choices = {"free", "binary", "ternary", "rondo", "variations"}},
        form);
    visitor(Option{.name = "candidates",
                   .doc = "compose every four bars so many times and keep the best; more takes longer",
                   .minimum = 1,
                   .maximum = 100},
            candidates);
    visitor(Option{.name = "guidance",
                   .doc = "keep closer to era and composer than the model learned to, 0.5 for some, 2 for much; takes "
                          "twice as long",
                   .minimum = 0,
                   .maximum = 5},
            guidance);
    visitor(Option{.name = "prompt_bars",
                   .doc = "of --prompt, continue only the first so many measures",
                   .minimum = 1,
                   .maximum = 100000},
            prompt_bars);
    visitor(Option{.name = "bars_range",
                   .doc = "of --infill, the first and the last measure to rewrite, as 5:8",
                   .value_name = "FIRST:LAST"},
            bars_range);
    visitor(Option{.name = "hand", .doc = "of --infill, rewrite this hand alone", .choices = {"left", "right"}}, hand);
  }
};

inline constexpr int kDefaultBars = 32;

}  // namespace clavier
