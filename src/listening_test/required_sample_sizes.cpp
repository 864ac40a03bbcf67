#include "listening_test/required_sample_sizes.h"

#include "statistics/sample_size.h"

namespace clavier {

std::vector<RequiredSampleSize> compute_required_sample_sizes() {
  std::vector<RequiredSampleSize> sizes;
  for (const double accuracy : {0.55, 0.6, 0.7, 0.8}) {
    const PowerAnalysis analysis{.share = accuracy};
    sizes.push_back(
        {.accuracy = accuracy, .judgements = required_sample_size(analysis), .exact = exact_sample_size(analysis)});
  }
  return sizes;
}

}  // namespace clavier
