#pragma once

#include <filesystem>
#include <string>
#include <string_view>

#include "audio/sound.h"

namespace clavier {

enum class SoundFormat : std::uint8_t { wav, flac, ogg, mp3 };

struct SoundTags {
  std::string title;
  std::string artist;
};

/// Writes the sound in `format`. WAV (RF64 beyond 4 GB) and FLAC have 16 bits per sample.
/// Vorbis (.ogg) has quality 6, MP3 a variable rate; both are about 190 kbit/s. The file appears at once and complete;
/// the same sound gives the same bytes. Throws Error when the disk or libsndfile refuses.
void write_sound(Sound& sound, SoundFormat format, const std::filesystem::path& path, const SoundTags& tags = {});

}  // namespace clavier
