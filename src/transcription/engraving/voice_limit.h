#pragma once

#include <vector>

#include "transcription/engraving/staff_voices.h"

namespace clavier {

/// The voices of one staff in a measure, from the highest down, joined until kMaxVoicesPerStaff are left: always those
/// two, with few others between them, whose chords are cut least. A chord is cut where one of the other voice begins or
/// ends; its parts are tied. Voices that sound one pitch together do not join: one note would be lost.
std::vector<VoiceLine> limit_voices(const std::vector<PlacedNote>& notes, std::vector<VoiceLine> voices);

}  // namespace clavier
