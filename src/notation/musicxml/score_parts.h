#pragma once

#include <cstddef>
#include <cstdint>
#include <string>
#include <vector>

#include "midi/hands.h"
#include "music/music_part.h"
#include "notation/xml/xml.h"

namespace clavier {

/// A part of a score, by its entry in the part list and its contents.
struct ScorePart {
  std::size_t number = 1;  ///< its place in the score, from 1
  const XmlElement* element = nullptr;
  /// Its name is else its abbreviation or instrument; its notes are those with a pitch. Percussion has more notes
  /// without a pitch than with one, or a clef of percussion. A part sings by its name: "Soprano", "Gesang".
  MusicPart music = {};
  bool two_staves = false;  ///< two or more
  HandName hand = HandName::none;

  bool sounds() const { return music.notes > 0; }
};

/// The parts of a score in its order. Throws Error when there is none.
std::vector<ScorePart> read_score_parts(const XmlElement& score);

/// "2 (Alto)", or "2" without a name.
std::string label_of(const ScorePart& part);

/// Which of two parts is the right hand, where two parts are the hands of one player.
enum class HandPair : std::uint8_t {
  none,         ///< they are not
  right_first,  ///< the first, by their names, or because it alone sings
  left_first,
  by_pitch  ///< the higher one: each has one staff
};

HandPair find_hands(const std::vector<ScorePart>& parts);

}  // namespace clavier
