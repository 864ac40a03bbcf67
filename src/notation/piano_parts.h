#pragma once

#include <string>
#include <vector>

#include "notation/xml.h"

namespace clavier {

/// The parts of a score that are the piano's: both of two parts that have one staff each (the first is the upper); else
/// the first part whose name or instrument says piano, the first with two staves, or the first of all. Throws Error
/// when the score has no part.
std::vector<const XmlElement*> piano_parts(const XmlElement& score);

}  // namespace clavier
