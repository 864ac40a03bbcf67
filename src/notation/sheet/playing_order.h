#pragma once

#include <cstddef>
#include <vector>

#include "notation/sheet/sheet.h"

namespace clavier {

/// No more measures than this are played because of repeats and jumps, nor more than kMaxPasses times those of the
/// sheet, nor measures with more events in all than kMaxPlayedEvents. A repeat or jump that would exceed it is not
/// taken.
inline constexpr std::size_t kMaxPlayedMeasures = 10'000;
inline constexpr std::size_t kMaxPlayedEvents = 300'000;

/// The measures of a sheet in the order in which they are played, counted from 0: sections repeated
/// (repeat_sections.h), volta brackets by pass. A jump is taken once, in the last pass of the sections around it. A da
/// capo goes to the first measure, a dal segno to the nearest segno before it. From there to the place of the jump
/// sections are played once, with the last volta, unless the words or a repeat bar say otherwise. Then the music is
/// over at a Fine or goes from To Coda to the next coda, whichever the words ask for (jump_words.h). Without a To Coda,
/// the first of several coda signs stands for it, else a Fine does. Jumps without a target are not taken.
std::vector<std::size_t> playing_order(const Sheet& sheet);

/// Whether measures are played in another order than they are written in.
bool has_repeats(const Sheet& sheet);

}  // namespace clavier
