#pragma once

namespace clavier {

/// The numbers of notes that were removed, or merged with the note before, so that a pianist can play the piece.
struct PlayabilityEdits {
  int short_note_artefacts = 0;  ///< too short to be meant (note_cleanup.h)
  int repeats = 0;               ///< repeated faster than a hand can
  int too_many_keys = 0;         ///< more than ten fingers can hold
  int unreachable = 0;           ///< beyond the reach of both hands

  int all() const { return short_note_artefacts + repeats + too_many_keys + unreachable; }
  bool operator==(const PlayabilityEdits&) const = default;
};

}  // namespace clavier
