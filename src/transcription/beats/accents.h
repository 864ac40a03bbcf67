#pragma once

#include <vector>

#include "music/onset_groups.h"

namespace clavier {

/// What makes a group of notes sound like a beat, each 0..1, compared with the music around it.
struct Accent {
  double chord_size = 0;            ///< how many notes
  double bass = 0;                  ///< how deep its lowest note is
  double length = 0;                ///< how long its longest note
  double inter_onset_interval = 0;  ///< how long until the next group
  double loudness = 0;
  double harmonic_change = 0;  ///< how many of its pitch classes did not sound in the second before

  /// One number, 0..1: how strong it is.
  double strength() const;
};

/// One Accent for each group. After Parncutt, "A perceptual model of pulse salience and metrical accent in musical
/// rhythms" (1994), and Dixon, "Automatic extraction of tempo and beat from expressive performances" (2001): duration,
/// simultaneous notes, low pitch and loudness make an onset salient.
std::vector<Accent> compute_accents(const std::vector<OnsetGroup>& groups);

}  // namespace clavier
