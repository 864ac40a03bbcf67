#pragma once

#include <vector>

#include "music/onset_groups.h"

namespace clavier {

/// The features that make a group of notes sound like a beat, each 0..1, relative to the music around it.
struct Accent {
  double chord_size = 0;            ///< the number of notes
  double bass = 0;                  ///< how low its lowest note is
  double length = 0;                ///< the duration of its longest note
  double inter_onset_interval = 0;  ///< the time to the next group
  double loudness = 0;
  double harmonic_change = 0;  ///< its pitch classes that did not sound in the preceding second

  /// The strength of the accent, 0..1.
  double strength() const;
};

/// One Accent for each group. After Parncutt, "A perceptual model of pulse salience and metrical accent in musical
/// rhythms" (1994), and Dixon, "Automatic extraction of tempo and beat from expressive performances" (2001): duration,
/// simultaneous notes, low pitch and loudness make an onset salient.
std::vector<Accent> compute_accents(const std::vector<OnsetGroup>& groups);

}  // namespace clavier
