#include "notation/musicxml/divisions.h"

#include <numeric>

#include "base/error.h"

namespace clavier {
namespace {

/// Accumulates the least common multiple of denominators.
class Grid {
 public:
  void add(ExactBeats time) {
    const std::int64_t factor = time.denominator() / std::gcd(time.denominator(), divisions_);
    if (factor > kMaxDivisions / divisions_)
      throw Error("its times need more than " + std::to_string(kMaxDivisions) + " divisions of a quarter note");
    divisions_ *= factor;
  }
  std::int64_t divisions() const { return divisions_; }

 private:
  std::int64_t divisions_ = 1;
};

}  // namespace

std::int64_t divisions_of(const Sheet& sheet) {
  Grid grid;
  for (const Measure& measure : sheet.measures) {
    grid.add(measure.length);
    for (const ClefChange& change : measure.clefs) grid.add(change.onset);
    for (const Direction& direction : measure.directions) grid.add(direction.onset);
    for (const Voice& voice : measure.voices) {
      for (const SheetEvent& event : voice.events) {
        grid.add(event.onset);
        grid.add(event.length);
      }
    }
  }
  return grid.divisions();
}

}  // namespace clavier
