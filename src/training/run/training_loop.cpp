#include "training/run/training_loop.h"

#include <algorithm>
#include <chrono>
#include <cstdint>
#include <ctime>

namespace clavier {
namespace {

constexpr double kSaveEverySeconds = 60.0;
constexpr std::uint64_t kProgressUnits = 10000;

double wall_seconds() {
  return std::chrono::duration<double>(std::chrono::steady_clock::now().time_since_epoch()).count();
}

double cpu_seconds() { return static_cast<double>(std::clock()) / CLOCKS_PER_SEC; }

}  // namespace

double share_of(const Budget& budget, const Elapsed& elapsed) {
  const auto share = [](const std::optional<double>& minutes, double seconds) {
    return minutes ? seconds / (*minutes * 60) : 0.0;
  };
  return std::min(1.0,
                  std::max({static_cast<double>(elapsed.step) / budget.steps, share(budget.minutes, elapsed.seconds),
                            share(budget.processor_minutes, elapsed.processor_seconds)}));
}

StepClock::StepClock(Elapsed& elapsed) : elapsed_(elapsed), start_(wall_seconds()), processor_start_(cpu_seconds()) {}

StepClock::~StepClock() {
  ++elapsed_.step;
  elapsed_.seconds += wall_seconds() - start_;
  elapsed_.processor_seconds += cpu_seconds() - processor_start_;
}

bool run_training_loop(TrainingRun& run, Progress& progress, const std::stop_token& stop) {
  std::uint64_t shown = 0;
  progress.begin("training", kProgressUnits);
  double saved = wall_seconds();
  while (run.share_done() < 1.0 && !stop.stop_requested() && !run.stops_early()) {
    run.step(progress);
    if (wall_seconds() - saved > kSaveEverySeconds) run.save(), saved = wall_seconds();
    const auto done = static_cast<std::uint64_t>(run.share_done() * static_cast<double>(kProgressUnits));
    progress.advance(done - shown);
    shown = done;
  }
  progress.end();
  const bool stopped = stop.stop_requested() && run.share_done() < 1.0 && !run.stops_early();
  if (stopped) run.save();
  return stopped;
}

}  // namespace clavier
