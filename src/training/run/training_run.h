#pragma once

#include <filesystem>
#include <functional>
#include <memory>
#include <optional>
#include <stop_token>
#include <string>
#include <vector>

#include "base/progress.h"
#include "plots/svg.h"
#include "training/run/run_state.h"
#include "training/run/state_file.h"

namespace clavier {

/// Where a run writes, and whether it continues the one that was stopped there.
struct RunFolder {
  std::filesystem::path path;
  bool resume = false;
};

/// Who waits for a run, and may stop it between two steps.
struct RunControl {
  Progress& progress;
  std::stop_token stop = {};
};

struct TrainingResult {
  int steps = 0;
  std::optional<double> best;  ///< lowest score of a validation; nothing before the first
  double seconds = 0.0;        ///< of training, validations apart
  bool stopped = false;        ///< before its end, because that was requested
};

/// What the run asks of any trainer's options.
struct RunPlan {
  RunFolder folder;
  Budget budget;
  int validate_every = 1;
  int patience = 0;  ///< validations without improvement before the run ends; 0: it uses its budget
};

/// What a validation finds.
struct Validation {
  double score = 0;  ///< the lower the better: chooses the checkpoint
  Json metrics;      ///< of a line of log.jsonl, after step and seconds
  std::string summary;
};

/// One run of training, from its first step or from a saved state to its end: steps, validations on schedule, the best
/// checkpoint so far, log.jsonl, curve.svg, and training.state once a minute, after each validation and when stopped.
/// What learns, and how, is for the trainer that derives from it.
class TrainingRun {
 public:
  explicit TrainingRun(RunPlan plan) : plan_(std::move(plan)) {}
  virtual ~TrainingRun() = default;
  TrainingRun(const TrainingRun&) = delete;
  TrainingRun& operator=(const TrainingRun&) = delete;

  TrainingResult run(const RunControl& control);

 protected:
  const std::filesystem::path& folder() const { return plan_.folder.path; }
  const RunState& state() const { return state_; }
  int current_step() const { return state_.elapsed.step; }
  double share_done() const { return share_of(plan_.budget, state_.elapsed); }
  /// What config.json says of the run so far; the best score is called `score_name`.
  Json training_record(Json metadata, const Json& options, const char* score_name) const;

  /// Which run it is: a state with another identity is refused.
  virtual Json identity() const = 0;
  virtual NetworksAndOptimizers networks_and_optimizers() = 0;
  /// One optimiser step, number current_step(); its losses, one or more.
  virtual std::vector<double> train_step() = 0;
  /// What else is due after a step; `last` when the budget is spent.
  virtual void after_step(bool /*last*/) {}
  /// Measures the networks. `losses` are the means of train_step's since the last validation.
  virtual Validation validate(const std::vector<double>& losses) = 0;
  /// A further line for the user after a validation, whose line of the log is the last.
  virtual std::optional<std::string> find_warning() const { return std::nullopt; }
  /// Writes the checkpoint of the networks as they are.
  virtual void store_checkpoint() = 0;
  virtual Svg draw_curves(const std::vector<Json>& log) const = 0;
  /// What to try when a loss is not finite: "try a lower learning-rate".
  virtual std::string advice() const = 0;

 private:
  void resume();
  bool ended() const;
  void step(Progress& progress);
  void record_validation(Progress& progress);
  void write_log() const;
  void save();
  void check_finite(const std::vector<double>& losses) const;

  RunPlan plan_;
  RunState state_;
};

/// Prepares the process (device, threads, memory), makes the run and carries it out. Throws Misuse when the folder
/// holds the state of a run that is not resumed; Error when a loss is not finite or LibTorch fails.
TrainingResult run_training(const RunFolder& folder, const std::string& device, int threads,
                            const std::function<TrainingResult()>& run);

/// The plan of trainers' options; those without patience use their budget.
template <class Options>
RunPlan make_run_plan(const Options& options, RunFolder folder) {
  RunPlan plan{.folder = std::move(folder),
               .budget = {options.steps, options.minutes, options.processor_minutes},
               .validate_every = options.validate_every};
  if constexpr (requires { options.patience; }) plan.patience = options.patience;
  return plan;
}

}  // namespace clavier
