#pragma once

#include <string_view>
#include <vector>

#include "notation/sheet/sheet.h"
#include "notation/xml/xml.h"

namespace clavier {

/// The markers and jumps of a sound element, without words or signs.
std::vector<DirectionMark> read_sound_marks(const XmlElement& sound);

/// The markers and jumps of a direction with these words, of which one takes them: those that its sound element names,
/// else the one that the words are, else those of its signs.
std::vector<DirectionMark> read_direction_marks(const XmlElement& direction, std::string_view words);

/// The segno and coda signs of a bar line.
std::vector<DirectionMark> read_bar_line_marks(const XmlElement& bar_line);

/// Keeps one jump and one marker of each kind, printed ones before those that are only heard, and gives the latter the
/// usual words or sign.
void settle_marks(std::vector<Direction>& directions);

}  // namespace clavier
