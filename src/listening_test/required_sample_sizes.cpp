#include "listening_test/required_sample_sizes.h"

#include "statistics/sample_size.h"

namespace clavier {

std::vector<ClaimSize> claim_sizes() {
  std::vector<ClaimSize> sizes;
  for (const double accuracy : {0.55, 0.6, 0.7, 0.8}) {
    const Claim claim{.share = accuracy};
    sizes.push_back(
        {.accuracy = accuracy, .judgements = judgements_needed(claim), .exact = exact_judgements_needed(claim)});
  }
  return sizes;
}

}  // namespace clavier
