#pragma once

#include <cstddef>
#include <vector>

#include "analysis/onset_groups.h"
#include "music/score.h"

namespace clavier {

/// What is believed of measures. Tuned as BeatModel is.
struct MeterModel {
  double fullness = 0.67;  ///< what makes a beat sound like a downbeat: see Accent
  double bass = 0.7;
  double length = 0.8;
  double wait = 0.03;
  double loudness = 1.58;
  double change = 0.28;
  double harmony = 1.1;        ///< that its pitch classes differ from those of the beat before
  double half_measure = 0.25;  ///< what the third beat of four has of a downbeat
  double slip = 3.9;           ///< against a measure that is a beat longer or shorter
  double resemblance = 6.2;    ///< of measures to those before them
  double three = 0.45;         ///< for three beats rather than two
  double four = 0.45;          ///< for four
};

/// The beats of a performance, counted.
struct CountedBeats {
  std::vector<Seconds> beats;          ///< as track_beats gives them
  std::vector<std::size_t> downbeats;  ///< places in `beats`, in order
  Meter meter;                         ///< 2/4, 3/4, 4/4, or, when most divided beats have three parts, 6/8, 9/8, 12/8
};

/// Finds which beats begin measures of two, three or four. A beat is more likely a downbeat the deeper, longer and
/// fuller what is struck on it is, and when the harmony changes with it (Dixon and Goebl, "Pinpointing the beat",
/// 2002; Temperley, "Music and Probability", 2007); a meter is more likely the more measures resemble those before them
/// (Gainza, "Automatic musical meter detection", 2009). The measures may slip where that is worth it. 4/4 without
/// downbeats when there are no beats.
CountedBeats count_beats(const std::vector<OnsetGroup>& groups, std::vector<Seconds> beats,
                         const MeterModel& model = {});

/// The beats of a performance (track_beats), counted. Its own meters and beats are not looked at.
CountedBeats find_measures(const Score& performance);

}  // namespace clavier
