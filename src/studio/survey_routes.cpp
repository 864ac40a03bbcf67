#include "studio/routes.h"
#include "studio/work/survey_results.h"
#include "studio/work/survey_work.h"

namespace clavier {
namespace {

Json survey_json(const StoredSurvey& survey) {
  return {{"slug", survey.slug},           {"form", survey.form},
          {"opened", survey.opened},       {"closed", survey.closed ? Json(*survey.closed) : Json(nullptr)},
          {"listeners", survey.listeners}, {"answers", survey.answers}};
}

StoredSurvey survey_named(StudioService& studio, const WebRequest& request) {
  std::optional<StoredSurvey> survey = studio.library().surveys().find(request.named.at("slug"));
  if (!survey) throw WebError(404, "there is no listening test " + request.named.at("slug"));
  return *survey;
}

WebResponse list_surveys(StudioService& studio) {
  Json surveys = Json::array();
  for (const StoredSurvey& survey : studio.library().surveys().list()) surveys.push_back(survey_json(survey));
  return json_response({{"surveys", surveys}});
}

WebResponse make_survey(StudioService& studio, const WebRequest& request) {
  const Json body = read_body(request);
  check_known_keys(body, {"options", "kind"}, "the request");
  const SurveyRequest asked = read_survey_request(body.value("options", Json::object()));
  const JobStatus status = studio.queue().add("survey-kit", {{"options", options_to_json(asked)}});
  WebResponse response =
      json_response({{"id", status.job.id}, {"state", to_string(status.job.state)}, {"place", status.place}}, 202);
  response.headers.emplace_back("Location", "/api/jobs/" + status.job.id);
  return response;
}

WebResponse change_survey(StudioService& studio, const WebRequest& request) {
  const StoredSurvey survey = survey_named(studio, request);
  const Json body = read_body(request);
  check_known_keys(body, {"open"}, "the request");
  if (!body.contains("open") || !body["open"].is_boolean()) throw Misuse("option open must be true or false");
  studio.library().surveys().set_open(survey.id, body["open"].get<bool>());
  return json_response(survey_json(survey_named(studio, request)));
}

WebResponse show_results(StudioService& studio, const WebRequest& request) {
  const StoredSurvey survey = survey_named(studio, request);
  const bool csv = request.asked("format") == "csv" || request.header("accept").find("text/csv") != std::string::npos;
  if (!csv) return json_response(survey_results(studio.library().surveys(), survey));
  return {.type = "text/csv; charset=utf-8",
          .body = survey_csv(studio.library().surveys(), survey),
          .headers = {{"Content-Disposition", "attachment; filename=\"answers-" + survey.slug + ".csv\""}}};
}

}  // namespace

void add_survey_routes(StudioService& studio, std::vector<WebRoute>& routes) {
  routes.push_back({"GET", "/api/surveys", [&](const WebRequest&) { return list_surveys(studio); }});
  routes.push_back({"POST", "/api/surveys", [&](const WebRequest& request) { return make_survey(studio, request); }});
  routes.push_back(
      {"PATCH", "/api/surveys/{slug}", [&](const WebRequest& request) { return change_survey(studio, request); }});
  routes.push_back(
      {"GET", "/api/surveys/{slug}/results", [&](const WebRequest& request) { return show_results(studio, request); }});
}

}  // namespace clavier
