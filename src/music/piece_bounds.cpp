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

double written_notes(const Score& score) {
  double written = 0;
  for (const Note& note : score.notes) written += 1 + std::floor(note.duration.value / kMeasure);
  return written;
}

std::string excess(const std::string& has, double found, const std::string& what, double most) {
  const auto whole = [](double number) { return std::to_string(static_cast<long long>(number)); };
  return "it " + has + " " + whole(found) + " " + what + "; a piece " + has + " at most " + whole(most);
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
  if (const double written = written_notes(score); written > static_cast<double>(bounds.written_notes))
    return excess("is written with", written, "notes and ties", static_cast<double>(bounds.written_notes));
  return {};
}

}  // namespace clavier
