#include "encoding/bins.h"

#include <algorithm>
#include <cmath>
#include <cstdint>

namespace clavier {

Bins::Bins(int first, int exact_until, double ratio, int last) {
  for (int value = first; value <= exact_until; ++value) values_.push_back(value);
  for (double bin = exact_until * ratio; std::lround(bin) < last; bin *= ratio)
    values_.push_back(static_cast<int>(std::lround(bin)));
  if (values_.back() < last) values_.push_back(last);
  table_.resize(static_cast<std::size_t>(last) + 1);
  std::size_t symbol = 0;
  for (int value = 0; value <= last; ++value) {
    // Nearest by ratio: move on once value exceeds the geometric mean of a bin value and the next.
    while (symbol + 1 < values_.size() &&
           static_cast<std::int64_t>(value) * value > static_cast<std::int64_t>(values_[symbol]) * values_[symbol + 1])
      ++symbol;
    table_[static_cast<std::size_t>(value)] = static_cast<int>(symbol);
  }
}

int Bins::nearest(int value) const {
  return table_[static_cast<std::size_t>(std::clamp(value, 0, static_cast<int>(table_.size()) - 1))];
}

const Bins& shift_bins() {
  static const Bins bins(1, 16, 1.08, 216);
  return bins;
}

const Bins& duration_bins() {
  static const Bins bins(1, 12, 1.12, 384);
  return bins;
}

}  // namespace clavier
