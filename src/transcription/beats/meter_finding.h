#pragma once

#include <cstddef>
#include <vector>

#include "music/onset_groups.h"
#include "music/score.h"
#include "transcription/beats/meter_model.h"

namespace clavier {

/// The beats of a performance, grouped into measures.
struct MetricalStructure {
  std::vector<Seconds> beats;          ///< in order
  std::vector<std::size_t> downbeats;  ///< indices into `beats`, in order
  Meter meter;                         ///< 2/4, 3/4, 4/4, or, when most divided beats have three parts, 6/8, 9/8, 12/8
};

/// Finds which beats begin measures of two, three or four. A beat is more likely a downbeat when its notes are lower,
/// longer and more, and when the harmony changes with it (Dixon and Goebl, "Pinpointing the beat", 2002; Temperley,
/// "Music and Probability", 2007). A meter is more likely the more measures resemble those before them (Gainza,
/// "Automatic musical meter detection", 2009). A measure may be a beat longer or shorter at a cost. Without beats it is
/// 4/4 without downbeats.
MetricalStructure find_meter(const std::vector<OnsetGroup>& groups, std::vector<Seconds> beats,
                             const MeterModel& model = {});

/// The beats of a performance (track_beats), or their halves (halve_beats_in_triple_meter), grouped into measures.
/// Ignores the performance's own meters and beats.
MetricalStructure find_measures(const Score& performance);

}  // namespace clavier
