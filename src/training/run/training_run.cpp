#include "training/run/training_run.h"

#include <ATen/Parallel.h>

#include <cmath>

#include "base/error.h"
#include "base/files.h"
#include "training/run/device.h"
#include "training/run/malloc_tuning.h"

namespace clavier {
namespace {

constexpr double kSaveEverySeconds = 60.0;
constexpr std::uint64_t kProgressUnits = 10000;

}  // namespace

Json TrainingRun::training_record(Json metadata, const Json& options, const char* score_name) const {
  metadata["options"] = options;
  metadata.update(to_json(state_.elapsed));
  metadata[score_name] = state_.best ? Json(*state_.best) : Json(nullptr);
  metadata["version"] = CLAVIER_VERSION;
  return metadata;
}

TrainingResult TrainingRun::run(const RunControl& control) {
  if (plan_.folder.resume) resume();
  std::uint64_t shown = 0;
  control.progress.begin("training", kProgressUnits);
  double saved = wall_seconds();
  while (!ended() && !control.stop.stop_requested()) {
    step(control.progress);
    if (wall_seconds() - saved > kSaveEverySeconds) save(), saved = wall_seconds();
    const auto done = static_cast<std::uint64_t>(share_done() * static_cast<double>(kProgressUnits));
    control.progress.advance(done - shown);
    shown = done;
  }
  control.progress.end();
  const bool stopped = !ended();
  if (stopped) save();
  if (stopped && !state_.best) store_checkpoint();
  return {.steps = current_step(), .best = state_.best, .seconds = state_.elapsed.seconds, .stopped = stopped};
}

bool TrainingRun::ended() const {
  return share_done() >= 1.0 || (plan_.patience > 0 && state_.validations_since_best >= plan_.patience);
}

void TrainingRun::step(Progress& progress) {
  {
    const StepClock clock(state_.elapsed);
    const std::vector<double> losses = train_step();
    check_finite(losses);
    state_.add_losses(losses);
  }
  const bool last = share_done() >= 1.0;
  after_step(last);
  if (last || current_step() % plan_.validate_every == 0) record_validation(progress);
}

void TrainingRun::record_validation(Progress& progress) {
  const Validation validation = validate(state_.take_mean_losses());
  check_finite({validation.score});
  Json line = {{"step", current_step()}, {"seconds", state_.elapsed.seconds}};
  line.update(validation.metrics);
  state_.log.push_back(std::move(line));
  const bool better = !state_.best || validation.score < *state_.best;
  state_.validations_since_best = better ? 0 : state_.validations_since_best + 1;
  if (better) {
    state_.best = validation.score;
    store_checkpoint();
  }
  write_log();
  progress.say("step " + std::to_string(current_step()) + ", " + std::to_string(std::lround(state_.elapsed.seconds)) +
               " s: " + validation.summary + (better ? " (best)" : ""));
  if (const auto warning = find_warning()) progress.say(*warning);
  save();
}

void TrainingRun::write_log() const {
  std::string lines;
  for (const Json& line : state_.log) lines += json_text(line) + "\n";
  write_file(folder() / "log.jsonl", lines);
  write_file(folder() / "curve.svg", draw_curves(state_.log).str());
}

void TrainingRun::resume() { state_ = load_state(folder() / kStateFile, identity(), networks_and_optimizers()); }

void TrainingRun::save() { save_state(folder() / kStateFile, identity(), state_, networks_and_optimizers()); }

void TrainingRun::check_finite(const std::vector<double>& losses) const {
  for (const double loss : losses) {
    if (std::isfinite(loss)) continue;
    throw Error(
        "training stopped at step " + std::to_string(current_step()) + ": a loss is no longer finite; " + advice() +
        ". " +
        (state_.best ? "The best checkpoint so far is kept in " + folder().string() : "No checkpoint was written"));
  }
}

TrainingResult run_training(const RunFolder& folder, const std::string& device, int threads,
                            const std::function<TrainingResult()>& run) {
  check_device(device);
  tune_malloc();
  at::set_num_threads(threads);
  try {
    refuse_overwrite(folder.path / kStateFile, folder.resume);
    return run();
  } catch (const c10::Error& problem) {
    throw Error(std::string("training failed: ") + problem.what_without_backtrace());
  }
}

}  // namespace clavier
