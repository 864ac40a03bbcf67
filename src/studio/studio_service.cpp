#include "studio/studio_service.h"

#include <charconv>

#include "studio/work/survey_work.h"

namespace clavier {
namespace {

constexpr std::uint64_t kMaxRenderingBytes = std::uint64_t{4} << 30;

std::int64_t read_id(const std::string& text, const char* what) {
  std::int64_t id = 0;
  const auto result = std::from_chars(text.data(), text.data() + text.size(), id);
  if (result.ec != std::errc() || result.ptr != text.data() + text.size())
    throw WebError(404, std::string("there is no ") + what + " " + text);
  return id;
}

}  // namespace

StudioService::StudioService(StudioSettings settings)
    : settings_(std::move(settings)),
      library_(settings_.library, settings_.now),
      shelf_(settings_.models),
      renderings_(library_.folder() / "renderings", settings_.output, kMaxRenderingBytes),
      training_music_(settings_.corpus),
      queue_(
          library_.jobs(), [this](const StoredJob& job, JobContext& context) { return work(job, context); },
          [this] { return random_id(); }) {}

Json StudioService::work(const StoredJob& job, JobContext& context) {
  const auto seed = [this] { return settings_.random_bits() >> 32; };
  if (job.kind == "survey-kit")
    return do_survey_work({library_, shelf_, seed}, settings_.output, random_id(), job, context);
  return do_music_work({library_, shelf_, seed}, job, context);
}

std::string StudioService::random_id() const {
  std::string id;
  for (int word = 0; word < 2; ++word) {
    const std::uint64_t bits = settings_.random_bits();
    for (int shift = 60; shift >= 0; shift -= 4) id += "0123456789abcdef"[bits >> shift & 15];
  }
  return id;
}

PieceVersion StudioService::version(const std::string& id) {
  std::optional<PieceVersion> found = library_.pieces().find_version(read_id(id, "version"));
  if (!found) throw WebError(404, "there is no version " + id);
  return *found;
}

LibraryPiece StudioService::piece(const std::string& id) {
  std::optional<LibraryPiece> found = library_.pieces().find_piece(read_id(id, "piece"));
  if (!found) throw WebError(404, "there is no piece " + id);
  return *found;
}

StudioPiece StudioService::music(const PieceVersion& version) {
  return read_studio_piece(library_.pieces().music_of(version.id), version.report);
}

Json to_json(const LibraryPiece& piece) {
  const auto maybe = [](const std::optional<std::string>& text) { return text ? Json(*text) : Json(nullptr); };
  return {{"id", piece.id},
          {"title", piece.title},
          {"created", piece.created},
          {"starred", piece.starred},
          {"deleted", maybe(piece.deleted)},
          {"head", piece.head},
          {"versions", piece.versions},
          {"era", maybe(piece.era)},
          {"model", maybe(piece.model)},
          {"seconds", piece.seconds},
          {"notes", piece.notes}};
}

Json to_json(const PieceVersion& version) {
  return {{"id", version.id},
          {"piece", version.piece},
          {"parent", version.parent ? Json(*version.parent) : Json(nullptr)},
          {"how", version.how},
          {"created", version.created},
          {"program", version.program},
          {"options", version.options},
          {"locks", version.locks},
          {"discarded", version.discarded},
          {"report", version.report}};
}

Json read_body(const WebRequest& request) {
  try {
    Json body = parse_json(request.body, "the body of the request");
    if (!body.is_object()) throw Misuse("the body of the request must be a JSON object");
    return body;
  } catch (const Misuse&) {
    throw;
  } catch (const Error& problem) {
    throw Misuse(problem.what());
  }
}

}  // namespace clavier
