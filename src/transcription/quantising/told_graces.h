#pragma once

#include <vector>

#include "music/score.h"

namespace clavier {

/// Takes the grace notes out of a score whose notes follow its own beats, and returns them, each at the onset of the
/// note that it precedes. A grace note is one short note less than an eighth of a beat, and less than 0.12 s, before a
/// longer one of its hand and apart from a run, unless it begins to the tick on a sixteenth part of a beat. Where it
/// stands on a simple part of a beat instead of the longer note, as some programs play it, the longer note moves there.
/// Hands are known.
std::vector<Note> take_graces(Score& score);

}  // namespace clavier
