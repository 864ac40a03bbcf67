#include <gtest/gtest.h>

#include <array>
#include <cmath>
#include <cstdlib>
#include <filesystem>

#include "analysis/metrics/piece_metrics.h"
#include "midi/midi_reader.h"

namespace clavier {
namespace {

constexpr std::array kWrittenPieces = {
    "ksnortum/baroque/scarlatti-sonatas-k101-k110_sonata-k103.mid",
    "nifc-polish-keyboard/romantic/pl-wumfc--n57157_a-s--mazure.mid",
    "piano-midi.de/romantic/Schumann_scn15_9.mid",
};

class MetricsCorpus : public testing::Test {
 protected:
  void SetUp() override {
    if (std::getenv("CLAVIER_CORPUS") == nullptr) GTEST_SKIP() << "CLAVIER_CORPUS is not set: no scores to measure";
  }
  static PieceMetrics measure(const char* file) {
    const auto folder = std::filesystem::path(std::getenv("CLAVIER_CORPUS")) / "grid-midi";
    return piece_metrics(read_midi_file(folder / file).score);
  }
};

TEST_F(MetricsCorpus, ComputesEveryMetricOfNotatedPieces) {
  for (const char* file : kWrittenPieces)
    measure(file).visit([&](const Metric& metric, const std::optional<double>& value) {
      ASSERT_TRUE(value) << file << ": " << metric.name;
      EXPECT_TRUE(std::isfinite(*value) && *value >= 0) << file << ": " << metric.name;
    });
}

TEST_F(MetricsCorpus, FindsKeysAndGroovesInThem) {
  for (const char* file : kWrittenPieces) {
    const PieceMetrics metrics = measure(file);
    EXPECT_GT(metrics.scale_consistency, 0.7) << file;
    EXPECT_GT(metrics.groove_consistency.value(), 0.8) << file;
    EXPECT_LT(metrics.empty_measure_rate.value(), 0.2) << file;
    EXPECT_GT(metrics.structure_short, 0.05) << file;
  }
}

}  // namespace
}  // namespace clavier
