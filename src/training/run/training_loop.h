#pragma once

#include <optional>
#include <stop_token>

#include "base/progress.h"

namespace clavier {

/// What has been spent on training, and nothing beside it, so far.
struct Elapsed {
  int step = 0;
  double seconds = 0.0;
  double processor_seconds = 0.0;  ///< all threads together
};

/// How much may be spent: what is used up first ends the run.
struct Budget {
  int steps = 1;
  std::optional<double> minutes;
  std::optional<double> processor_minutes;
};

/// 0 .. 1; 1 is the end.
double share_of(const Budget& budget, const Elapsed& elapsed);

/// Adds one step and the time since its construction to what was spent when it goes out of scope.
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

/// A training run as the loop around it sees it.
class TrainingRun {
 public:
  virtual ~TrainingRun() = default;
  virtual double share_done() const = 0;
  /// Whether it ends for another reason than its budget.
  virtual bool stops_early() const { return false; }
  /// One step of training, and whatever is due after it.
  virtual void step(Progress& progress) = 0;
  /// So that it could go on from here after a power cut.
  virtual void save() = 0;
};

/// Steps until the run is done, gives up or `stop` is requested, and saves once a minute. Returns whether it was
/// stopped before its end; it is saved then.
bool run_training_loop(TrainingRun& run, Progress& progress, const std::stop_token& stop);

}  // namespace clavier
