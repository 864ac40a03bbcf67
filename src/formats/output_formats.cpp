#include "formats/output_formats.h"

#include <algorithm>
#include <array>

#include "audio/sound_file.h"
#include "base/error.h"
#include "base/files.h"
#include "midi/midi_writer.h"
#include "notation/musicxml/musicxml_writer.h"
#include "notation/musicxml/mxl.h"
#include "notation/pages.h"

namespace clavier {
namespace {

std::vector<Bytes> encode_midi(Renderings& piece) { return {write_midi(piece.score())}; }
std::vector<Bytes> encode_musicxml(Renderings& piece) { return {write_musicxml(piece.sheet())}; }
std::vector<Bytes> encode_mxl(Renderings& piece) { return {write_mxl(piece.sheet())}; }

template <PageFormat format>
std::vector<Bytes> encode_pages(Renderings& piece) {
  return render_pages(piece.sheet(), format, find_musescore(piece.options()));
}

template <SoundFormat format>
void stream_sound(Renderings& piece, const std::filesystem::path& file) {
  write_sound(piece.sound(file), format, file, {.title = piece.score().title, .artist = piece.score().origin});
}

constexpr std::array<OutputFormat, 11> kOutputFormats = {
    {{".mid", "MIDI", encode_midi},
     {".midi", "MIDI", encode_midi},
     {".musicxml", "MusicXML", encode_musicxml},
     {".mxl", "compressed MusicXML", encode_mxl},
     {".pdf", "engraved pages", encode_pages<PageFormat::pdf>, OutputNeeds::musescore},
     {".svg", "a drawing of each page", encode_pages<PageFormat::svg>, OutputNeeds::musescore},
     {".png", "an image of each page", encode_pages<PageFormat::png>, OutputNeeds::musescore},
     {".wav", "uncompressed sound", stream_sound<SoundFormat::wav>, OutputNeeds::sound_font},
     {".flac", "lossless sound", stream_sound<SoundFormat::flac>, OutputNeeds::sound_font},
     {".ogg", "Vorbis sound", stream_sound<SoundFormat::ogg>, OutputNeeds::sound_font},
     {".mp3", "MP3 sound", stream_sound<SoundFormat::mp3>, OutputNeeds::sound_font}}};

}  // namespace

std::span<const OutputFormat> output_formats() { return kOutputFormats; }

const OutputFormat& find_output_format(const std::filesystem::path& file) {
  const std::string extension = extension_of(file);
  const auto found = std::find_if(kOutputFormats.begin(), kOutputFormats.end(),
                                  [&](auto& format) { return format.extension == extension; });
  if (found != kOutputFormats.end()) return *found;
  const std::string problem = extension.empty() ? "it has no extension" : "its extension is not known";
  throw Misuse("cannot write " + file.string() + ": " + problem + "; known are " + list_output_extensions());
}

std::vector<std::string_view> list_sound_formats() {
  std::vector<std::string_view> names;
  for (const OutputFormat& format : kOutputFormats)
    if (format.needs == OutputNeeds::sound_font) names.push_back(format.extension.substr(1));
  return names;
}

std::string list_output_extensions() {
  std::string names;
  for (const OutputFormat& format : kOutputFormats) names.append(names.empty() ? "" : ", ").append(format.extension);
  return names;
}

}  // namespace clavier
