#pragma once

#include <string>
#include <vector>

#include "notation/xml/xml.h"

namespace clavier {

/// The piano parts of a score. They are sought among the parts whose name or instrument says piano, or among all when
/// none does. Two parts, of one staff each or with the hands in their names, are the upper and the lower staff.
/// Otherwise it is the first part; when no part says piano, the first one with two staves. Throws Error when the score
/// has no part.
std::vector<const XmlElement*> find_piano_parts(const XmlElement& score);

}  // namespace clavier
