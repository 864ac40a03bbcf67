#include "audio/sound_file.h"

#include <sndfile.h>

#include <cstdio>
#include <exception>
#include <memory>

#include "audio/ogg_serial.h"
#include "base/error.h"
#include "base/files.h"

namespace clavier {
namespace {

constexpr std::int64_t kMaxWavBytes = 0xffff0000;  // the largest size of samples that a WAV header can hold
constexpr std::uint32_t kOggSerial = 0x436c6176;   // "Clav"

int libsndfile_format(SoundFormat format, std::int64_t frames) {
  switch (format) {
    case SoundFormat::wav:
      return (frames * 4 > kMaxWavBytes ? SF_FORMAT_RF64 : SF_FORMAT_WAV) | SF_FORMAT_PCM_16;
    case SoundFormat::flac:
      return SF_FORMAT_FLAC | SF_FORMAT_PCM_16;
    case SoundFormat::ogg:
      return SF_FORMAT_OGG | SF_FORMAT_VORBIS;
    case SoundFormat::mp3:
      return SF_FORMAT_MPEG | SF_FORMAT_MPEG_LAYER_III;
  }
  return 0;
}

/// A file for libsndfile, which calls C functions; no exception may pass through them.
struct VirtualFile {
  TemporaryFile file;
  std::exception_ptr problem = nullptr;

  template <class Work>
  sf_count_t guarded(Work work) {
    try {
      return work();
    } catch (...) {
      if (!problem) problem = std::current_exception();
      return 0;
    }
  }
};

sf_count_t move_to(VirtualFile& virtual_file, sf_count_t offset, int from) {
  const std::int64_t base = from == SEEK_SET   ? 0
                            : from == SEEK_CUR ? virtual_file.file.position()
                                               : virtual_file.file.size();
  virtual_file.file.seek(base + offset);
  return base + offset;
}

SF_VIRTUAL_IO make_virtual_io() {
  static constexpr auto kAsVirtualFile = [](void* user) -> VirtualFile& { return *static_cast<VirtualFile*>(user); };
  SF_VIRTUAL_IO io{};
  io.get_filelen = [](void* user) {
    return kAsVirtualFile(user).guarded([&] { return sf_count_t{kAsVirtualFile(user).file.size()}; });
  };
  io.tell = [](void* user) {
    return kAsVirtualFile(user).guarded([&] { return sf_count_t{kAsVirtualFile(user).file.position()}; });
  };
  io.seek = [](sf_count_t offset, int from, void* user) {
    return kAsVirtualFile(user).guarded([&] { return move_to(kAsVirtualFile(user), offset, from); });
  };
  io.read = [](void* to, sf_count_t bytes, void* user) {
    const std::span<std::uint8_t> span(static_cast<std::uint8_t*>(to), static_cast<std::size_t>(bytes));
    return kAsVirtualFile(user).guarded([&] { return static_cast<sf_count_t>(kAsVirtualFile(user).file.read(span)); });
  };
  io.write = [](const void* from, sf_count_t bytes, void* user) {
    const ByteView span(static_cast<const std::uint8_t*>(from), static_cast<std::size_t>(bytes));
    return kAsVirtualFile(user).guarded([&] { return kAsVirtualFile(user).file.write(span), bytes; });
  };
  return io;
}

struct CloseSound {
  void operator()(SNDFILE* file) const { sf_close(file); }
};

void set_quality(SNDFILE* file, SoundFormat format) {
  double quality = 0.6;
  if (format == SoundFormat::ogg) sf_command(file, SFC_SET_VBR_ENCODING_QUALITY, &quality, sizeof quality);
  double compression = 0.2;
  int variable = SF_BITRATE_MODE_VARIABLE;
  if (format == SoundFormat::mp3) {
    sf_command(file, SFC_SET_BITRATE_MODE, &variable, sizeof variable);
    sf_command(file, SFC_SET_COMPRESSION_LEVEL, &compression, sizeof compression);
  }
}

void encode(Sound& sound, SoundFormat format, const SoundTags& tags, VirtualFile& virtual_file) {
  SF_VIRTUAL_IO io = make_virtual_io();
  SF_INFO info{};
  info.samplerate = kSampleRate;
  info.channels = kChannels;
  info.format = libsndfile_format(format, sound.frames());
  const std::unique_ptr<SNDFILE, CloseSound> file(sf_open_virtual(&io, SFM_WRITE, &info, &virtual_file));
  if (!file) throw Error(std::string("libsndfile: ") + sf_strerror(nullptr));
  sf_command(file.get(), SFC_SET_CLIPPING, nullptr, SF_TRUE);
  set_quality(file.get(), format);
  if (!tags.title.empty()) sf_set_string(file.get(), SF_STR_TITLE, tags.title.c_str());
  if (!tags.artist.empty()) sf_set_string(file.get(), SF_STR_ARTIST, tags.artist.c_str());
  sound.read([&](std::span<const float> samples) {
    const auto count = static_cast<sf_count_t>(samples.size());
    const bool complete = sf_write_float(file.get(), samples.data(), count) == count;
    if (virtual_file.problem) std::rethrow_exception(virtual_file.problem);
    if (!complete) throw Error(std::string("libsndfile: ") + sf_strerror(file.get()));
  });
}

}  // namespace

void write_sound(Sound& sound, SoundFormat format, const std::filesystem::path& path, const SoundTags& tags) {
  VirtualFile virtual_file{.file = TemporaryFile(path)};
  encode(sound, format, tags, virtual_file);
  if (virtual_file.problem) std::rethrow_exception(virtual_file.problem);
  if (format == SoundFormat::ogg) set_ogg_serial(virtual_file.file, kOggSerial);
  virtual_file.file.publish();
}

}  // namespace clavier
