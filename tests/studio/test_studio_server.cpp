#include <gmock/gmock.h>
#include <gtest/gtest.h>
#include <httplib.h>
#undef _res  // of <resolv.h>

#include <algorithm>
#include <fstream>
#include <random>
#include <regex>
#include <set>
#include <thread>

#include "base/files.h"
#include "base/scratch_folder.h"
#include "midi/midi_writer.h"
#include "studio/routes.h"
#include "studio/studio_server.h"

namespace clavier {
namespace {

using testing::HasSubstr;
using testing::StartsWith;

StudioSettings settings_in(const std::filesystem::path& folder) {
  return {.library = folder / "library",
          .page = folder / "page",
          .models = {std::filesystem::path(CLAVIER_SOURCE_DIR) / "weights"},
          .now = [] { return std::string("2026-12-01T12:00:00Z"); },
          .random_bits =
              [] {
                std::random_device device;
                return std::uint64_t{device()} << 32 | device();
              }};
}

Score short_tune() {
  Score score;
  score.title = "Tune";
  for (int beat = 0; beat < 8; ++beat)
    score.notes.push_back({Beats{static_cast<double>(beat)}, Beats{1}, static_cast<Pitch>(60 + beat), 80, Hand::right});
  return score;
}

/// A server at a free port, with a page of two files and a shelf of the shipped models.
class StudioServerTest : public testing::Test {
 protected:
  StudioServerTest() {
    write_file(folder_.path() / "page" / "index.html", "<!doctype html>");
    write_file(folder_.path() / "page" / "app.js", std::string(100'000, 'x'));
    write_file(folder_.path() / "secret.txt", "secret");
    port_ = server_.bind("127.0.0.1", 0);
    thread_ = std::thread([this] { server_.serve(); });
    while (!client().Get("/")) std::this_thread::yield();
  }
  ~StudioServerTest() override {
    server_.stop();
    thread_.join();
  }

  httplib::Client client() const {
    httplib::Client made("127.0.0.1", port_);
    made.set_read_timeout(30);
    return made;
  }
  httplib::Result get(const std::string& path, const httplib::Headers& headers = {}) const {
    return client().Get(path, headers);
  }
  httplib::Result post(const std::string& path, const Json& body) const {
    return client().Post(path, body.dump(), "application/json");
  }
  Json json_at(const std::string& path) const { return Json::parse(get(path)->body); }
  Json import_tune() const {
    const Bytes midi = write_midi(short_tune());
    return Json::parse(client().Post("/api/pieces?name=a%20tune.mid", std::string(as_text(midi)), "audio/midi")->body);
  }
  /// The last event of a job, by its name and data.
  std::pair<std::string, Json> end_of_job(const Json& request, const std::string& path = "/api/jobs") const {
    const auto accepted = post(path, request);
    if (accepted->status != 202) return {"refused", Json::parse(accepted->body)};
    const std::string text = get(accepted->get_header_value("Location") + "/events")->body;
    const std::size_t event = text.rfind("event: ") + 7, data = text.rfind("data: ") + 6;
    return {text.substr(event, text.find('\n', event) - event),
            Json::parse(text.substr(data, text.find('\n', data) - data))};
  }

  ScratchFolder folder_;
  StudioService studio_{settings_in(folder_.path())};
  StudioServer server_{studio_};
  int port_ = 0;
  std::thread thread_;
};

/// "GET /api/about" of each operation in the document.
std::set<std::string> documented_operations() {
  std::set<std::string> operations;
  std::ifstream document(std::string(CLAVIER_SOURCE_DIR) + "/docs/formats/studio-api.yaml");
  std::string path;
  for (std::string line; std::getline(document, line);) {
    std::smatch match;
    if (std::regex_match(line, match, std::regex("  (/[^ ]*):"))) path = match[1];
    if (!std::regex_match(line, match, std::regex("    (get|post|put|patch|delete):.*"))) continue;
    std::string method = match[1];
    std::transform(method.begin(), method.end(), method.begin(),
                   [](char letter) { return static_cast<char>(letter - 32); });
    operations.insert(method + " " + path);
  }
  return operations;
}

TEST_F(StudioServerTest, HasEveryPathOfItsDocumentAndNoOther) {
  std::set<std::string> served;
  for (const WebRoute& route : studio_routes(studio_)) served.insert(route.method + " " + route.path);
  EXPECT_EQ(served, documented_operations());
}

TEST_F(StudioServerTest, AnswersEveryDocumentedPath) {
  for (const std::string& operation : documented_operations()) {
    const std::string method = operation.substr(0, operation.find(' '));
    const std::string path = std::regex_replace(operation.substr(method.size() + 1), std::regex("\\{[^}]*\\}"), "7");
    httplib::Request request;
    request.method = method;
    request.path = path;
    request.set_header("Content-Type", path == "/api/pieces" ? "audio/midi" : "application/json");
    request.body = method == "GET" || method == "DELETE" ? "" : "{}";
    const auto result = client().send(request);
    ASSERT_TRUE(result) << operation;
    EXPECT_NE(result->status, 405) << operation;
    EXPECT_NE(result->status, 500) << operation << result->body;
    EXPECT_THAT(result->body, testing::Not(HasSubstr("there is nothing at"))) << operation;
  }
}

TEST_F(StudioServerTest, SaysWhatItIs) {
  const Json about = json_at("/api/about");
  EXPECT_THAT(about.at("program").get<std::string>(), StartsWith("clavier "));
  EXPECT_EQ(about.at("default_model"), "transformer");
  EXPECT_FALSE(about.at("models").empty());
}

TEST_F(StudioServerTest, SendsSafetyHeadersWithEverything) {
  for (const char* path : {"/", "/api/about", "/app.js", "/api/none", "/none"}) {
    const auto result = get(path);
    EXPECT_THAT(result->get_header_value("Content-Security-Policy"), StartsWith("default-src 'none'")) << path;
    EXPECT_EQ(result->get_header_value("X-Content-Type-Options"), "nosniff") << path;
    EXPECT_EQ(result->get_header_value("Cross-Origin-Resource-Policy"), "same-origin") << path;
  }
  const auto refused = get("/api/about", {{"Host", "evil.example"}});
  EXPECT_EQ(refused->status, 421);
  EXPECT_EQ(refused->get_header_value("X-Content-Type-Options"), "nosniff");
}

TEST_F(StudioServerTest, ComposesAndStoresAPiece) {
  const auto [name, data] = end_of_job(
      {{"kind", "compose"}, {"options", {{"model", "lstm"}, {"era", "baroque"}, {"seconds", 5}, {"seed", 1}}}});
  ASSERT_EQ(name, "done") << data;
  const Json piece = json_at("/api/pieces/" + data.at("piece").dump());
  EXPECT_EQ(piece.at("tree").size(), 1U);
  EXPECT_EQ(piece.at("era"), "baroque");
  const Json notes = json_at("/api/versions/" + data.at("versions").at(0).dump() + "/notes");
  EXPECT_EQ(notes.at("notes").size(), piece.at("notes").get<std::size_t>());
  const auto sheet = get("/api/versions/" + data.at("versions").at(0).dump() + "/piece.musicxml");
  const std::regex measure("<measure ");
  const auto measures = std::distance(std::sregex_iterator(sheet->body.begin(), sheet->body.end(), measure), {});
  EXPECT_EQ(static_cast<std::size_t>(measures), notes.at("measures").size());
}

TEST_F(StudioServerTest, StopsAPieceWithinASecond) {
  const auto accepted =
      post("/api/jobs", {{"kind", "compose"}, {"options", {{"bars", 500}, {"candidates", 20}, {"era", "baroque"}}}});
  ASSERT_EQ(accepted->status, 202);
  const std::string job = accepted->get_header_value("Location");
  while (json_at(job).at("state") == "waiting") std::this_thread::yield();
  std::this_thread::sleep_for(std::chrono::milliseconds(300));
  const auto begin = std::chrono::steady_clock::now();
  EXPECT_EQ(client().Delete(job)->status, 202);
  EXPECT_THAT(get(job + "/events")->body, HasSubstr("event: stopped"));
  EXPECT_LT(std::chrono::steady_clock::now() - begin, std::chrono::seconds(1));
  EXPECT_EQ(json_at("/api/pieces").at("pieces").size(), 0U);
}

TEST_F(StudioServerTest, ReplaysEventsFromTheLastOneHeard) {
  const auto accepted =
      post("/api/jobs", {{"kind", "compose"}, {"options", {{"model", "lstm"}, {"era", "baroque"}, {"seconds", 3}}}});
  const std::string events = accepted->get_header_value("Location") + "/events";
  const std::string all = get(events)->body, rest = get(events, {{"Last-Event-ID", "0"}})->body;
  EXPECT_THAT(all, StartsWith("id: 0\nevent: state\n"));
  EXPECT_THAT(rest, StartsWith("id: 1\n"));
  EXPECT_EQ(all.substr(all.find("id: 1\n")), rest);
}

TEST_F(StudioServerTest, RefusesWhatMakesNoSense) {
  const auto refused = post("/api/jobs", {{"kind", "compose"}, {"options", {{"bars", 0}}}});
  EXPECT_EQ(refused->status, 400);
  EXPECT_EQ(Json::parse(refused->body).at("option"), "bars");
  EXPECT_EQ(post("/api/jobs", {{"kind", "infill"}, {"version", 12}})->status, 404);
  EXPECT_EQ(client().Post("/api/jobs", "{", "application/json")->status, 400);
  EXPECT_EQ(client().Post("/api/jobs", "[]", "application/json")->status, 400);
  EXPECT_EQ(client().Post("/api/jobs", std::string(1000, '['), "application/json")->status, 400);
  EXPECT_EQ(get("/api/versions/99999999999999999999")->status, 404);
  EXPECT_EQ(get("/api/pieces?limit=x")->status, 400);
}

TEST_F(StudioServerTest, ImportsEditsAndMovesTheHead) {
  const Json imported = import_tune();
  const std::string piece = "/api/pieces/" + imported.at("piece").dump();
  const std::string version = "/api/versions/" + imported.at("version").dump();
  EXPECT_EQ(json_at(piece).at("title"), "Tune");
  const auto edited = post(version + "/edits", {{"edits", Json::array({{{"do", "remove"}, {"id", 0}}})}});
  ASSERT_EQ(edited->status, 201);
  EXPECT_EQ(Json::parse(edited->body).at("parent"), imported.at("version"));
  EXPECT_EQ(json_at(piece).at("head"), Json::parse(edited->body).at("id"));
  const auto undone = client().Patch(piece, Json{{"head", imported.at("version")}}.dump(), "application/json");
  EXPECT_EQ(Json::parse(undone->body).at("head"), imported.at("version"));
  EXPECT_EQ(json_at(version + "/notes").at("notes").size(), 8U);
}

TEST_F(StudioServerTest, TransposesAndComparesVersions) {
  const Json imported = import_tune();
  const auto [name, data] =
      end_of_job({{"kind", "transpose"}, {"version", imported.at("version")}, {"options", {{"semitones", 2}}}});
  ASSERT_EQ(name, "done") << data;
  const Json difference =
      json_at("/api/versions/" + imported.at("version").dump() + "/difference/" + data.at("versions").at(0).dump());
  EXPECT_EQ(difference.at("only_here").size(), 8U);
}

TEST_F(StudioServerTest, RefusesFilesThatAreNoMusic) {
  const auto garbage = client().Post("/api/pieces?name=x.mid", "garbage", "audio/midi");
  EXPECT_EQ(garbage->status, 422);
  EXPECT_THAT(garbage->body, HasSubstr("x.mid"));
  EXPECT_EQ(client().Post("/api/pieces", "garbage", "text/plain")->status, 415);
}

TEST_F(StudioServerTest, KeepsDeletedPiecesInTheTrash) {
  const std::string piece = "/api/pieces/" + import_tune().at("piece").dump();
  EXPECT_EQ(client().Delete(piece)->status, 204);
  EXPECT_TRUE(json_at("/api/pieces").at("pieces").empty());
  EXPECT_EQ(json_at("/api/pieces?deleted=1").at("pieces").size(), 1U);
  client().Patch(piece, R"({"deleted": false})", "application/json");
  EXPECT_EQ(json_at("/api/pieces").at("pieces").size(), 1U);
}

TEST_F(StudioServerTest, SendsOneRangeOfAFile) {
  const auto part = get("/app.js", {{"Range", "bytes=10-19"}});
  EXPECT_EQ(part->status, 206);
  EXPECT_EQ(part->body.size(), 10U);
  EXPECT_EQ(part->get_header_value("Content-Range"), "bytes 10-19/100000");
  EXPECT_EQ(get("/app.js", {{"Range", "bytes=-5"}})->body.size(), 5U);
  EXPECT_EQ(get("/app.js", {{"Range", "bytes=99990-200000"}})->body.size(), 10U);
  EXPECT_EQ(get("/app.js", {{"Range", "bytes=100000-"}})->status, 416);
  EXPECT_EQ(get("/app.js", {{"Range", "bytes=0-1,5-6"}})->status, 416);
  EXPECT_EQ(get("/api/about", {{"Range", "bytes=0-1"}})->status, 200);
}

TEST_F(StudioServerTest, SendsAFileAgainOnlyWhenItHasChanged) {
  const std::string tag = get("/app.js")->get_header_value("ETag");
  EXPECT_EQ(get("/app.js", {{"If-None-Match", tag}})->status, 304);
}

TEST_F(StudioServerTest, ReachesNoFileBesideThePage) {
  for (const char* path : {"/../secret.txt", "/%2e%2e/secret.txt", "/..%2fsecret.txt", "/%2e%2e%2fsecret.txt",
                           "/..\\secret.txt", "/page/../../secret.txt", "/.clavier", "/app.js%00.html"}) {
    const auto result = get(path);
    EXPECT_TRUE(!result || result->status >= 400) << path;
  }
}

TEST_F(StudioServerTest, RefusesALargeBodyWithoutReadingIt) {
  httplib::Client sender = client();
  const auto result = sender.Post("/api/pieces", std::string((16U << 20) + 1, 'x'), "audio/midi");
  EXPECT_TRUE(!result || result->status == 413);
  EXPECT_EQ(get("/api/about")->status, 200);
}

TEST_F(StudioServerTest, TakesAListenerThroughATest) {
  studio_.library().surveys().add(
      {.slug = "abc", .form = "excerpts", .kit = "0123abcd", .options = Json::object()},
      {{"excerpt-1", {{"truth", "human"}, {"model", "human"}, {"era", "baroque"}}, {1, 2, 3, 4}},
       {"excerpt-2", {{"truth", "ai"}, {"model", "lstm"}, {"era", "baroque"}}, {5, 6, 7, 8}}});
  EXPECT_EQ(get("/listen/abc/session")->status, 401);
  EXPECT_EQ(post("/listen/abc/session", {{"consent", false}})->status, 400);
  const auto begun = post("/listen/abc/session", {{"consent", true}, {"about", {{"training", "some"}}}});
  ASSERT_EQ(begun->status, 200);
  const std::string cookie = begun->get_header_value("Set-Cookie");
  const httplib::Headers own = {{"Cookie", cookie.substr(0, cookie.find(';'))}};
  const Json session = Json::parse(get("/listen/abc/session", own)->body);
  ASSERT_EQ(session.at("questions").size(), 2U);
  EXPECT_THAT(session.dump(), testing::Not(HasSubstr("excerpt-")));
  const std::string sound =
      "/listen/abc/sounds/" + session.at("questions").at(0).at("sounds").at(0).get<std::string>() + ".ogg";
  EXPECT_EQ(get(sound, own)->body.size(), 4U);
  EXPECT_EQ(get(sound)->status, 401);
  EXPECT_EQ(get("/listen/abc/sounds/0123.ogg", own)->status, 404);
  const auto put = [&](const char* question, const Json& answer) {
    return client().Put(std::string("/listen/abc/answers/") + question, own, answer.dump(), "application/json");
  };
  EXPECT_EQ(put("q1", {{"answer", "perhaps"}})->status, 400);
  EXPECT_EQ(put("q9", {{"answer", "ai"}})->status, 404);
  EXPECT_EQ(Json::parse(put("q1", {{"answer", "human"}, {"heard", 12.5}, {"comment", "=1+1"}})->body).at("left"), 1);
  EXPECT_EQ(Json::parse(put("q1", {{"answer", "ai"}, {"heard", 12.5}})->body).at("left"), 1);
  const Json last = Json::parse(put("q2", {{"answer", "ai"}, {"heard", 20}, {"plays", 2}, {"thought", 3}})->body);
  EXPECT_EQ(last.at("left"), 0);
  EXPECT_EQ(last.at("code").get<std::string>().size(), 8U);
  const Json results = json_at("/api/surveys/abc/results");
  EXPECT_EQ(results.at("questions").at(0).at("answers").at("ai"), 1);
  EXPECT_EQ(results.at("questions").at(1).at("share"), 1.0);
  EXPECT_EQ(results.at("listeners").size(), 1U);
  EXPECT_THAT(get("/api/surveys/abc/results?format=csv")->body,
              HasSubstr("listener-1,excerpt-2,\"ai\",\"lstm\",baroque,ai,"));
  client().Patch("/api/surveys/abc", R"({"open": false})", "application/json");
  EXPECT_EQ(put("q2", {{"answer", "human"}})->status, 410);
}

TEST_F(StudioServerTest, SwapsThePairsOfSomeListenersAndCountsByTheKit) {
  std::vector<StoredQuestion> pairs;
  for (int pair = 1; pair <= 8; ++pair)
    pairs.push_back(
        {"pair-" + std::to_string(pair), {{"left", "human"}, {"right", "gan"}, {"era", "baroque"}}, {1}, Bytes{2}});
  studio_.library().surveys().add({.slug = "two", .form = "pairs", .kit = "0123abcd", .options = Json::object()},
                                  pairs);
  const auto begun = post("/listen/two/session", {{"consent", true}});
  const std::string cookie = begun->get_header_value("Set-Cookie");
  const httplib::Headers own = {{"Cookie", cookie.substr(0, cookie.find(';'))}};
  const Json questions = Json::parse(begun->body).at("questions");
  for (const Json& question : questions) {  // whoever hears byte 1 hears what is left in the kit
    const auto sound = get("/listen/two/sounds/" + question.at("sounds").at(0).get<std::string>() + ".ogg", own);
    const bool is_left = sound->body == "\x01";
    client().Put("/listen/two/answers/" + question.at("name").get<std::string>(), own,
                 Json{{"answer", is_left ? "left" : "right"}, {"heard", 9}}.dump(), "application/json");
  }
  const Json results = json_at("/api/surveys/two/results");
  for (const Json& question : results.at("questions")) EXPECT_EQ(question.at("answers").at("left"), 1) << question;
  EXPECT_EQ(results.at("report").at("pairs").at(0).at("second_preferred"), 8) << results.at("report");
}

TEST(StudioServerForOthers, KeepsTheStudioForItsMaker) {
  const ScratchFolder folder;
  write_file(folder.path() / "page" / "index.html", "<!doctype html>");
  write_file(folder.path() / "page" / "listen.html", "<!doctype html>");
  StudioSettings settings = settings_in(folder.path());
  settings.guard = {.hosts = {"studio.example"}, .token = "0123456789"};
  StudioService studio(settings);
  StudioServer server(studio);
  const int port = server.bind("127.0.0.1", 0);
  std::thread thread([&] { server.serve(); });
  httplib::Client client("127.0.0.1", port);
  const auto get = [&](const char* path, const char* cookie = "") {
    return client.Get(path, {{"Host", "studio.example"}, {"Cookie", cookie}});
  };
  while (!get("/listen/abc")) std::this_thread::yield();
  EXPECT_EQ(get("/api/about")->status, 403);
  EXPECT_EQ(get("/")->status, 403);
  EXPECT_EQ(get("/listen/abc")->status, 200);
  EXPECT_EQ(get("/?token=wrong")->status, 403);
  const auto entered = get("/?token=0123456789");
  EXPECT_EQ(entered->status, 303);
  EXPECT_THAT(entered->get_header_value("Set-Cookie"), HasSubstr("HttpOnly; SameSite=Strict"));
  EXPECT_EQ(get("/api/about", "clavier_maker=0123456789")->status, 200);
  EXPECT_EQ(client.Get("/listen/abc")->status, 421);
  server.stop();
  thread.join();
}

}  // namespace
}  // namespace clavier
