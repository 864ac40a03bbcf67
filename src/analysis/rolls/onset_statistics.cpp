#include "analysis/rolls/onset_statistics.h"

namespace clavier {

OnsetStatistics compute_onset_statistics(std::span<const std::vector<GridNote>> excerpts, int frames) {
  OnsetStatistics means;
  double notes = 0;
  for (const std::vector<GridNote>& excerpt : excerpts)
    for (const GridNote& note : excerpt) {
      ++notes;
      means.length += note.duration;
      means.velocity += note.velocity;
      ++means.pitch_classes[static_cast<std::size_t>(pitch_class(note.pitch))];
    }
  if (notes == 0) return {};
  means.onsets_per_frame = notes / (static_cast<double>(excerpts.size()) * frames);
  means.length /= notes;
  means.velocity /= notes;
  for (double& share : means.pitch_classes) share /= notes;
  return means;
}

}  // namespace clavier
