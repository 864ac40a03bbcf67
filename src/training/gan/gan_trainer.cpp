#include "training/gan/gan_trainer.h"

#include <utility>

#include "base/parallel.h"
#include "encoding/read_roll.h"
#include "models/gan/make_roll_model.h"
#include "training/gan/gan_log.h"
#include "training/gan/gan_step.h"
#include "training/gan/roll_calibration.h"
#include "training/gan/roll_samples.h"
#include "training/networks/beat_critic_shape.h"
#include "training/networks/network_weights.h"

namespace clavier {
namespace {

constexpr int kReferenceWindows = 256;  // of each era
constexpr int kUnseenStep = 1 << 30;    // later than the last step of any run
constexpr std::uint64_t kNoiseSeed = 0x6e6f697365;

/// Its real images are of windows that no step sees.
EnergyDistanceLoss make_energy_distance_loss(const RollBatches& batches, const GanTrainingOptions& options, int eras) {
  EnergyDistanceLoss energy_distance(eras);
  for (int seen = 0; options.energy_distance > 0 && seen < eras * kReferenceWindows; seen += options.batch) {
    const RollBatch batch = batches.at(kUnseenStep + seen / options.batch);
    energy_distance.add_real_images(batch.images, batch.eras);
  }
  return energy_distance;
}

/// One run of a GAN.
class GanRun final : public TrainingRun {
 public:
  GanRun(const GanTask& task, const RollMusic& music, const RunFolder& folder);

 private:
  Json identity() const override;
  NetworksAndOptimizers networks_and_optimizers() override { return gan_step_.networks_and_optimizers(); }
  std::vector<double> train_step() override;
  void after_step(bool last) override;
  Validation validate(const std::vector<double>& losses) override;
  std::optional<std::string> find_warning() const override { return find_persistent_collapse(state().log); }
  void store_checkpoint() override;
  Svg draw_curves(const std::vector<Json>& log) const override { return draw_gan_curves(log); }
  std::string advice() const override { return "try a lower learning-rate or critic-learning-rate"; }

  void calibrate();
  std::vector<GanMetrics> measure();
  /// Generated as composing generates, from the same latents in every validation.
  GridPiece generate(std::size_t era, std::uint64_t number) const;

  const GanTask& task_;
  const GanTrainingOptions& options_;
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
};

GanRun::GanRun(const GanTask& task, const RollMusic& music, const RunFolder& folder)
    : TrainingRun(make_run_plan(task.options, folder)),
      task_(task),
      options_(task.options),
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
  // Learning rates follow `steps` alone, so that a run may be given more time; validations and samples change nothing
  // that is learned, and mixed precision only how it is rounded.
  for (const char* free_to_change : {"threads", "device", "minutes", "processor_minutes", "mixed_precision",
                                     "validate_every", "sample_every", "samples"})
    options.erase(free_to_change);
  const GanCheckpoint shape{.network = task_.network, .eras = task_.eras};
  Json all = {{"shape", config_of(shape)}, {"options", options}, {"data", checksum_}, {"version", CLAVIER_VERSION}};
  if (task_.network.kind == "beat_gan") all["critic"] = kCriticRevision;
  return all;
}

std::vector<double> GanRun::train_step() {
  torch::manual_seed(Random(options_.seed, static_cast<std::uint64_t>(current_step()) * 2).bits() >> 1);
  const GanLosses losses = gan_step_.train_step(batches_.at(current_step()), current_step());
  return {losses.generator, losses.critic};
}

void GanRun::after_step(bool last) {
  if (options_.sample_every == 0 || (!last && current_step() % options_.sample_every != 0)) return;
  calibrate();
  std::vector<GridPiece> excerpts;
  for (int sample = 0; sample < options_.samples; ++sample) {
    const auto number = static_cast<std::size_t>(sample);
    excerpts.push_back(generate(number % task_.eras.size(), number));
  }
  write_samples(folder(), {current_step(), images_->steps(), std::move(excerpts)}, task_.eras);
}

/// What is validated, sampled and stored is the calibrated EMA generator.
void GanRun::calibrate() {
  if (std::exchange(calibrated_at_, current_step()) == current_step()) return;
  calibrated_ = {.network = task_.network, .eras = task_.eras, .tensors = tensors_of(gan_step_.ema_generator())};
  calibration_.apply(calibrated_, static_cast<unsigned>(options_.threads));
  model_ = make_roll_model(calibrated_);
}

GridPiece GanRun::generate(std::size_t era, std::uint64_t number) const {
  Random random(options_.seed ^ kNoiseSeed, number);
  const RollEra& roll_era = task_.eras[era];
  return read_roll(model_->generate(roll_era.era, images_->steps(), random), roll_era.reading);
}

std::vector<GanMetrics> GanRun::measure() {
  std::vector<GanMetrics> metrics;
  for (std::size_t era = 0; era < task_.eras.size(); ++era) {
    std::vector<GridPiece> excerpts(static_cast<std::size_t>(options_.validation_rolls));
    parallel_for(excerpts.size(), static_cast<unsigned>(options_.threads),
                 [&](std::size_t index) { excerpts[index] = generate(era, index); });
    metrics.push_back(validators_[era].measure(excerpts));
  }
  return metrics;
}

Validation GanRun::validate(const std::vector<double>& losses) {
  calibrate();
  const GanEvaluation evaluation{.losses = {.generator = losses[0], .critic = losses[1]}, .metrics = measure()};
  return {.score = evaluation.distance(), .metrics = to_json(evaluation, task_.eras), .summary = describe(evaluation)};
}

void GanRun::store_checkpoint() {
  calibrate();
  calibrated_.training = training_record(task_.metadata, options_to_json(options_), "validation_distance");
  write_gan_checkpoint(folder(), calibrated_, task_.precision);
}

}  // namespace

TrainingResult train_gan(const GanTask& task, const RollMusic& music, const RunFolder& folder,
                         const RunControl& control) {
  check_options(task.options);
  return run_training(folder, task.options.device, task.options.threads,
                      [&] { return GanRun(task, music, folder).run(control); });
}

}  // namespace clavier
