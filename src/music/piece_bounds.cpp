#include "music/piece_bounds.h"

#include <algorithm>
#include <cmath>
#include <vector>

namespace clavier {
namespace {

constexpr double kSecondsPerHour = 3600;
constexpr double kMeasure = 4;  // quarter notes

/// The largest number of notes that sound at one time.
std::size_t most_at_once(const Score& score) {
  std::vector<Beats> ends;
  ends.reserve(score.notes.size());
  for (const Note& note : score.notes) ends.push_back(end_of(note));
  std::sort(ends.begin(), ends.end());
  std::size_t most = 0, begun = 0, ended = 0;
  for (const Note& note : score.notes) {
    ++begun;
    while (ended < ends.size() && ends[ended] <= note.onset) ++ended;
    most = std::max(most, begun - ended);
  }
  return most;
}

/// The notes that are tied to others in further measures.
double tied_notes(const Score& score) {
  double tied = 0;
  for (const Note& note : score.notes) tied += std::floor(note.duration.value / kMeasure);
  return tied;
}

/// The measures of its meters, none longer than four quarter notes.
double measures(const Score& score) {
  const Beats end = end_of(score);
  double count = 0;
  for (std::size_t place = 0; place <= score.meters.size(); ++place) {
    const Beats length = place == 0 ? Beats{kMeasure} : measure_length(score.meters[place - 1]);
    const Beats from = place == 0 ? Beats{0} : score.meters[place - 1].onset;
    const Beats to = place == score.meters.size() ? end : std::min(end, score.meters[place].onset);
    count += std::ceil(std::max(0.0, (to - from).value) / std::min(kMeasure, length.value));
  }
  return count;
}

std::string excess(const std::string& has, double found, const std::string& what, double most) {
  const auto whole = [](double number) { return std::to_string(static_cast<long long>(std::ceil(number))); };
  return "it " + has + " " + whole(found) + " " + what + "; a piece " + has + " at most " + whole(most) + ": split it";
}

}  // namespace

std::string find_excess(const Score& score, const PieceBounds& bounds) {
  const Seconds duration = duration_of(score);
  if (duration > bounds.duration)
    return excess("lasts", duration.value / kSecondsPerHour, "hours", bounds.duration.value / kSecondsPerHour);
  if (score.notes.size() > bounds.notes)
    return excess("has", static_cast<double>(score.notes.size()), "notes", static_cast<double>(bounds.notes));
  if (const std::size_t most = most_at_once(score); most > bounds.notes_at_once)
    return excess("has", static_cast<double>(most), "notes at once", static_cast<double>(bounds.notes_at_once));
  if (const double found = measures(score); found > static_cast<double>(bounds.measures))
    return excess("has", found, "measures", static_cast<double>(bounds.measures));
  const auto most_tied = static_cast<double>(bounds.tied_notes + 4 * score.notes.size());
  if (const double tied = tied_notes(score); tied > most_tied) return excess("has", tied, "tied notes", most_tied);
  return {};
}

}  // namespace clavier
