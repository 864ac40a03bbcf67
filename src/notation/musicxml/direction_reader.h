#pragma once

#include <optional>
#include <vector>

#include "notation/sheet/sheet.h"
#include "notation/xml/xml.h"

namespace clavier {

/// The contents of a direction element that a Sheet has room for, in its order. Its words belong to the tempo when it
/// also has a metronome mark or a sound element with a tempo.
std::vector<decltype(Direction::what)> read_direction(const XmlElement& direction);

/// The tempo of a sound element, which is played but not printed. Nothing when it has none, or one that no music has.
std::optional<TempoMark> read_sound(const XmlElement& sound);

}  // namespace clavier
