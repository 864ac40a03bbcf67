#include <gmock/gmock.h>
#include <gtest/gtest.h>
#include <unistd.h>

#include <filesystem>

#include "base/error.h"
#include "base/files.h"
#include "cli/inspect/model_report.h"
#include "cli/inspect/piece_report.h"
#include "models/checkpoint/safetensors.h"
#include "shared/report_text.h"

namespace clavier {
namespace {

namespace fs = std::filesystem;
using testing::HasSubstr;

Score scale() {
  Score score{.title = "Scale", .meters = {{.onset = Beats{0}, .numerator = 3, .denominator = 4}}};
  for (const int pitch : {60, 62, 64, 65, 67, 69, 71, 72})
    score.notes.push_back({.onset = end_of(score), .duration = Beats{1}, .pitch = static_cast<Pitch>(pitch)});
  return score;
}

TEST(PieceReport, ReportsKeyMeterTempoAndRange) {
  const Json report = piece_report(scale());
  EXPECT_EQ(report["key"]["temperley"]["key"], "C major");
  EXPECT_EQ(report["key"]["krumhansl"]["key"], "C major");
  EXPECT_EQ(report["meters"][0]["meter"], "3/4");
  EXPECT_EQ(report["tempo"]["first"], 120.0);
  EXPECT_EQ(report["lowest_pitch"], 60);
  EXPECT_EQ(report["highest_pitch"], 72);
  EXPECT_EQ(report["pitch_classes"]["C"], 0.25);
}

TEST(PieceReport, ShowsThePitchClassesAsBars) {
  const std::string text = piece_report_text(scale());
  EXPECT_THAT(text, HasSubstr("C major, confidence"));
  EXPECT_THAT(text, HasSubstr("C             ################################################## 25 %"));
  EXPECT_THAT(text, HasSubstr("C#            0 %"));
}

TEST(PieceReport, AcceptsAPieceWithoutNotes) {
  EXPECT_TRUE(piece_report(Score{})["key"]["temperley"].is_null());
  EXPECT_THAT(piece_report_text(Score{}), HasSubstr("0, 0 a second"));
}

TEST(ModelReport, CountsWeightsAndVocabulary) {
  const fs::path folder = fs::temp_directory_path() / ("clavier_model_" + std::to_string(::getpid()));
  write_file(folder / "config.json",
             R"({"model": "tiny", "vocabulary": {"style": "notes", "chords": [[1], [2], [3]]}})");
  write_file(folder / "model.safetensors", write_safetensors({{"a", {.shape = {2, 3}, .values = std::vector<float>(6)}},
                                                              {"b", {.shape = {4}, .values = std::vector<float>(4)}}},
                                                             Precision::f32));
  const Json report = model_report(folder);
  fs::remove_all(folder);
  EXPECT_EQ(report["weights"], 10);
  EXPECT_EQ(report["config"]["vocabulary"]["chords"], 3);
  EXPECT_EQ(report["tensors"]["a"], (Json{2, 3}));
  EXPECT_THAT(model_report_text(report), HasSubstr("vocabulary.style notes"));
}

TEST(ModelReport, RefusesAFolderWithoutWeights) {
  const fs::path folder = fs::temp_directory_path() / ("clavier_no_model_" + std::to_string(::getpid()));
  write_file(folder / "config.json", "{}");
  EXPECT_THROW(model_report(folder), Error);
  fs::remove_all(folder);
}

TEST(ReportText, IsReadable) {
  EXPECT_EQ(format_count(1234567), "1,234,567");
  EXPECT_EQ(format_count(123), "123");
  EXPECT_EQ(format_minutes(573), "9:33");
  EXPECT_EQ(format_percent(0.8213), "82.1 %");
  EXPECT_EQ(report_row("a", "b"), "a               b\n");
}

}  // namespace
}  // namespace clavier
