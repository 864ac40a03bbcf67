#include <gtest/gtest.h>

#include <map>
#include <string>

#include "analysis/metrics/piece_metrics.h"

namespace clavier {
namespace {

using Values = std::map<std::string, std::optional<double>, std::less<>>;

Values values_of(const Score& score) {
  Values values;
  piece_metrics(score).visit(
      [&](const Metric& metric, const std::optional<double>& value) { values.emplace(metric.name, value); });
  return values;
}

/// C, E and G together, then C alone; each lasts a beat.
Score chord_and_note(double beat = 1) {
  return {.notes = {{.onset = Beats{0}, .duration = Beats{beat}, .pitch = 60},
                    {.onset = Beats{0}, .duration = Beats{beat}, .pitch = 64},
                    {.onset = Beats{0}, .duration = Beats{beat}, .pitch = 67},
                    {.onset = Beats{beat}, .duration = Beats{beat}, .pitch = 60}}};
}

TEST(PieceMetrics, ListEveryMetricByName) {
  const Values values = values_of(chord_and_note());
  EXPECT_EQ(values.size(), 20U);
  EXPECT_DOUBLE_EQ(values.at("pitch class entropy").value(), 0.5 * 1 + 2 * 0.25 * 2);
  EXPECT_DOUBLE_EQ(values.at("scale consistency").value(), 1);
  EXPECT_DOUBLE_EQ(values.at("polyphony").value(), (3 + 1) / 2.0);
  EXPECT_DOUBLE_EQ(values.at("polyphony rate").value(), 0.5);
  EXPECT_DOUBLE_EQ(values.at("note count").value(), 4);
  EXPECT_DOUBLE_EQ(values.at("mean pitch interval").value(), (4 + 3 + 7) / 3.0);
}

TEST(PieceMetrics, HaveMetricsOfBeatsOnlyOnAGrid) {
  EXPECT_TRUE(values_of(chord_and_note()).at("empty beat rate"));
  Score performance = chord_and_note(0.87);
  for (Note& note : performance.notes) note.onset += Beats{0.13 + note.pitch / 1000.0};
  EXPECT_FALSE(values_of(performance).at("empty beat rate"));
  EXPECT_TRUE(values_of(performance).at("polyphony"));
}

TEST(PieceMetrics, AreInvariantUnderTransposition) {
  Score score = chord_and_note();
  for (int note = 0; note < 60; ++note)
    score.notes.push_back(
        {.onset = Beats{2.0 + note}, .duration = Beats{1}, .pitch = static_cast<Pitch>(50 + note * note % 23)});
  const Values moved = values_of(transpose(score, 5));
  for (const auto& [name, value] : values_of(score)) EXPECT_NEAR(value.value(), moved.at(name).value(), 1e-5) << name;
}

TEST(PieceMetrics, AreZeroOrNothingWithoutNotes) {
  EXPECT_EQ(piece_metrics({}), PieceMetrics{});
  for (const auto& [name, value] : values_of({})) EXPECT_EQ(value.value_or(0), 0) << name;
}

}  // namespace
}  // namespace clavier
