#include <gtest/gtest.h>

#include "studio/guard.h"

namespace clavier {
namespace {

RequestFacts own_request() {
  return {.method = "POST",
          .path = "/api/jobs",
          .host = "localhost:8080",
          .origin = "http://localhost:8080",
          .fetch_site = "same-origin",
          .content_type = "application/json; charset=utf-8",
          .body_bytes = 100};
}

GuardRules local_rules() { return {.hosts = {"127.0.0.1:8080", "localhost:8080"}}; }

int status_of(const RequestFacts& request, const GuardRules& rules = local_rules()) {
  const auto refusal = find_refusal(request, rules);
  return refusal ? refusal->status : 200;
}

TEST(Guard, LetsTheOwnPageIn) { EXPECT_EQ(status_of(own_request()), 200); }

TEST(Guard, RefusesAnotherNameOfThisMachine) {
  for (const char* host : {"", "evil.example", "localhost", "localhost:8081", "127.0.0.1:8080.evil.example"}) {
    RequestFacts request = own_request();
    request.host = host;
    EXPECT_EQ(status_of(request), 421) << host;
  }
}

TEST(Guard, RefusesScriptsOfOtherPages) {
  RequestFacts request = own_request();
  request.origin = "http://evil.example";
  EXPECT_EQ(status_of(request), 403);
  request.origin = "null";
  EXPECT_EQ(status_of(request), 403);
  request.origin.clear();
  request.fetch_site = "cross-site";
  EXPECT_EQ(status_of(request), 403);
  request.method = "GET";
  EXPECT_EQ(status_of(request), 403);
}

TEST(Guard, LetsLinksOfOtherPagesOpenThePage) {
  RequestFacts request = {.method = "GET",
                          .path = "/listen/abc",
                          .host = "localhost:8080",
                          .fetch_site = "cross-site",
                          .fetch_mode = "navigate"};
  EXPECT_EQ(status_of(request), 200);
  request.fetch_mode = "no-cors";
  EXPECT_EQ(status_of(request), 403);
}

TEST(Guard, TakesOnlyTheTypesOfItsRoutes) {
  RequestFacts request = own_request();
  request.content_type = "text/plain";
  EXPECT_EQ(status_of(request), 415);
  request.content_type = "audio/midi";
  EXPECT_EQ(status_of(request), 415);
  request.path = "/api/pieces";
  EXPECT_EQ(status_of(request), 200);
  request.content_type = "application/json";
  EXPECT_EQ(status_of(request), 415);
}

TEST(Guard, BoundsBodies) {
  RequestFacts request = own_request();
  request.body_bytes = std::uint64_t{1} << 30;
  EXPECT_EQ(status_of(request), 413);
  request.body_bytes.reset();
  EXPECT_EQ(status_of(request), 411);
  request.method = "DELETE";
  EXPECT_EQ(status_of(request), 200);
}

TEST(Guard, RefusesSeveralRanges) {
  RequestFacts request = {.method = "GET", .path = "/app.js", .host = "localhost:8080", .ranges = 2};
  EXPECT_EQ(status_of(request), 416);
}

TEST(Guard, KeepsTheStudioForItsMakerWhereOthersMayListen) {
  GuardRules rules = local_rules();
  rules.token = "secret";
  RequestFacts request = own_request();
  EXPECT_EQ(status_of(request, rules), 403);
  request.cookies = "other=1; clavier_maker=secret";
  EXPECT_EQ(status_of(request, rules), 200);
  request.cookies = "clavier_maker=secreT";
  EXPECT_EQ(status_of(request, rules), 403);
  RequestFacts front = {.method = "GET", .path = "/", .host = "localhost:8080"};
  EXPECT_EQ(status_of(front, rules), 403);
  front.token = "secret";
  EXPECT_EQ(status_of(front, rules), 200);
  EXPECT_EQ(status_of({.method = "GET", .path = "/listen/abc/session", .host = "localhost:8080"}, rules), 200);
  EXPECT_EQ(status_of({.method = "GET", .path = "/sound/piano.sf3", .host = "localhost:8080"}, rules), 403);
}

TEST(Guard, FindsCookies) {
  EXPECT_EQ(cookie_value("a=1; b=2", "b"), "2");
  EXPECT_EQ(cookie_value("ab=1", "b"), "");
  EXPECT_EQ(cookie_value("b=", "b"), "");
  EXPECT_EQ(cookie_value("", "b"), "");
}

}  // namespace
}  // namespace clavier
