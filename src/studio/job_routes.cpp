#include <charconv>

#include "studio/routes.h"

namespace clavier {
namespace {

using namespace std::chrono_literals;

constexpr auto kSignOfLife = 10s;

Json job_json(const JobStatus& status) {
  const StoredJob& job = status.job;
  Json json{{"id", job.id},
            {"kind", job.kind},
            {"state", to_string(job.state)},
            {"place", status.place},
            {"versions", job.result.value("versions", Json::array())},
            {"error", job.result.value("error", Json())},
            {"created", job.created}};
  for (const char* name : {"piece", "survey", "option"})
    if (job.result.contains(name)) json[name] = job.result[name];
  return json;
}

WebResponse add_job(StudioService& studio, const WebRequest& request) {
  const Json body = read_body(request);
  const Json kind = body.value("kind", Json());
  if (!kind.is_string()) throw Misuse("option kind must be given");
  const StudioRequest asked = read_studio_request(kind.get<std::string>(), body);
  if (asked.version) studio.version(std::to_string(*asked.version));
  if (kind != "perform" && kind != "transpose") {
    const ComposingRequest composing = read_composing_request(asked.options);
    if (!asked.version) studio.shelf().find(composing.model.model, parse_optional_era(composing.model.era));
  }
  const JobStatus status = studio.queue().add(kind.get<std::string>(), to_json(asked));
  WebResponse response =
      json_response({{"id", status.job.id}, {"state", to_string(status.job.state)}, {"place", status.place}}, 202);
  response.headers.emplace_back("Location", "/api/jobs/" + status.job.id);
  return response;
}

WebError no_job(const std::string& id) { return WebError(404, "there is no job " + id); }

/// The number after the one that was heard last; 0 at first.
std::size_t first_event(const WebRequest& request) {
  const std::string last = request.header("last-event-id");
  std::size_t number = 0;
  const auto result = std::from_chars(last.data(), last.data() + last.size(), number);
  return result.ec == std::errc() && number < SIZE_MAX ? number + 1 : 0;
}

WebResponse job_events(StudioService& studio, const WebRequest& request) {
  const std::shared_ptr<JobEvents> events = studio.queue().events(request.named.at("id"));
  if (events == nullptr) throw no_job(request.named.at("id"));
  const auto next = [events, from = first_event(request), over = false]() mutable -> std::optional<std::string> {
    if (over) return std::nullopt;
    const JobEvents::Heard heard = events->wait(from, kSignOfLife);
    over = heard.over;
    if (heard.events.empty()) return over ? std::nullopt : std::optional<std::string>(": still here\n\n");
    std::string text;
    for (const JobEvent& event : heard.events)
      text += "id: " + std::to_string(from++) + "\nevent: " + event.name + "\ndata: " + json_text(event.data) + "\n\n";
    return text;
  };
  return {.type = "text/event-stream",
          .body = StreamBody{next},
          .headers = {{"Cache-Control", "no-store"}, {"X-Accel-Buffering", "no"}}};
}

}  // namespace

void add_job_routes(StudioService& studio, std::vector<WebRoute>& routes) {
  routes.push_back({"POST", "/api/jobs", [&](const WebRequest& request) { return add_job(studio, request); }});
  routes.push_back({"GET", "/api/jobs/{id}", [&](const WebRequest& request) {
                      const auto status = studio.queue().find(request.named.at("id"));
                      if (!status) throw no_job(request.named.at("id"));
                      return json_response(job_json(*status));
                    }});
  routes.push_back({"DELETE", "/api/jobs/{id}", [&](const WebRequest& request) {
                      if (!studio.queue().stop(request.named.at("id"))) throw no_job(request.named.at("id"));
                      return json_response(Json::object(), 202);
                    }});
  routes.push_back(
      {"GET", "/api/jobs/{id}/events", [&](const WebRequest& request) { return job_events(studio, request); }});
}

}  // namespace clavier
