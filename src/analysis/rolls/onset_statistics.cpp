#include "analysis/rolls/onset_statistics.h"

namespace clavier {

StrikeMeans strike_means(std::span<const std::vector<GridNote>> excerpts, int frames) {
  StrikeMeans means;
  double notes = 0;
  for (const std::vector<GridNote>& excerpt : excerpts)
    for (const GridNote& note : excerpt) {
      ++notes;
      means.length += note.duration;
      means.velocity += note.velocity;
      ++means.pitch_classes[static_cast<std::size_t>(pitch_class(note.pitch))];
    }
  if (notes == 0) return {};
  means.strikes = notes / (static_cast<double>(excerpts.size()) * frames);
  means.length /= notes;
  means.velocity /= notes;
  for (double& share : means.pitch_classes) share /= notes;
  return means;
}

}  // namespace clavier
