#pragma once

namespace clavier {

/// Parameters of meter finding. Tuned as BeatModel is.
struct MeterModel {
  double chord_size = 0.67;  ///< weights of the features of a downbeat: see Accent
  double bass = 0.7;
  double length = 0.8;
  double inter_onset_interval = 0.03;
  double loudness = 1.58;
  double harmonic_change = 0.28;
  double harmony = 1.1;          ///< weight of pitch classes that differ from those of the preceding beat
  double half_measure = 0.25;    ///< share of a downbeat that the third beat of four has
  double slip = 3.9;             ///< cost of a measure that is a beat longer or shorter
  double self_similarity = 6.2;  ///< weight of the similarity of measures to those before them
  double three = 0.45;           ///< reward for three beats rather than two
  double four = 0.45;            ///< reward for four
  double halves = 2;             ///< weight of self-similarity in halve_beats_in_triple_meter
};

}  // namespace clavier
