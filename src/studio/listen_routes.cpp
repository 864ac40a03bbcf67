#include <algorithm>

#include "base/random.h"
#include "base/sha256.h"
#include "base/shuffle.h"
#include "studio/music/asked_number.h"
#include "studio/routes.h"
#include "studio/work/survey_results.h"

namespace clavier {
namespace {

constexpr const char* kListenerCookie = "clavier_listener";
constexpr std::size_t kOpaqueDigits = 24, kCodeDigits = 8;
constexpr std::size_t kMaxComment = 2000;       // bytes
constexpr std::int64_t kMaxListeners = 10'000;  // of one survey
constexpr double kMaxSeconds = 86'400;

StoredSurvey survey_listened_to(StudioService& studio, const WebRequest& request) {
  std::optional<StoredSurvey> survey = studio.library().surveys().find(request.named.at("slug"));
  if (!survey) throw WebError(404, "there is no listening test " + request.named.at("slug"));
  return *survey;
}

void check_open(const StoredSurvey& survey) {
  if (survey.closed) throw WebError(410, "this listening test is over; thank you");
}

std::optional<StoredListener> known_listener(StudioService& studio, const WebRequest& request,
                                             const StoredSurvey& survey) {
  const std::string id = cookie_value(request.header("cookie"), kListenerCookie);
  if (id.empty()) return std::nullopt;
  std::optional<StoredListener> listener = studio.library().surveys().find_listener(id);
  return listener && listener->survey == survey.id ? listener : std::nullopt;
}

StoredListener listener_of(StudioService& studio, const WebRequest& request, const StoredSurvey& survey) {
  std::optional<StoredListener> listener = known_listener(studio, request, survey);
  if (!listener) throw WebError(401, "take part first: agree to the terms of the listening test");
  return *listener;
}

/// The name of a sound, which says nothing and is another one for each listener.
std::string opaque_name(const StoredListener& listener, std::size_t question, bool second) {
  const std::string text = listener.id + ":" + std::to_string(question) + (second ? ":b" : ":a");
  return sha256(as_bytes(text)).substr(0, kOpaqueDigits);
}

std::string completion_code(const StoredListener& listener) {
  std::string code = sha256(as_bytes("code:" + listener.id)).substr(0, kCodeDigits);
  std::transform(code.begin(), code.end(), code.begin(),
                 [](char letter) { return letter >= 'a' ? static_cast<char>(letter - 32) : letter; });
  return code;
}

Json answer_json(const StoredAnswer& answer) {
  return {{"answer", answer.answer},
          {"heard", answer.heard},
          {"plays", answer.plays},
          {"thought", answer.thought ? Json(*answer.thought) : Json(nullptr)},
          {"comment", answer.comment}};
}

Json session_json(StudioService& studio, const StoredSurvey& survey, const StoredListener& listener) {
  const std::vector<StoredAnswer> answers = studio.library().surveys().answers_of(listener.id);
  Json questions = Json::array();
  for (std::size_t place = 0; place < listener.questions.size(); ++place) {
    Json sounds = Json::array({opaque_name(listener, place, false)});
    if (survey.form == "pairs") sounds.push_back(opaque_name(listener, place, true));
    const auto given = std::find_if(answers.begin(), answers.end(), [&](const StoredAnswer& answer) {
      return answer.question == listener.questions[place].at("name").get<std::string>();
    });
    questions.push_back({{"name", "q" + std::to_string(place + 1)},
                         {"sounds", sounds},
                         {"answered", given == answers.end() ? Json(nullptr) : answer_json(*given)}});
  }
  return {{"form", survey.form},
          {"questions", questions},
          {"ended", listener.ended ? Json(*listener.ended) : Json(nullptr)},
          {"code", listener.code ? Json(*listener.code) : Json(nullptr)}};
}

/// All questions in an order of this listener, pairs with sides of this listener.
Json order_for(StudioService& studio, const StoredSurvey& survey) {
  Random random(studio.settings().random_bits());
  std::vector<SurveyTruth> truths = studio.library().surveys().truths(survey.id);
  shuffle(truths, random);
  Json questions = Json::array();
  for (const SurveyTruth& truth : truths)
    questions.push_back({{"name", truth.name}, {"swapped", survey.form == "pairs" && random.below(2) == 1}});
  return questions;
}

Json read_about(const Json& body) {
  check_known_keys(body, {"consent", "about"}, "the request");
  if (body.value("consent", Json()) != true) throw Misuse("option consent must be true: nobody takes part without");
  const Json about = body.value("about", Json::object());
  if (!about.is_object()) throw Misuse("option about must be an object");
  check_known_keys(about, {"training", "headphones"}, "what is known of the listener");
  const Json training = about.value("training", Json());
  if (!training.is_null() && training != "none" && training != "some" && training != "years")
    throw Misuse("option training must be none, some or years");
  if (about.contains("headphones") && !about["headphones"].is_boolean())
    throw Misuse("option headphones must be true or false");
  return about;
}

WebResponse begin_session(StudioService& studio, const WebRequest& request) {
  const StoredSurvey survey = survey_listened_to(studio, request);
  check_open(survey);
  const Json about = read_about(read_body(request));
  if (const auto known = known_listener(studio, request, survey))
    return json_response(session_json(studio, survey, *known));
  if (survey.listeners >= kMaxListeners) throw WebError(429, "this listening test has all the listeners that it takes");
  const StoredListener listener{
      .id = studio.random_id(), .survey = survey.id, .questions = order_for(studio, survey), .about = about};
  studio.library().surveys().add_listener(listener);
  WebResponse response = json_response(session_json(studio, survey, listener));
  response.headers.emplace_back("Set-Cookie", std::string(kListenerCookie) + "=" + listener.id + "; Path=/listen/" +
                                                  survey.slug + "; HttpOnly; SameSite=Strict; Max-Age=2592000");
  return response;
}

WebResponse play_sound(StudioService& studio, const WebRequest& request) {
  const StoredSurvey survey = survey_listened_to(studio, request);
  const StoredListener listener = listener_of(studio, request, survey);
  for (std::size_t place = 0; place < listener.questions.size(); ++place)
    for (const bool second : {false, true}) {
      if (opaque_name(listener, place, second) != request.named.at("opaque")) continue;
      const Json& question = listener.questions[place];
      const bool other = second != question.value("swapped", false);
      auto sound = studio.library().surveys().find_sound(survey.id, question.at("name").get<std::string>(), other);
      if (!sound) break;
      return {.type = "audio/ogg",
              .body = RangedBody{std::string(as_text(*sound))},
              .headers = {{"Cache-Control", "private, max-age=86400"}}};
    }
  throw WebError(404, "there is no such sound");
}

double seconds_in(const Json& body, const char* name) {
  const Json value = body.value(name, Json(0));
  if (!value.is_number() || !(value.get<double>() >= 0 && value.get<double>() <= kMaxSeconds))
    throw Misuse(std::string("option ") + name + " must be a time in seconds");
  return value.get<double>();
}

StoredAnswer read_answer(const StoredSurvey& survey, const Json& body) {
  check_known_keys(body, {"answer", "heard", "plays", "thought", "comment"}, "the request");
  const Json word = body.value("answer", Json()), comment = body.value("comment", Json(""));
  const auto known = word.is_string() ? known_answer(survey.form, word.get<std::string>()) : std::nullopt;
  if (!known)
    throw Misuse(survey.form == "pairs" ? "option answer must be left, right or no difference"
                                        : "option answer must be human, ai or cannot tell");
  if (!comment.is_string() || comment.get<std::string>().size() > kMaxComment)
    throw Misuse("option comment must be a text of at most " + std::to_string(kMaxComment) + " bytes");
  StoredAnswer answer{.answer = *known, .heard = seconds_in(body, "heard"), .comment = comment.get<std::string>()};
  answer.plays = asked_number<int>(body.value("plays", Json(1)), "option plays");
  if (body.contains("thought") && !body["thought"].is_null()) answer.thought = seconds_in(body, "thought");
  return answer;
}

WebResponse put_answer(StudioService& studio, const WebRequest& request) {
  const StoredSurvey survey = survey_listened_to(studio, request);
  const StoredListener listener = listener_of(studio, request, survey);
  check_open(survey);
  StoredAnswer answer = read_answer(survey, read_body(request));
  for (std::size_t place = 0; place < listener.questions.size(); ++place)
    if (request.named.at("question") == "q" + std::to_string(place + 1))
      answer.question = listener.questions[place].at("name").get<std::string>();
  if (answer.question.empty()) throw WebError(404, "there is no question " + request.named.at("question"));
  answer.listener = listener.id;
  SurveyStore& surveys = studio.library().surveys();
  surveys.put_answer(survey.id, answer);
  const std::size_t left = listener.questions.size() - surveys.answers_of(listener.id).size();
  Json code;
  if (left == 0) {
    code = completion_code(listener);
    surveys.end_listener(listener.id, code.get<std::string>());
  }
  return json_response({{"left", left}, {"code", code}});
}

}  // namespace

void add_listen_routes(StudioService& studio, std::vector<WebRoute>& routes) {
  routes.push_back(
      {"POST", "/listen/{slug}/session", [&](const WebRequest& request) { return begin_session(studio, request); }});
  routes.push_back({"GET", "/listen/{slug}/session", [&](const WebRequest& request) {
                      const StoredSurvey survey = survey_listened_to(studio, request);
                      return json_response(session_json(studio, survey, listener_of(studio, request, survey)));
                    }});
  routes.push_back({"GET", "/listen/{slug}/sounds/{opaque}.ogg",
                    [&](const WebRequest& request) { return play_sound(studio, request); }});
  routes.push_back({"PUT", "/listen/{slug}/answers/{question}",
                    [&](const WebRequest& request) { return put_answer(studio, request); }});
}

}  // namespace clavier
