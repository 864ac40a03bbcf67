#include "encoding/score_steps/bar_piece.h"

#include <tuple>

namespace clavier {
namespace {

/// Places in the order of one onset: the voice, the right hand from the top, the left hand from the bass.
std::pair<int, int> rank(const BarNote& note) {
  switch (note.part) {
    case Part::voice:
      return {0, -note.pitch};
    case Part::right:
      return {1, -note.pitch};
    case Part::left:
      break;
  }
  return {2, note.pitch};
}

}  // namespace

bool comes_before(const BarNote& a, const BarNote& b) {
  return std::pair(a.position, rank(a)) < std::pair(b.position, rank(b));
}

}  // namespace clavier
