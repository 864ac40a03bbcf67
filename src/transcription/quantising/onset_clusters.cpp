#include "transcription/quantising/onset_clusters.h"

#include <algorithm>
#include <cmath>

#include "transcription/quantising/rhythm_model.h"

namespace clavier {
namespace {

constexpr Seconds kGraceGap{0.085};
constexpr Seconds kGraceLength{0.16};
constexpr double kGraceInterval = 12;
constexpr double kSameKeyTwice = 40;
constexpr Seconds kSlowestRoll{0.045};
constexpr double kRun = 6;   // against one chord, in a run
constexpr double kStep = 3;  // against one chord, when the keys are neighbours

Struck struck(OnsetGroup group) {
  Struck struck{.notes = std::move(group.notes)};
  for (const TimedNote& note : struck.notes) struck.time += note.onset;
  struck.time = struck.time / static_cast<double>(struck.notes.size());
  return struck;
}

/// Whether the one note of `stroke` ornaments a note of `main`.
bool ornaments(const Struck& stroke, const Struck& main) {
  if (stroke.notes.size() != 1 || main.time - stroke.time > kGraceGap) return false;
  const TimedNote& note = stroke.notes[0];
  if (note.end - note.onset > kGraceLength) return false;
  bool near = false;
  for (const TimedNote& other : main.notes) {
    if (other.pitch == note.pitch) return false;
    near |= other.hand == note.hand && std::abs(other.pitch - note.pitch) <= kGraceInterval &&
            other.end - other.onset > 1.5 * (note.end - note.onset);
  }
  return near;
}

/// A run has even gaps; an ornament follows a longer one and comes before one.
bool is_apart(const std::vector<Struck>& strokes, std::size_t first, std::size_t main) {
  const Seconds inside = strokes[main].time - strokes[main - 1].time;
  const bool late = first == 0 || strokes[first].time - strokes[first - 1].time > std::max(1.7 * inside, Seconds{0.09});
  const bool rests = main + 1 == strokes.size() || strokes[main + 1].time - strokes[main].time > 1.7 * inside;
  return late && rests;
}

void mark_graces(std::vector<Struck>& strokes) {
  for (std::size_t main = 1; main < strokes.size(); ++main) {
    if (!ornaments(strokes[main - 1], strokes[main])) continue;
    std::size_t first = main - 1;
    if (first > 0 && !strokes[first - 1].grace && ornaments(strokes[first - 1], strokes[first])) --first;
    if (!is_apart(strokes, first, main)) continue;
    for (std::size_t place = first; place < main; ++place) strokes[place].grace = true;
  }
}

/// Whether the strokes around one go on at its pace, as in a run, all by one hand and too slowly for a rolled chord.
bool is_run(const std::vector<Struck>& strokes, std::size_t now) {
  const Seconds gap = strokes[now].time - strokes[now - 1].time;
  if (gap < kSlowestRoll || now < 2 || now + 1 == strokes.size()) return false;
  const Seconds before = strokes[now - 1].time - strokes[now - 2].time,
                after = strokes[now + 1].time - strokes[now].time;
  return gap > 0.6 * std::min(before, after) && strokes[now].notes[0].hand == strokes[now - 1].notes[0].hand;
}

/// The log odds that two strokes are not one rolled or careless chord.
double joining_cost(const Struck& before, const Struck& now) {
  const TimingModel model;
  const double gap = (now.time - before.time).value;
  double cost = 5 * (gap / model.roll - 0.7);
  if (gap > 1.3 * model.roll) cost = model.apart;
  for (const TimedNote& note : now.notes) {
    for (const TimedNote& other : before.notes) {
      if (note.pitch == other.pitch) return kSameKeyTwice;
      if (note.hand == other.hand && std::abs(note.pitch - other.pitch) <= 2) cost += kStep;
    }
  }
  return cost;
}

}  // namespace

std::vector<Struck> strokes_of(const Score& performance) {
  std::vector<Struck> strokes;
  for (OnsetGroup& group : onset_groups(performance)) strokes.push_back(struck(std::move(group)));
  std::stable_sort(strokes.begin(), strokes.end(), [](const Struck& a, const Struck& b) { return a.time < b.time; });
  mark_graces(strokes);
  const Struck* before = nullptr;
  for (Struck& stroke : strokes) {
    if (stroke.grace) continue;
    if (before != nullptr) stroke.joining = joining_cost(*before, stroke);
    const auto place = static_cast<std::size_t>(&stroke - strokes.data());
    if (place > 0 && is_run(strokes, place)) stroke.joining += kRun;
    before = &stroke;
  }
  return strokes;
}

}  // namespace clavier
