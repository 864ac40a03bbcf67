#pragma once

#include <string>

#include "base/options.h"

namespace clavier {

/// The shape of an adversarial network that draws piano rolls: what config.json of a checkpoint says, what training/
/// builds and engine/ runs. docs/formats/gan-checkpoint.md gives the networks and the names of their tensors.
struct GanOptions {
  std::string kind = "beat_gan";  ///< article: whole rolls; beats: strikes, drawn beat by beat
  int noise = 100;                ///< article only: numbers a roll is made of
  int features = 21;              ///< article only: of the first, smallest image
  int frames = 128;               ///< beats only: frames of kFrameSteps steps of the windows that training looks at
  int channels = 96;              ///< of the images between
  int critic = 96;                ///< channels of the critic's first layer; its second has twice as many
  double dropout = 0.3;           ///< article only: of the critic, in training

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
