#pragma once

#include <optional>

#include "base/options.h"

namespace clavier {

/// What training has spent so far; validations and samples do not count.
struct Elapsed {
  int step = 0;
  double seconds = 0.0;
  double processor_seconds = 0.0;  ///< all threads together
};

Json to_json(const Elapsed& elapsed);
Elapsed elapsed_from_json(const Json& json);

/// How much training may spend: the limit that is reached first ends the run.
struct Budget {
  int steps = 1;
  std::optional<double> minutes;
  std::optional<double> processor_minutes;
};

/// The options of a run without those that may change where it is resumed: how much it may spend, and what computes it.
Json without_budget(Json options);

/// The share of the budget that is spent: 0 .. 1; 1 is the end.
double share_of(const Budget& budget, const Elapsed& elapsed);

/// Seconds since some moment that is fixed while the program runs.
double wall_seconds();

/// Adds one step, and the time since its construction, to `elapsed` when it goes out of scope.
class StepClock {
 public:
  explicit StepClock(Elapsed& elapsed);
  ~StepClock();
  StepClock(const StepClock&) = delete;
  StepClock& operator=(const StepClock&) = delete;

 private:
  Elapsed& elapsed_;
  double start_;
  double processor_start_;
};

}  // namespace clavier
