#pragma once

namespace clavier {

/// What is believed of measures. Tuned as BeatModel is.
struct MeterModel {
  double chord_size = 0.67;  ///< what makes a beat sound like a downbeat: see Accent
  double bass = 0.7;
  double length = 0.8;
  double inter_onset_interval = 0.03;
  double loudness = 1.58;
  double harmonic_change = 0.28;
  double harmony = 1.1;          ///< that its pitch classes differ from those of the beat before
  double half_measure = 0.25;    ///< what the third beat of four has of a downbeat
  double slip = 3.9;             ///< against a measure that is a beat longer or shorter
  double self_similarity = 6.2;  ///< of measures to those before them
  double three = 0.45;           ///< for three beats rather than two
  double four = 0.45;            ///< for four
  double halves = 2;             ///< the weight of resemblance where three halves of beats may be a measure
};

}  // namespace clavier
