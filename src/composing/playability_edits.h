#pragma once

namespace clavier {

/// How many notes were taken away, or made one with the note before, so that a pianist can play a piece.
struct PlayabilityEdits {
  int short_note_artefacts = 0;  ///< too short to have been meant
  int repeats = 0;               ///< struck again sooner than a hand can
  int too_many_keys = 0;         ///< more than the fingers
  int unreachable = 0;           ///< out of reach of both hands

  int all() const { return short_note_artefacts + repeats + too_many_keys + unreachable; }
  bool operator==(const PlayabilityEdits&) const = default;
};

}  // namespace clavier
