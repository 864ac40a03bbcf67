#pragma once

#include <filesystem>
#include <string>
#include <string_view>

#include "audio/sound.h"

namespace clavier {

enum class SoundFormat : std::uint8_t { wav, flac, ogg, mp3 };

/// By the file's extension; throws Misuse for another one.
SoundFormat sound_format_of(const std::filesystem::path& path);

struct SoundTags {
  std::string title;
  std::string artist;
};

/// Writes the sound, 16 bits a sample where the format is lossless (WAV, which becomes RF64 beyond 4 GB, and FLAC),
/// Vorbis at quality 6 (about 190 kbit/s) in .ogg, MP3 with a variable rate of about 190 kbit/s. The file appears at
/// once and whole; the same sound gives the same bytes. Throws Error when the disk or libsndfile refuses.
void write_sound(Sound& sound, const std::filesystem::path& path, const SoundTags& tags = {});

}  // namespace clavier
