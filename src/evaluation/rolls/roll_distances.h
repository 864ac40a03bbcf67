#pragma once

#include <cstdint>
#include <vector>

#include "evaluation/rolls/roll_sets.h"

namespace clavier {

/// The 10 %, 50 % and 90 % quantiles of some values, linear between neighbours. All 0 of none.
struct InterdecileRange {
  double low = 0;
  double median = 0;
  double high = 0;
};

InterdecileRange compute_interdecile_range(std::vector<double> values);

/// Which region of the rolls is compared: kKuoCodeRegion, or the larger kKuoRegion of the article's text.
enum class Crop { code, article };

/// The protocol of the article: distances (statistics/frechet.h) of single rolls from the first rolls of all training
/// pieces. Silence is nearest of all, so a low distance means nothing: good rolls lie
/// where held-out pieces lie.
struct SingleDistances {
  std::size_t training_pieces = 0;
  std::size_t held_out_pieces = 0;
  InterdecileRange held_out;  ///< of the first rolls of held-out pieces
  InterdecileRange generated;
  double generated_inside = 0;  ///< share of the generated ones between held_out.low and held_out.high
  double random_image = 0;      ///< the article's
  double empty = 0;             ///< a roll in which nothing sounds
  double noise = 0;             ///< each pitch sounds at random, as often as in training; the median of several
};

SingleDistances measure_single_distances(std::span<const MeasuredRoll> training, std::span<const MeasuredRoll> held_out,
                                         std::span<const MeasuredRoll> generated, Crop crop = Crop::code);

/// The same distance, in kKuoCodeRegion, between sets of `rolls` rolls each: from one half of the training works to
/// generated rolls, to the other half (real-vs-real), to silence and to noise of the same density.
struct SetDistances {
  std::size_t rolls = 0;
  double real_vs_real = 0;
  double generated = 0;
  double empty = 0;
  double noise = 0;
};

/// As many of each as there are in the smallest of the three; none may be empty.
SetDistances measure_set_distances(std::span<const MeasuredRoll> half, std::span<const MeasuredRoll> other_half,
                                   std::span<const MeasuredRoll> generated);

}  // namespace clavier
