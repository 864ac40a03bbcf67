#include "studio/media_types.h"

#include <array>
#include <utility>

namespace clavier {
namespace {

constexpr std::array<std::pair<std::string_view, std::string_view>, 24> kMediaTypes = {
    {{"mid", "audio/midi"},
     {"musicxml", "application/vnd.recordare.musicxml+xml"},
     {"mxl", "application/vnd.recordare.musicxml"},
     {"pdf", "application/pdf"},
     {"svg", "image/svg+xml"},
     {"png", "image/png"},
     {"wav", "audio/wav"},
     {"flac", "audio/flac"},
     {"ogg", "audio/ogg"},
     {"mp3", "audio/mpeg"},
     {"html", "text/html; charset=utf-8"},
     {"css", "text/css; charset=utf-8"},
     {"js", "text/javascript; charset=utf-8"},
     {"mjs", "text/javascript; charset=utf-8"},
     {"wasm", "application/wasm"},
     {"json", "application/json"},
     {"map", "application/json"},
     {"webmanifest", "application/manifest+json"},
     {"txt", "text/plain; charset=utf-8"},
     {"woff2", "font/woff2"},
     {"woff", "font/woff"},
     {"ico", "image/x-icon"},
     {"sf2", "audio/x-sf2"},
     {"sf3", "audio/x-sf3"}}};

}  // namespace

std::string media_type_of(std::string_view ending) {
  for (const auto& [known, type] : kMediaTypes)
    if (known == ending) return std::string(type);
  return "application/octet-stream";
}

}  // namespace clavier
