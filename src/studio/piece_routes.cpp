#include <algorithm>
#include <charconv>

#include "base/utf8.h"
#include "notation/piece_reader.h"
#include "studio/music/asked_number.h"
#include "studio/routes.h"

namespace clavier {
namespace {

constexpr int kMaxListed = 200;
constexpr std::size_t kMaxTitle = 200;  // characters, more or less

template <class T>
std::optional<T> number_asked(const WebRequest& request, const std::string& name) {
  if (!request.has(name)) return std::nullopt;
  const std::string text = request.asked(name);
  T number{};
  const auto result = std::from_chars(text.data(), text.data() + text.size(), number);
  if (result.ec != std::errc() || result.ptr != text.data() + text.size() || number < 0)
    throw Misuse("option " + name + " must be a whole number of 0 or more, not \"" + text + "\"");
  return number;
}

WebResponse list_pieces(StudioService& studio, const WebRequest& request) {
  LibraryFilter filter{.search = valid_utf8(request.asked("search")),
                       .era = valid_utf8(request.asked("era")),
                       .starred = request.asked("starred") == "1",
                       .deleted = request.asked("deleted") == "1",
                       .after = number_asked<std::int64_t>(request, "after")};
  filter.limit = std::clamp(number_asked<int>(request, "limit").value_or(filter.limit), 1, kMaxListed) + 1;
  std::vector<LibraryPiece> pieces = studio.library().pieces().list_pieces(filter);
  Json next;
  if (static_cast<int>(pieces.size()) == filter.limit) {
    pieces.pop_back();
    next = pieces.back().id;
  }
  Json list = Json::array();
  for (const LibraryPiece& piece : pieces) list.push_back(to_json(piece));
  return json_response({{"pieces", list}, {"next", next}});
}

std::string shorten(const std::string& title) {
  if (title.size() <= kMaxTitle) return title;
  std::size_t end = kMaxTitle;
  while (end > 0 && (static_cast<unsigned char>(title[end]) & 0xc0) == 0x80) --end;
  return title.substr(0, end);
}

/// The title in the music, else the name of the file without its ending.
std::string title_of_import(const PieceReading& reading, const std::string& name) {
  const std::string& inside = reading.sheet ? reading.sheet->title : reading.score.title;
  std::string title = valid_utf8(inside);
  if (title.empty()) title = std::filesystem::path(valid_utf8(name)).stem().string();
  return title.empty() ? "Imported piece" : shorten(title);
}

StudioPiece piece_of_import(PieceReading reading) {
  StudioPiece piece{.sheet = std::move(reading.sheet)};
  if (piece.sheet) {
    piece.written = score_of(*piece.sheet, Repeats::once);
    piece.on_paper = piece.performs = true;
  } else {
    piece.written = std::move(reading.score);
    piece.on_paper = follows_own_beats(piece.written);
  }
  return piece;
}

PieceReading read_import(const WebRequest& request) {
  try {
    const std::string name = request.has("name") ? valid_utf8(request.asked("name")) : "the file";
    PieceReading reading = read_piece(as_bytes(request.body), name);
    if (reading.score.notes.empty()) throw Error("cannot import " + name + ": it has no notes");
    return reading;
  } catch (const Error& problem) {
    throw WebError(422, problem.what());
  }
}

WebResponse import_piece(StudioService& studio, const WebRequest& request) {
  PieceReading reading = read_import(request);
  const std::string title = title_of_import(reading, request.asked("name"));
  const std::vector<std::string> warnings = reading.warnings;
  const StudioPiece piece = piece_of_import(std::move(reading));
  const NewVersion version{.how = "import",
                           .options = {{"file", valid_utf8(request.asked("name"))}},
                           .music = store_studio_piece(piece),
                           .report = piece_facts(piece, studio.shelf().fact_sources())};
  const AddedVersions added = studio.library().pieces().add_piece(title, {version});
  Json lines = Json::array();
  for (const std::string& warning : warnings) lines.push_back(valid_utf8(warning));
  return json_response({{"piece", added.piece}, {"version", added.versions.front()}, {"warnings", lines}}, 201);
}

WebResponse show_piece(StudioService& studio, const std::string& id) {
  const LibraryPiece piece = studio.piece(id);
  Json json = to_json(piece);
  json["tree"] = Json::array();
  for (const PieceVersion& version : studio.library().pieces().versions_of(piece.id))
    json["tree"].push_back(to_json(version));
  return json_response(json);
}

PieceChange read_change(const Json& body) {
  check_known_keys(body, {"title", "starred", "head", "deleted"}, "the request");
  PieceChange change;
  const auto flag = [&](const char* name) {
    if (!body[name].is_boolean()) throw Misuse(std::string("option ") + name + " must be true or false");
    return body[name].get<bool>();
  };
  if (body.contains("starred")) change.starred = flag("starred");
  if (body.contains("deleted")) change.deleted = flag("deleted");
  if (body.contains("head")) change.head = asked_number<std::int64_t>(body["head"], "option head");
  if (body.contains("title")) {
    if (!body["title"].is_string() || body["title"].get<std::string>().empty())
      throw Misuse("option title must be a text");
    change.title = shorten(body["title"].get<std::string>());
  }
  return change;
}

WebResponse change_piece(StudioService& studio, const WebRequest& request) {
  const LibraryPiece piece = studio.piece(request.named.at("id"));
  studio.library().pieces().change_piece(piece.id, read_change(read_body(request)));
  return json_response(to_json(studio.piece(request.named.at("id"))));
}

WebResponse delete_piece(StudioService& studio, const std::string& id) {
  const LibraryPiece piece = studio.piece(id);
  studio.library().pieces().change_piece(piece.id, {.deleted = true});
  return {.status = 204, .body = std::string()};
}

}  // namespace

void add_piece_routes(StudioService& studio, std::vector<WebRoute>& routes) {
  routes.push_back({"GET", "/api/pieces", [&](const WebRequest& request) { return list_pieces(studio, request); }});
  routes.push_back({"POST", "/api/pieces", [&](const WebRequest& request) { return import_piece(studio, request); }});
  routes.push_back({"GET", "/api/pieces/{id}",
                    [&](const WebRequest& request) { return show_piece(studio, request.named.at("id")); }});
  routes.push_back(
      {"PATCH", "/api/pieces/{id}", [&](const WebRequest& request) { return change_piece(studio, request); }});
  routes.push_back({"DELETE", "/api/pieces/{id}",
                    [&](const WebRequest& request) { return delete_piece(studio, request.named.at("id")); }});
}

}  // namespace clavier
