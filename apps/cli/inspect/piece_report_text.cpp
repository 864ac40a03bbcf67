#include <algorithm>
#include <cmath>

#include "analysis/key/key.h"
#include "analysis/key/main_key.h"
#include "analysis/metrics/degeneracy.h"
#include "analysis/metrics/histogram.h"
#include "analysis/metrics/piece_statistics.h"
#include "analysis/score/plan_letters.h"
#include "base/number_format.h"
#include "cli/inspect/piece_report.h"
#include "cli/inspect/repeat_report.h"
#include "encoding/score_steps/read_bars.h"
#include "music/grid.h"
#include "shared/report_text.h"
#include "transcription/meter/told_beats.h"

namespace clavier {
namespace {

constexpr double kBarColumns = 50;  // of the largest share

std::string key_text(const std::optional<KeyEstimate>& estimate) {
  if (!estimate) return "none";
  const std::string second = to_string(estimate->candidates[1].key);
  return to_string(estimate->key) + ", confidence " + format_percent(estimate->confidence) + " (" +
         format_percent(estimate->candidates[1].correlation) + " " + second + ")";
}

std::string meter_text(const Score& score) {
  std::string text;
  for (const Meter& meter : score.meters) {
    const std::string name = std::to_string(meter.numerator) + "/" + std::to_string(meter.denominator);
    if (text.size() < 40) text += (text.empty() ? "" : ", ") + name;
  }
  if (text.empty()) text = "none given";
  return test_told_beats(score).followed ? text : text + " (notated only: the notes follow no beat)";
}

std::string tempo_text(const Score& score) {
  const TempoRange tempo = tempo_range(score);
  const std::string first = format_number(tempo.first, 1) + " beats a minute";
  if (tempo.fastest - tempo.slowest < 0.05) return first;
  return first + " at first, " + format_number(tempo.slowest, 1) + " to " + format_number(tempo.fastest, 1);
}

/// "romantic 72.0 %, classical 20.1 %": the probable ones.
std::string eras_text(const EraProbabilities& eras) {
  constexpr double kMinProbability = 0.05;
  std::vector<Era> order(kEras.begin(), kEras.end());
  const auto probability = [&](Era era) { return eras.at(static_cast<std::size_t>(era)); };
  std::stable_sort(order.begin(), order.end(), [&](Era a, Era b) { return probability(a) > probability(b); });
  std::string text;
  for (const Era era : order)
    if (text.empty() || probability(era) >= kMinProbability)
      text += (text.empty() ? "" : ", ") + std::string(to_string(era)) + " " + format_percent(probability(era));
  return text;
}

std::string degeneracy_text(const Degeneracy& degeneracy) {
  return std::to_string(degeneracy.longest_repetition) + " times in a row at most, " +
         std::to_string(degeneracy.overlapping_notes) + " overlapping notes, " +
         std::to_string(degeneracy.hanging_notes) + " hanging";
}

/// Eight bars a line: what returns where.
std::string plan_rows(const Score& score) {
  if (!is_on_grid(score)) return "";
  constexpr std::size_t kBarsInRow = 8, kMaxBars = 256;
  const std::vector<std::string> letters = plan_letters(read_bars(score).piece);
  std::string text;
  for (std::size_t first = 0; first < std::min(letters.size(), kMaxBars); first += kBarsInRow) {
    std::string row = std::to_string(first + 1) + ":";
    for (std::size_t bar = first; bar < std::min(letters.size(), first + kBarsInRow); ++bar) row += " " + letters[bar];
    text += report_row(first == 0 ? "plan of bars" : "", row);
  }
  if (letters.size() > kMaxBars)
    text += report_row("", "and " + std::to_string(letters.size() - kMaxBars) + " more; --json lists all");
  return text;
}

std::string pitch_class_bars(const Score& score) {
  const PitchClassHistogram histogram = shares(pitch_class_histogram(score));
  const double largest = std::max(1e-9, *std::max_element(histogram.begin(), histogram.end()));
  std::string text;
  for (int i = 0; i < kPitchClasses; ++i) {
    const double share = histogram[static_cast<std::size_t>(i)];
    const std::string bar(static_cast<std::size_t>(std::lround(kBarColumns * share / largest)), '#');
    text += report_row("  " + std::string(pitch_class_name(i)), bar + (bar.empty() ? "" : " ") + format_percent(share));
  }
  return text;
}

}  // namespace

std::string piece_report_text(const Score& score, const std::optional<EraProbabilities>& eras,
                              const std::string& file_rows) {
  const PieceStatistics statistics = piece_statistics_of(score);
  std::string text = report_row("title", score.title.empty() ? "(none)" : score.title);
  if (!score.origin.empty()) text += report_row("origin", score.origin);
  text += report_row(
      "notes", std::to_string(statistics.notes) + ", " + format_number(statistics.notes_per_second, 1) + " a second");
  text += report_row("duration", format_minutes(statistics.duration.value));
  if (statistics.notes == 0) return text;
  text += report_row("key", key_text(find_main_key(score)) + " by Temperley's profiles");
  text += report_row("", key_text(find_key(score, KeyProfile::krumhansl)) + " by Krumhansl's and Schmuckler's");
  if (eras) text += report_row("predicted era", eras_text(*eras));
  text += report_row("meter", meter_text(score)) + file_rows;
  text += report_row("tempo", tempo_text(score));
  text += report_row("range", pitch_name(statistics.lowest_pitch) + " to " + pitch_name(statistics.highest_pitch) +
                                  ", " + std::to_string(statistics.pitches_used) + " pitches");
  text += report_row("velocity", std::to_string(statistics.softest) + " to " + std::to_string(statistics.loudest) +
                                     ", " + format_number(statistics.mean_velocity, 1) + " on average");
  text += report_row("polyphony", format_number(statistics.mean_polyphony, 1) + " on average, " +
                                      std::to_string(statistics.highest_polyphony) + " at most");
  text += report_row("pedal", std::to_string(score.pedal.size()) + " changes");
  text += report_row("silence", format_number(statistics.longest_silence.value, 1) + " s at most");
  text += report_row("repetition", degeneracy_text(degeneracy_of(score)));
  text += plan_rows(score);
  return text + report_row("pitch classes", "") + pitch_class_bars(score);
}

std::string piece_summary(const Score& score) {
  const auto key = find_main_key(score);
  const std::string found = key ? to_string(key->key) + " (" + format_percent(key->confidence) + "), " : "";
  return found + std::to_string(score.notes.size()) + " notes, " + format_minutes(duration_of(score).value);
}

}  // namespace clavier
