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

constexpr int kCollapsedLooks = 3;       // one after the other, before it is called a collapse
constexpr int kRememberedWindows = 256;  // of each era
constexpr int kUnseenStep = 1 << 30;     // no run gets that far
constexpr std::uint64_t kNoiseSeed = 0x6e6f697365;

/// Of windows that no step sees.
StrikeMoments moments_of(const RollBatches& batches, const RollTrainingOptions& options, int eras) {
  StrikeMoments moments(eras);
  for (int seen = 0; options.moments > 0 && seen < eras * kRememberedWindows; seen += options.batch) {
    const RollBatch batch = batches.at(kUnseenStep + seen / options.batch);
    moments.remember(batch.images, batch.eras);
  }
  return moments;
}

/// One run: holds what the steps share.
class RollRun final : public SteppedRun {
 public:
  RollRun(const RollTask& task, const RollMusic& music, std::filesystem::path folder);
  void resume() {
    state_ = roll_state_of(load_state(folder_ / kStateFile, identity(), adversaries_.learners()), task_.eras);
  }
  RollTrainingResult go(Progress& progress, const std::stop_token& stop);

  double share_done() const override {
    return share_of({options_.steps, options_.minutes, options_.processor_minutes}, state_.spent);
  }
  void step(Progress& progress) override;
  void save() override {
    save_state(folder_ / kStateFile, identity(), figures_of(state_, task_.eras), adversaries_.learners());
  }

 private:
  Json identity() const;
  RollLosses descend();
  void calibrate();
  void look(Progress& progress);
  std::vector<RollVerdict> verdicts();
  void tell_collapse(const RollLook& now, Progress& progress);
  void draw_samples();
  void write_best();
  /// The painter as it would be stored, not yet calibrated.
  RollCheckpoint checkpoint();
  /// Drawn as composing draws, from the same sketches at every look.
  GridPiece excerpt(std::size_t era, std::uint64_t number) const;

  const RollTask& task_;
  const RollTrainingOptions& options_;
  std::filesystem::path folder_;
  std::uint64_t checksum_;
  std::vector<RollSampler> training_, validation_;
  std::unique_ptr<RollImages> images_;
  RollBatches batches_;
  StrikeMoments moments_;
  Adversaries adversaries_;
  std::vector<RollJudge> judges_;
  RollCalibration calibration_;
  int calibrated_at_ = -1;  // step
  RollCheckpoint calibrated_;
  std::unique_ptr<RollModel> model_;  // of `calibrated_`
  RollState state_;
};

RollRun::RollRun(const RollTask& task, const RollMusic& music, std::filesystem::path folder)
    : task_(task),
      options_(task.options),
      folder_(std::move(folder)),
      checksum_(checksum_of(music.training)),
      training_(samplers_of(music.training, task.eras, "training")),
      validation_(samplers_of(music.validation, task.eras, "validation")),
      images_(make_roll_images(task.network)),
      batches_(options_, training_, *images_),
      moments_(moments_of(batches_, options_, static_cast<int>(task.eras.size()))),
      adversaries_(task.network, static_cast<int>(task.eras.size()), options_, &moments_),
      calibration_(task.network, training_, options_.seed) {
  for (std::size_t era = 0; era < task.eras.size(); ++era)
    judges_.emplace_back(RollJudge::Pieces{training_[era], validation_[era]}, *images_, options_.validation_rolls,
                         options_.seed);
}

Json RollRun::identity() const {
  Json options = options_to_json(options_);
  // Rates follow `steps` alone, so that a run may be given more time; what is looked at changes nothing that is
  // learned, and precision only how it is rounded.
  for (const char* free_to_change : {"threads", "device", "minutes", "processor_minutes", "mixed_precision",
                                     "validate_every", "sample_every", "samples"})
    options.erase(free_to_change);
  RollCheckpoint shape{.network = task_.network, .eras = task_.eras};
  Json all = {{"shape", config_of(shape)}, {"options", options}, {"data", checksum_}, {"version", CLAVIER_VERSION}};
  if (task_.network.kind == "beats") all["critic"] = kCriticRevision;
  return all;
}

RollLosses RollRun::descend() {
  torch::manual_seed(Random(options_.seed, static_cast<std::uint64_t>(state_.spent.step) * 2).bits() >> 1);
  const RollLosses losses = adversaries_.learn(batches_.at(state_.spent.step), state_.spent.step);
  if (std::isfinite(losses.generator) && std::isfinite(losses.critic)) return losses;
  throw Error(
      "training stopped at step " + std::to_string(state_.spent.step) +
      ": a loss is no longer finite; try a lower learning-rate or critic-learning-rate. " +
      (state_.best() ? "The best checkpoint so far is kept in " + folder_.string() : "No checkpoint was written"));
}

/// What is looked at, shown and stored is the calibrated painter.
void RollRun::calibrate() {
  if (std::exchange(calibrated_at_, state_.spent.step) == state_.spent.step) return;
  calibrated_ = checkpoint();
  calibration_.apply(calibrated_, static_cast<unsigned>(options_.threads));
  model_ = make_roll_model(calibrated_);
}

void RollRun::write_best() {
  calibrated_.training = checkpoint().training;  // with what the look has found
  write_roll_checkpoint(folder_, calibrated_, task_.precision);
}

void RollRun::step(Progress& progress) {
  {
    const StepClock clock(state_.spent);
    const RollLosses losses = descend();
    state_.loss_sums.generator += losses.generator;
    state_.loss_sums.critic += losses.critic;
    ++state_.loss_count;
  }
  const bool last = share_done() >= 1.0;
  if (options_.sample_every > 0 && (state_.spent.step % options_.sample_every == 0 || last)) draw_samples();
  if (state_.spent.step % options_.validate_every == 0 || last) look(progress);
}

GridPiece RollRun::excerpt(std::size_t era, std::uint64_t number) const {
  Random random(options_.seed ^ kNoiseSeed, number);
  const RollEra& drawn = task_.eras[era];
  return read_roll(model_->draw(drawn.era, images_->steps(), random), drawn.reading);
}

std::vector<RollVerdict> RollRun::verdicts() {
  std::vector<RollVerdict> verdicts;
  for (std::size_t era = 0; era < task_.eras.size(); ++era) {
    std::vector<GridPiece> excerpts(static_cast<std::size_t>(options_.validation_rolls));
    parallel_for(excerpts.size(), options_.threads, [&](std::size_t index) { excerpts[index] = excerpt(era, index); });
    verdicts.push_back(judges_[era].judge(excerpts));
  }
  return verdicts;
}

void RollRun::look(Progress& progress) {
  calibrate();
  const double count = std::max(1, state_.loss_count);
  state_.looks.push_back({.step = state_.spent.step,
                          .seconds = state_.spent.seconds,
                          .losses = {state_.loss_sums.generator / count, state_.loss_sums.critic / count},
                          .verdicts = verdicts()});
  state_.loss_sums = {};
  state_.loss_count = 0;
  const RollLook& now = state_.looks.back();
  const bool better = now.distance() < state_.best_distance;
  if (better) {
    state_.best_distance = now.distance();
    write_best();
  }
  write_log(folder_, state_.looks, task_.eras);
  progress.say(described(now, better));
  tell_collapse(now, progress);
  save();
}

void RollRun::tell_collapse(const RollLook& now, Progress& progress) {
  if (state_.collapsed_looks >= kCollapsedLooks) return;  // it has been said
  const auto collapse = collapse_of(now, task_.eras);
  state_.collapsed_looks = collapse ? state_.collapsed_looks + 1 : 0;
  if (state_.collapsed_looks == kCollapsedLooks)
    progress.say("the generator has collapsed, or has not begun to learn: " + *collapse +
                 "; try another seed or a lower critic-learning-rate");
}

void RollRun::draw_samples() {
  calibrate();
  std::vector<GridPiece> excerpts;
  for (int sample = 0; sample < options_.samples; ++sample) {
    const auto number = static_cast<std::size_t>(sample);
    excerpts.push_back(excerpt(number % task_.eras.size(), number));
  }
  write_samples(folder_, {state_.spent.step, images_->steps(), std::move(excerpts)}, task_.eras);
}

RollCheckpoint RollRun::checkpoint() {
  RollCheckpoint checkpoint{.network = task_.network,
                            .eras = task_.eras,
                            .training = task_.about,
                            .tensors = tensors_of(adversaries_.painter())};
  checkpoint.training["options"] = options_to_json(options_);
  checkpoint.training.update(figures_of(state_.spent));
  checkpoint.training["validation_distance"] = state_.best() ? Json(*state_.best()) : Json(nullptr);
  checkpoint.training["version"] = CLAVIER_VERSION;
  return checkpoint;
}

RollTrainingResult RollRun::go(Progress& progress, const std::stop_token& stop) {
  const bool stopped = drive(*this, progress, stop);
  if (stopped && !state_.best()) {
    calibrate();
    write_best();
  }
  return {
      .steps = state_.spent.step, .best_distance = state_.best(), .seconds = state_.spent.seconds, .stopped = stopped};
}

}  // namespace

RollTrainingResult train_rolls(const RollTask& task, const RollMusic& music, const std::filesystem::path& folder,
                               bool resume, Progress& progress, std::stop_token stop) {
  check_options(task.options);
  check_device(task.options.device);
  keep_freed_memory();
  at::set_num_threads(task.options.threads);
  try {
    refuse_to_begin_anew(folder / kStateFile, resume);
    RollRun run(task, music, folder);
    if (resume) run.resume();
    return run.go(progress, stop);
  } catch (const c10::Error& problem) {
    throw Error(std::string("training failed: ") + problem.what_without_backtrace());
  }
}

}  // namespace clavier
