#pragma once

#include <cstdint>
#include <string_view>

namespace clavier {

/// The hand that a track's name gives; or the voice of a song.
enum class HandName : std::uint8_t { none, left, right, both, voice };

/// Understands "Piano right", "RH", "upper", "main gauche", "Staff_pfLower", "m.s." and the like in English, German,
/// French, Italian, Spanish and Polish. `both` when it names both hands or says so; `voice` when it is nothing but the
/// word: many programs call the layers of a staff "Voice 1".
HandName hand_from_name(std::string_view track_name);

}  // namespace clavier
