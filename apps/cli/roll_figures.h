#pragma once

#include "analysis/roll_statistics.h"

namespace clavier {

/// A figure of RollStatistics under the name that reports give it.
struct RollFigure {
  const char* name;
  double RollStatistics::*value;
};

inline constexpr RollFigure kRollFigures[] = {{"notes_per_second", &RollStatistics::notes_per_second},
                                              {"polyphony", &RollStatistics::polyphony},
                                              {"note_seconds", &RollStatistics::note_seconds},
                                              {"low_pitch", &RollStatistics::low_pitch},
                                              {"mean_pitch", &RollStatistics::mean_pitch},
                                              {"high_pitch", &RollStatistics::high_pitch},
                                              {"silent_share", &RollStatistics::silent_share}};

}  // namespace clavier
