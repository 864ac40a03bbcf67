#include "notation/musicxml/mxl.h"

#include "base/error.h"
#include "notation/musicxml/musicxml_reader.h"
#include "notation/musicxml/musicxml_writer.h"
#include "notation/xml/xml.h"
#include "notation/xml/xml_writer.h"
#include "notation/xml/zip.h"

namespace clavier {
namespace {

constexpr std::string_view kMediaType = "application/vnd.recordare.musicxml";
constexpr std::string_view kScoreType = "application/vnd.recordare.musicxml+xml";
constexpr std::string_view kContainer = "META-INF/container.xml";
constexpr std::string_view kScore = "score.musicxml";

Bytes write_container() {
  XmlWriter xml("");
  xml.open("container");
  xml.open("rootfiles");
  xml.empty("rootfile", {{"full-path", kScore}, {"media-type", kScoreType}});
  return std::move(xml).finish();
}

/// The path of the first root file, which is the score; others are other renditions of it.
std::string path_in_container(const XmlElement& container) {
  const XmlElement* const files = container.child("rootfiles");
  const XmlElement* const file = files != nullptr ? files->child("rootfile") : nullptr;
  if (file == nullptr || file->attribute("full-path").empty()) throw Error("its container names no score");
  return std::string(file->attribute("full-path"));
}

std::string path_of_score(const ZipReader& archive) {
  if (archive.has(kContainer)) return path_in_container(read_xml(archive.read(kContainer)));
  for (const std::string& name : archive.names())
    if (!name.starts_with("META-INF/") && (name.ends_with(".musicxml") || name.ends_with(".xml"))) return name;
  throw Error("the archive holds no score");
}

}  // namespace

Bytes write_mxl(const Sheet& sheet) {
  const ByteView type = as_bytes(kMediaType);
  return write_zip({{"mimetype", {type.begin(), type.end()}},
                    {std::string(kContainer), write_container()},
                    {std::string(kScore), write_musicxml(sheet)}});
}

Bytes unpack_mxl(ByteView bytes, std::string_view name) {
  try {
    const ZipReader archive(bytes);
    return archive.read(path_of_score(archive));
  } catch (const Error& error) {
    throw Error("cannot read MusicXML file " + std::string(name) + ": " + error.what());
  }
}

Sheet read_mxl(ByteView bytes, std::string_view name) { return read_musicxml(unpack_mxl(bytes, name), name); }

}  // namespace clavier
