#pragma once

#include <cstddef>
#include <cstdint>
#include <string>
#include <vector>

#include "midi/hands.h"
#include "notation/xml/xml.h"

namespace clavier {

/// A part of a score, by its entry in the part list and its contents.
struct ScorePart {
  std::size_t number = 1;  ///< its place in the score, from 1
  std::string name;        ///< else its abbreviation or instrument; may be empty
  const XmlElement* element = nullptr;
  bool sounds = false;      ///< it has a note with a pitch
  bool percussion = false;  ///< more notes without a pitch than with one, or a clef of percussion
  bool two_staves = false;  ///< two or more
  bool sings = false;       ///< its name is that of a voice: "Soprano", "Gesang"
  HandName hand = HandName::none;
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
