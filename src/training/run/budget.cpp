#include "training/run/budget.h"

#include <algorithm>
#include <chrono>
#include <ctime>

namespace clavier {
namespace {

double processor_seconds() { return static_cast<double>(std::clock()) / CLOCKS_PER_SEC; }

}  // namespace

Json to_json(const Elapsed& elapsed) {
  return {{"step", elapsed.step}, {"seconds", elapsed.seconds}, {"processor_seconds", elapsed.processor_seconds}};
}

Elapsed elapsed_from_json(const Json& json) {
  return {.step = json.at("step"), .seconds = json.at("seconds"), .processor_seconds = json.at("processor_seconds")};
}

Json without_budget(Json options) {
  for (const char* free_to_change : {"steps", "minutes", "processor_minutes", "threads", "device", "mixed_precision"})
    options.erase(free_to_change);
  return options;
}

double share_of(const Budget& budget, const Elapsed& elapsed) {
  const auto share = [](const std::optional<double>& minutes, double seconds) {
    return minutes ? seconds / (*minutes * 60) : 0.0;
  };
  return std::min(1.0,
                  std::max({static_cast<double>(elapsed.step) / budget.steps, share(budget.minutes, elapsed.seconds),
                            share(budget.processor_minutes, elapsed.processor_seconds)}));
}

double wall_seconds() {
  return std::chrono::duration<double>(std::chrono::steady_clock::now().time_since_epoch()).count();
}

StepClock::StepClock(Elapsed& elapsed)
    : elapsed_(elapsed), start_(wall_seconds()), processor_start_(processor_seconds()) {}

StepClock::~StepClock() {
  ++elapsed_.step;
  elapsed_.seconds += wall_seconds() - start_;
  elapsed_.processor_seconds += processor_seconds() - processor_start_;
}

}  // namespace clavier
