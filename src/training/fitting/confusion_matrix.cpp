#include "training/fitting/confusion_matrix.h"

#include <numeric>

namespace clavier {

double accuracy_of(const ConfusionMatrix& confusion) {
  int right = 0, all = 0;
  for (std::size_t era = 0; era < confusion.size(); ++era) {
    right += confusion.at(era).at(era);
    all = std::accumulate(confusion.at(era).begin(), confusion.at(era).end(), all);
  }
  return all == 0 ? 0 : static_cast<double>(right) / all;
}

double balanced_accuracy_of(const ConfusionMatrix& confusion) {
  double shares = 0;
  int eras = 0;
  for (std::size_t era = 0; era < confusion.size(); ++era) {
    const int pieces = std::accumulate(confusion.at(era).begin(), confusion.at(era).end(), 0);
    if (pieces == 0) continue;
    shares += static_cast<double>(confusion.at(era).at(era)) / pieces;
    ++eras;
  }
  return eras == 0 ? 0 : shares / eras;
}

}  // namespace clavier
