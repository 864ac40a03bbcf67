#pragma once

#include <optional>
#include <vector>

#include "notation/sheet/sheet.h"
#include "notation/xml/xml.h"

namespace clavier {

/// What a direction element says that a Sheet has room for, in its order. Its words are a tempo's when it also has a
/// metronome mark or a sound with a tempo.
std::vector<decltype(Direction::what)> read_direction(const XmlElement& direction);

/// The tempo of a sound element, only heard. Nothing when it has none, or one that no music has.
std::optional<TempoMark> read_sound(const XmlElement& sound);

}  // namespace clavier
