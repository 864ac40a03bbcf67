#include <charconv>

#include "base/utf8.h"
#include "formats/output_formats.h"
#include "plots/piano_roll.h"
#include "studio/media_types.h"
#include "studio/music/note_edits.h"
#include "studio/music/note_list.h"
#include "studio/music/piece_difference.h"
#include "studio/routes.h"

namespace clavier {
namespace {

constexpr double kRollWidth = 480, kRollHeight = 120;                     // pixels
constexpr const char* kForEver = "private, max-age=31536000, immutable";  // of a version, which never changes

WebResponse change_version(StudioService& studio, const WebRequest& request) {
  const PieceVersion version = studio.version(request.named.at("id"));
  const Json body = read_body(request);
  check_known_keys(body, {"locks", "discarded"}, "the request");
  std::optional<Json> locks;
  std::optional<bool> discarded;
  if (body.contains("locks")) {
    check_locks(body["locks"]);
    locks = body["locks"];
  }
  if (body.contains("discarded")) {
    if (!body["discarded"].is_boolean()) throw Misuse("option discarded must be true or false");
    discarded = body["discarded"].get<bool>();
  }
  studio.library().pieces().change_version(version.id, locks, discarded);
  return json_response(to_json(studio.version(request.named.at("id"))));
}

WebResponse edit_version(StudioService& studio, const WebRequest& request) {
  const PieceVersion version = studio.version(request.named.at("id"));
  const Json body = read_body(request);
  check_known_keys(body, {"edits"}, "the request");
  const StudioPiece edited = apply_edits(studio.music(version), body.value("edits", Json()));
  Json options = version.options;
  options["edits"] = body["edits"].size();
  const NewVersion added{.parent = version.id,
                         .how = "edit",
                         .options = options,
                         .music = store_studio_piece(edited),
                         .report = piece_facts(edited, studio.shelf().fact_sources(options))};
  const auto ids = studio.library().pieces().add_versions(version.piece, {added}, true).versions;
  return json_response(to_json(studio.version(std::to_string(ids.front()))), 201);
}

/// "Romantic, E minor, seed 7.pdf", as a header field takes it (RFC 6266).
std::string attachment_name(const std::string& title, const std::string& ending) {
  std::string plain, encoded;
  for (const char letter : title + "." + ending) {
    const auto byte = static_cast<unsigned char>(letter);
    const bool safe =
        byte >= 0x20 && byte < 0x7f && std::string_view("\"\\/:*?<>|%").find(letter) == std::string_view::npos;
    plain += safe ? letter : '_';
    if ((byte | 0x20) >= 'a' && (byte | 0x20) <= 'z')
      encoded += letter;
    else if ((byte >= '0' && byte <= '9') || letter == '.' || letter == '-')
      encoded += letter;
    else
      encoded += std::string("%") + "0123456789ABCDEF"[byte >> 4] + "0123456789ABCDEF"[byte & 15];
  }
  return "attachment; filename=\"" + plain + "\"; filename*=UTF-8''" + encoded;
}

int page_asked(const WebRequest& request) {
  const std::string text = request.has("page") ? request.asked("page") : "1";
  int page = 0;
  const auto result = std::from_chars(text.data(), text.data() + text.size(), page);
  if (result.ec != std::errc() || result.ptr != text.data() + text.size() || page < 1)
    throw Misuse("option page must be a whole number from 1 on");
  return page;
}

std::string credit_of(const PieceVersion& version, const StudioPiece& music) {
  const Json seed = version.options.value("seed", Json());
  if (seed.is_number()) return "Clavier, seed " + seed.dump();
  const std::string& origin = music.sheet ? music.sheet->origin : music.written.origin;
  return origin.substr(0, origin.find(" {\""));
}

WebResponse render(StudioService& studio, const WebRequest& request) {
  const PieceVersion version = studio.version(request.named.at("id"));
  const std::string ending = request.named.at("ending");
  const std::string title = studio.piece(std::to_string(version.piece)).title;
  bool known = false;
  for (const OutputFormat& format : output_formats()) known = known || format.extension == "." + ending;
  if (!known) throw WebError(404, "there is no format " + ending);
  const auto open = [&] {
    StudioPiece music = studio.music(version);
    std::string credit = credit_of(version, music);
    return std::pair(std::move(music), RenderingHeadings{title, std::move(credit)});
  };
  WebResponse response{
      .type = media_type_of(ending),
      .body = FileBody{studio.renderings().find_or_make(version.id, ending, page_asked(request), open)}};
  if (request.asked("download") == "1")
    response.headers.emplace_back("Content-Disposition", attachment_name(title, ending));
  return response;
}

WebResponse draw_roll(StudioService& studio, const WebRequest& request) {
  const PlayedPiece played = play(studio.music(studio.version(request.named.at("id"))));
  const Svg roll = draw_piano_roll(
      played.sounding, {.width = kRollWidth, .height = kRollHeight, .show_heading = false, .show_axis_label = false});
  return {.type = media_type_of("svg"), .body = roll.str(), .headers = {{"Cache-Control", kForEver}}};
}

WebResponse compare_versions(StudioService& studio, const WebRequest& request) {
  const StudioPiece here = studio.music(studio.version(request.named.at("id")));
  const StudioPiece there = studio.music(studio.version(request.named.at("other")));
  return json_response(compare_pieces(here, there));
}

WebResponse show_originality(StudioService& studio, const WebRequest& request) {
  const PieceVersion version = studio.version(request.named.at("id"));
  const Score played = play(studio.music(version)).played;
  const Json closest = studio.training_music().find_closest(played);
  const FactSources sources = studio.shelf().fact_sources(version.options);
  if (sources.training == nullptr)
    return json_response({{"longest", nullptr}, {"notes_here", Json::array()}, {"closest", closest}});
  const CopiedPassage passage = find_copied_passage(played, *sources.training);
  return json_response({{"longest", passage.longest}, {"notes_here", passage.notes}, {"closest", closest}});
}

WebResponse show_notes(StudioService& studio, const WebRequest& request) {
  WebResponse response = json_response(list_notes(studio.music(studio.version(request.named.at("id")))));
  return response;
}

}  // namespace

void add_version_routes(StudioService& studio, std::vector<WebRoute>& routes) {
  const auto add = [&](const char* method, const std::string& path,
                       WebResponse (*handle)(StudioService&, const WebRequest&)) {
    routes.push_back({method, "/api/versions/{id}" + path,
                      [&studio, handle](const WebRequest& request) { return handle(studio, request); }});
  };
  routes.push_back({"GET", "/api/versions/{id}", [&](const WebRequest& request) {
                      return json_response(to_json(studio.version(request.named.at("id"))));
                    }});
  add("PATCH", "", change_version);
  add("GET", "/notes", show_notes);
  add("POST", "/edits", edit_version);
  add("GET", "/piece.{ending}", render);
  add("GET", "/roll.svg", draw_roll);
  add("GET", "/difference/{other}", compare_versions);
  add("GET", "/originality", show_originality);
}

}  // namespace clavier
