#include <gmock/gmock.h>

#include "base/error.h"
#include "cli/evaluate/report_request.h"

namespace clavier {
namespace {

std::pair<std::uint64_t, std::size_t> seeds_of(const std::string& text) {
  const SeedRange seeds = parse_seeds(text);
  return {seeds.first, seeds.count};
}

TEST(Seeds, AreANumberOrARange) {
  EXPECT_EQ(seeds_of("7"), (std::pair<std::uint64_t, std::size_t>(1, 7)));
  EXPECT_EQ(seeds_of("11..60"), (std::pair<std::uint64_t, std::size_t>(11, 50)));
  EXPECT_EQ(seeds_of("5..5"), (std::pair<std::uint64_t, std::size_t>(5, 1)));
  EXPECT_EQ(seeds_of("1000000"), (std::pair<std::uint64_t, std::size_t>(1, 1000000)));
}

TEST(Seeds, AreRefusedWhenTheyRunBackwardsOrAreTooMany) {
  EXPECT_THAT([] { parse_seeds("9..3"); }, testing::ThrowsMessage<Misuse>(testing::HasSubstr("ends before it begins")));
  for (const char* text : {"1000001", "2..1000002"})
    EXPECT_THAT([&] { parse_seeds(text); }, testing::ThrowsMessage<Misuse>(testing::HasSubstr("at most a million")))
        << text;
}

TEST(Seeds, AreRefusedWhenTheyAreNoNumbers) {
  for (const char* text : {"", "few", "0", "-3", "1.5", "1..", "..5", "1...5", "1..5..9", " 7", "99999999999999999999"})
    EXPECT_THAT([&] { parse_seeds(text); },
                testing::ThrowsMessage<Misuse>(testing::HasSubstr("must be a number, as 500, or a range")))
        << text;
}

TEST(ReportRequests, AreRefusedWhenTheirOptionsContradictEachOther) {
  EXPECT_THAT([] { check_report_request({.out = "report", .quick = true, .full = true}); },
              testing::ThrowsMessage<Misuse>(testing::HasSubstr("not both")));
  EXPECT_THAT([] { check_report_request({.out = "report.svg"}); },
              testing::ThrowsMessage<Misuse>(testing::HasSubstr("must be a folder")));
}

}  // namespace
}  // namespace clavier
