#pragma once

#include <span>
#include <string>

#include "music/music_part.h"

namespace clavier {

/// Why a file of these parts is not for piano solo: "16 instruments"; empty when nothing says so. A part counts when it
/// has a hundredth of the notes. Percussion does not: readers leave it out, and what remains may be piano music.
/// - Programs: a tenth of the notes is on instruments that are no keyboards.
/// - Names: of several parts, one is named after such an instrument, and nothing more ("Violin 2", "Horn in F"); or,
///   in MusicXML, after a voice.
/// - Number: more than kMaxPianoParts parts. The voices of a fugue, hands and pedal of a piano are fewer.
std::string find_ensemble_reason(std::span<const MusicPart> parts);

inline constexpr std::size_t kMaxPianoParts = 12;

}  // namespace clavier
