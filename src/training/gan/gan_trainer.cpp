#include "training/gan/gan_trainer.h"

#include <ATen/Parallel.h>

#include <cmath>
#include <utility>

#include "base/error.h"
#include "base/parallel.h"
#include "encoding/read_roll.h"
#include "models/gan/make_roll_model.h"
#include "training/gan/gan_state.h"
#include "training/gan/roll_calibration.h"
#include "training/gan/roll_samples.h"
#include "training/networks/beat_critic_shape.h"
#include "training/networks/network_weights.h"
#include "training/run/device.h"
#include "training/run/malloc_tuning.h"
#include "training/sequence/training_state.h"

namespace clavier {
namespace {

constexpr int kCollapsedValidations = 3;  // one after the other, before it is called a collapse
constexpr int kReferenceWindows = 256;    // of each era
constexpr int kUnseenStep = 1 << 30;      // no run gets that far
constexpr std::uint64_t kNoiseSeed = 0x6e6f697365;

/// Of windows that no step sees.
EnergyDistanceLoss make_energy_distance_loss(const RollBatches& batches, const RollTrainingOptions& options, int eras) {
  EnergyDistanceLoss energy_distance(eras);
  for (int seen = 0; options.energy_distance > 0 && seen < eras * kReferenceWindows; seen += options.batch) {
    const RollBatch batch = batches.at(kUnseenStep + seen / options.batch);
    energy_distance.add_real_images(batch.images, batch.eras);
  }
  return energy_distance;
}

/// One run: holds what the steps share.
class GanRun final : public TrainingRun {
 public:
  GanRun(const RollTask& task, const RollMusic& music, std::filesystem::path folder);
  void resume() {
    state_ = gan_state_from_json(load_state(folder_ / kStateFile, identity(), gan_step_.networks_and_optimizers()),
                                 task_.eras);
  }
  GanTrainingResult run(Progress& progress, const std::stop_token& stop);

  double share_done() const override {
    return share_of({options_.steps, options_.minutes, options_.processor_minutes}, state_.elapsed);
  }
  void step(Progress& progress) override;
  void save() override {
    save_state(folder_ / kStateFile, identity(), to_json(state_, task_.eras), gan_step_.networks_and_optimizers());
  }

 private:
  Json identity() const;
  GanLosses train_on_batch();
  void calibrate();
  void validate(Progress& progress);
  std::vector<GanMetrics> metrics();
  void report_collapse(const GanHistoryPoint& now, Progress& progress);
  void draw_samples();
  void write_best();
  /// The painter as it would be stored, not yet calibrated.
  GanCheckpoint checkpoint();
  /// Drawn as composing draws, from the same sketches at every look.
  GridPiece excerpt(std::size_t era, std::uint64_t number) const;

  const RollTask& task_;
  const RollTrainingOptions& options_;
  std::filesystem::path folder_;
  std::uint64_t checksum_;
  std::vector<RollSampler> training_, validation_;
  std::unique_ptr<RollImages> images_;
  RollBatches batches_;
  EnergyDistanceLoss energy_distance_;
  GanStep gan_step_;
  std::vector<GanValidator> validators_;
  RollCalibration calibration_;
  int calibrated_at_ = -1;  // step
  GanCheckpoint calibrated_;
  std::unique_ptr<RollModel> model_;  // of `calibrated_`
  GanState state_;
};

GanRun::GanRun(const RollTask& task, const RollMusic& music, std::filesystem::path folder)
    : task_(task),
      options_(task.options),
      folder_(std::move(folder)),
      checksum_(checksum_of(music.training)),
      training_(make_samplers(music.training, task.eras, "training")),
      validation_(make_samplers(music.validation, task.eras, "validation")),
      images_(make_roll_images(task.network)),
      batches_(options_, training_, *images_),
      energy_distance_(make_energy_distance_loss(batches_, options_, static_cast<int>(task.eras.size()))),
      gan_step_(task.network, static_cast<int>(task.eras.size()), options_, &energy_distance_),
      calibration_(task.network, training_, options_.seed) {
  for (std::size_t era = 0; era < task.eras.size(); ++era)
    validators_.emplace_back(GanValidator::Pieces{training_[era], validation_[era]}, *images_,
                             options_.validation_rolls, options_.seed);
}

Json GanRun::identity() const {
  Json options = options_to_json(options_);
  // Rates follow `steps` alone, so that a run may be given more time; what is looked at changes nothing that is
  // learned, and precision only how it is rounded.
  for (const char* free_to_change : {"threads", "device", "minutes", "processor_minutes", "mixed_precision",
                                     "validate_every", "sample_every", "samples"})
    options.erase(free_to_change);
  GanCheckpoint shape{.network = task_.network, .eras = task_.eras};
  Json all = {{"shape", config_of(shape)}, {"options", options}, {"data", checksum_}, {"version", CLAVIER_VERSION}};
  if (task_.network.kind == "beats") all["critic"] = kCriticRevision;
  return all;
}

GanLosses GanRun::train_on_batch() {
  torch::manual_seed(Random(options_.seed, static_cast<std::uint64_t>(state_.elapsed.step) * 2).bits() >> 1);
  const GanLosses losses = gan_step_.train_step(batches_.at(state_.elapsed.step), state_.elapsed.step);
  if (std::isfinite(losses.generator) && std::isfinite(losses.critic)) return losses;
  throw Error(
      "training stopped at step " + std::to_string(state_.elapsed.step) +
      ": a loss is no longer finite; try a lower learning-rate or critic-learning-rate. " +
      (state_.best() ? "The best checkpoint so far is kept in " + folder_.string() : "No checkpoint was written"));
}

/// What is looked at, shown and stored is the calibrated painter.
void GanRun::calibrate() {
  if (std::exchange(calibrated_at_, state_.elapsed.step) == state_.elapsed.step) return;
  calibrated_ = checkpoint();
  calibration_.apply(calibrated_, static_cast<unsigned>(options_.threads));
  model_ = make_roll_model(calibrated_);
}

void GanRun::write_best() {
  calibrated_.training = checkpoint().training;  // with what the look has found
  write_gan_checkpoint(folder_, calibrated_, task_.precision);
}

void GanRun::step(Progress& progress) {
  {
    const StepClock clock(state_.elapsed);
    const GanLosses losses = train_on_batch();
    state_.loss_sums.generator += losses.generator;
    state_.loss_sums.critic += losses.critic;
    ++state_.loss_count;
  }
  const bool last = share_done() >= 1.0;
  if (options_.sample_every > 0 && (state_.elapsed.step % options_.sample_every == 0 || last)) draw_samples();
  if (state_.elapsed.step % options_.validate_every == 0 || last) validate(progress);
}

GridPiece GanRun::excerpt(std::size_t era, std::uint64_t number) const {
  Random random(options_.seed ^ kNoiseSeed, number);
  const RollEra& roll_era = task_.eras[era];
  return read_roll(model_->generate(roll_era.era, images_->steps(), random), roll_era.reading);
}

std::vector<GanMetrics> GanRun::metrics() {
  std::vector<GanMetrics> metrics;
  for (std::size_t era = 0; era < task_.eras.size(); ++era) {
    std::vector<GridPiece> excerpts(static_cast<std::size_t>(options_.validation_rolls));
    parallel_for(excerpts.size(), options_.threads, [&](std::size_t index) { excerpts[index] = excerpt(era, index); });
    metrics.push_back(validators_[era].measure(excerpts));
  }
  return metrics;
}

void GanRun::validate(Progress& progress) {
  calibrate();
  const double count = std::max(1, state_.loss_count);
  state_.validations.push_back({.step = state_.elapsed.step,
                                .seconds = state_.elapsed.seconds,
                                .losses = {state_.loss_sums.generator / count, state_.loss_sums.critic / count},
                                .metrics = metrics()});
  state_.loss_sums = {};
  state_.loss_count = 0;
  const GanHistoryPoint& now = state_.validations.back();
  const bool better = now.distance() < state_.best_distance;
  if (better) {
    state_.best_distance = now.distance();
    write_best();
  }
  write_log(folder_, state_.validations, task_.eras);
  progress.say(describe(now, better));
  report_collapse(now, progress);
  save();
}

void GanRun::report_collapse(const GanHistoryPoint& now, Progress& progress) {
  if (state_.collapsed_validations >= kCollapsedValidations) return;  // it has been said
  const auto collapse = find_collapse(now, task_.eras);
  state_.collapsed_validations = collapse ? state_.collapsed_validations + 1 : 0;
  if (state_.collapsed_validations == kCollapsedValidations)
    progress.say("the generator has collapsed, or has not begun to learn: " + *collapse +
                 "; try another seed or a lower critic-learning-rate");
}

void GanRun::draw_samples() {
  calibrate();
  std::vector<GridPiece> excerpts;
  for (int sample = 0; sample < options_.samples; ++sample) {
    const auto number = static_cast<std::size_t>(sample);
    excerpts.push_back(excerpt(number % task_.eras.size(), number));
  }
  write_samples(folder_, {state_.elapsed.step, images_->steps(), std::move(excerpts)}, task_.eras);
}

GanCheckpoint GanRun::checkpoint() {
  GanCheckpoint checkpoint{.network = task_.network,
                           .eras = task_.eras,
                           .training = task_.metadata,
                           .tensors = tensors_of(gan_step_.ema_generator())};
  checkpoint.training["options"] = options_to_json(options_);
  checkpoint.training.update(to_json(state_.elapsed));
  checkpoint.training["validation_distance"] = state_.best() ? Json(*state_.best()) : Json(nullptr);
  checkpoint.training["version"] = CLAVIER_VERSION;
  return checkpoint;
}

GanTrainingResult GanRun::run(Progress& progress, const std::stop_token& stop) {
  const bool stopped = run_training_loop(*this, progress, stop);
  if (stopped && !state_.best()) {
    calibrate();
    write_best();
  }
  return {.steps = state_.elapsed.step,
          .best_distance = state_.best(),
          .seconds = state_.elapsed.seconds,
          .stopped = stopped};
}

}  // namespace

GanTrainingResult train_gan(const RollTask& task, const RollMusic& music, const std::filesystem::path& folder,
                            bool resume, Progress& progress, std::stop_token stop) {
  check_options(task.options);
  check_device(task.options.device);
  tune_malloc();
  at::set_num_threads(task.options.threads);
  try {
    refuse_overwrite(folder / kStateFile, resume);
    GanRun run(task, music, folder);
    if (resume) run.resume();
    return run.run(progress, stop);
  } catch (const c10::Error& problem) {
    throw Error(std::string("training failed: ") + problem.what_without_backtrace());
  }
}

}  // namespace clavier
