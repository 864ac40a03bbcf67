#pragma once

#include <string>

#include "base/options.h"

namespace clavier {

/// The shape of a GAN for piano rolls, as stored in config.json. training/networks builds it, and models/gan runs it.
/// docs/formats/gan-checkpoint.md defines the networks and the names of their tensors.
struct GanOptions {
  std::string kind = "beat_gan";  ///< kuo_gan: whole rolls, as in the article; beat_gan: onset rolls, beat by beat
  int noise = 100;                ///< kuo_gan: size of the latent vector
  int features = 21;              ///< kuo_gan: channels of the first, smallest image
  int frames = 128;               ///< beat_gan: frames (kFrameSteps steps) of a training window
  int channels = 96;              ///< of the hidden layers
  int critic = 96;                ///< channels of the critic's first layer; its second has twice as many
  double dropout = 0.3;           ///< kuo_gan: of the critic, in training

  template <class Visitor>
  void visit(Visitor&& visitor) {
    visitor(Option{.name = "kind", .doc = "family of networks", .choices = {"beat_gan", "kuo_gan"}}, kind);
    visitor(Option{.name = "noise", .doc = "numbers a roll is made of", .minimum = 1, .maximum = 1024}, noise);
    visitor(Option{.name = "features", .doc = "features of the smallest image", .minimum = 1, .maximum = 256},
            features);
    visitor(
        Option{.name = "frames", .doc = "frames of a twelfth of a second in training", .minimum = 16, .maximum = 4096},
        frames);
    visitor(Option{.name = "channels", .doc = "channels of the images between", .minimum = 1, .maximum = 256},
            channels);
    visitor(Option{.name = "critic", .doc = "channels of the critic's first layer", .minimum = 1, .maximum = 512},
            critic);
    visitor(Option{.name = "dropout",
                   .doc = "share of the critic's features dropped in training",
                   .minimum = 0,
                   .maximum = 0.95},
            dropout);
  }
};

}  // namespace clavier
