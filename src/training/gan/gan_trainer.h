#pragma once

#include "training/gan/gan_task.h"
#include "training/run/training_run.h"

namespace clavier {

/// Trains a GAN on rolls of the training pieces and writes to `folder` what TrainingRun does, and sheets of samples
/// from the same noise. The score of a validation is the mean over eras of the Fréchet distance of generated rolls from
/// the validation pieces. Warns once when the generator has collapsed. Throws Error when an era has no notes, and what
/// run_training throws.
TrainingResult train_gan(const GanTask& task, const RollMusic& music, const RunFolder& folder,
                         const RunControl& control);

}  // namespace clavier
