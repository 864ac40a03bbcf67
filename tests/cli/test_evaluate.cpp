#include <gmock/gmock.h>
#include <gtest/gtest.h>
#include <unistd.h>

#include "cli/evaluate/degeneracy_report.h"
#include "cli/evaluate/likelihood_report.h"
#include "encoding/chord_tokens.h"
#include "models/markov/markov.h"

namespace clavier {
namespace {

TEST(LikelihoodTable, HasAHeadingAndARowForEachModel) {
  ModelLikelihood model{.name = "markov-baroque", .report = {}, .coverage = 0.9876};
  model.report.pitch = {.mean = 3.24, .low = 3.182, .high = 3.304};
  const std::vector<std::string> rows = likelihood_table({model, model});
  ASSERT_EQ(rows.size(), 3u);
  EXPECT_THAT(rows[0], testing::StartsWith("nats a note             pitch"));
  EXPECT_THAT(rows[1], testing::AllOf(testing::HasSubstr("3.240 (3.182-3.304)"), testing::HasSubstr("98.8 %")));
}

TEST(DegeneracyReport, CountsNothingInSoundPieces) {
  const Vocabulary notes = Vocabulary::of_notes();
  Events scale;
  for (int index = 0; index < 200; ++index)
    scale.push_back({static_cast<std::uint16_t>(notes.opening(static_cast<Pitch>(50 + index * 7 % 30))), 11, 11, 8});
  const auto folder = std::filesystem::temp_directory_path() / ("clavier-degeneracy-" + std::to_string(getpid()));
  write_markov(folder, train_markov(std::vector<Events>{scale}, notes));
  SilentProgress silent;
  const Json report = measure_degeneracy(folder, std::nullopt, 4, 10, silent);
  std::filesystem::remove_all(folder);
  EXPECT_EQ(report["pieces"], 4);
  for (const char* fault : {"repeating", "overlapping_notes", "hanging_notes", "silent"}) EXPECT_EQ(report[fault], 0);
}

}  // namespace
}  // namespace clavier
