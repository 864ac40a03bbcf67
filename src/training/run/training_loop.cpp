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

double busy_seconds() { return static_cast<double>(std::clock()) / CLOCKS_PER_SEC; }

}  // namespace

double share_of(const Budget& budget, const Spent& spent) {
  const auto share = [](const std::optional<double>& minutes, double seconds) {
    return minutes ? seconds / (*minutes * 60) : 0.0;
  };
  return std::min(1.0, std::max({static_cast<double>(spent.step) / budget.steps, share(budget.minutes, spent.seconds),
                                 share(budget.processor_minutes, spent.processor_seconds)}));
}

StepClock::StepClock(Spent& spent) : spent_(spent), start_(wall_seconds()), processor_start_(busy_seconds()) {}

StepClock::~StepClock() {
  ++spent_.step;
  spent_.seconds += wall_seconds() - start_;
  spent_.processor_seconds += busy_seconds() - processor_start_;
}

bool drive(SteppedRun& run, Progress& progress, const std::stop_token& stop) {
  std::uint64_t shown = 0;
  progress.begin("training", kProgressUnits);
  double saved = wall_seconds();
  while (run.share_done() < 1.0 && !stop.stop_requested() && !run.gives_up()) {
    run.step(progress);
    if (wall_seconds() - saved > kSaveEverySeconds) run.save(), saved = wall_seconds();
    const auto done = static_cast<std::uint64_t>(run.share_done() * static_cast<double>(kProgressUnits));
    progress.advance(done - shown);
    shown = done;
  }
  progress.end();
  const bool stopped = stop.stop_requested() && run.share_done() < 1.0 && !run.gives_up();
  if (stopped) run.save();
  return stopped;
}

}  // namespace clavier
