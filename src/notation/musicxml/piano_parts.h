#pragma once

#include <string>
#include <vector>

#include "notation/xml/xml.h"

namespace clavier {

/// The parts of a score that are the piano's. Looked for among those whose name or instrument says piano, or among all
/// when none does: two parts, of one staff each or with the hands in their names, are the upper and the lower staff;
/// else it is the first part, but of no piano the first with two staves. Throws Error when the score has no part.
std::vector<const XmlElement*> find_piano_parts(const XmlElement& score);

}  // namespace clavier
