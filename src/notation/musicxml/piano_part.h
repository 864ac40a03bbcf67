#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "music/music_part.h"
#include "notation/musicxml/raw_measure.h"
#include "notation/xml/xml.h"

namespace clavier {

/// The music of a score as one piano part.
struct PianoPart {
  std::vector<RawMeasure> measures;
  std::vector<RepeatBars> repeats;    ///< of each measure, or empty; from any part
  bool as_written = false;            ///< it is one part of the score: its voices are the file's
  std::vector<MusicPart> parts;       ///< all parts of the score
  std::vector<std::string> warnings;  ///< which parts are left out or reduced, and how to choose others
};

/// Reads the parts that `wanted` chooses (choose_parts()). One that sounds alone is taken as it is, two that are the
/// hands of one player (find_hands()) are its staves, others are reduced (part_reduction.h). Tempos, markers, jumps and
/// repeat bars may stand in any part, chosen or not. `repair` closes ties that are left open. Throws Error when there
/// is no part or no measure, and as PartReader does; Misuse as choose_parts().
PianoPart read_piano_part(const XmlElement& score, std::string_view wanted, bool repair);

}  // namespace clavier
