#pragma once

#include <string>

#include "base/options.h"

namespace clavier {

/// The shape of a GAN that generates piano rolls: what config.json of a checkpoint says, what training/
/// builds and models/ runs. docs/formats/gan-checkpoint.md gives the networks and the names of their tensors.
struct GanOptions {
  std::string kind = "beat_gan";  ///< kuo_gan: whole rolls; beat_gan: onset rolls, beat by beat
  int noise = 100;                ///< kuo_gan only: size of the latent vector
  int features = 21;              ///< kuo_gan only: of the first, smallest image
  int frames = 128;               ///< beat_gan only: frames of kFrameSteps steps in a training window
  int channels = 96;              ///< of the images between
  int critic = 96;                ///< channels of the critic's first layer; its second has twice as many
  double dropout = 0.3;           ///< kuo_gan only: of the critic, in training

  template <class Visitor>
  // NOLINTNEXTLINE(readability-function-size): a table of options
  void visit(Visitor&& visitor) {
    visitor(Option{.name = "kind",
                   .doc = "family of networks: onset rolls generated beat by beat, or the article's whole rolls",
                   .choices = {"beat_gan", "kuo_gan"},
                   .group = OptionGroup::advanced},
            kind);
    visitor(Option{.name = "noise",
                   .doc = "size of the latent vector; kuo_gan only",
                   .minimum = 1,
                   .maximum = 1024,
                   .group = OptionGroup::advanced},
            noise);
    visitor(Option{.name = "features",
                   .doc = "features of the smallest image; kuo_gan only",
                   .minimum = 1,
                   .maximum = 256,
                   .group = OptionGroup::advanced},
            features);
    visitor(Option{.name = "frames",
                   .doc = "length of training windows in frames of a twelfth of a second; beat_gan only",
                   .minimum = 16,
                   .maximum = 4096,
                   .group = OptionGroup::advanced},
            frames);
    visitor(Option{.name = "channels",
                   .doc = "channels of the generator's inner layers; more for a larger network",
                   .minimum = 1,
                   .maximum = 256,
                   .group = OptionGroup::advanced},
            channels);
    visitor(Option{.name = "critic",
                   .doc = "channels of the critic's first layer; more for a larger network",
                   .minimum = 1,
                   .maximum = 512,
                   .group = OptionGroup::advanced},
            critic);
    visitor(Option{.name = "dropout",
                   .doc = "share of the critic's features dropped in training; kuo_gan only",
                   .minimum = 0,
                   .maximum = 0.95,
                   .group = OptionGroup::advanced},
            dropout);
  }
};

}  // namespace clavier
