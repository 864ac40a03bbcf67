#include "random_score.h"

#include <algorithm>

namespace clavier::testing {
namespace {

/// The parameters of a random Score.
struct Draw {
  Random random;
  int resolution;

  int below(int bound) { return static_cast<int>(random.below(static_cast<std::uint64_t>(bound))); }
  Beats time(int bound) { return {static_cast<double>(below(bound)) / resolution}; }
  Beats span(int bound) { return {static_cast<double>(1 + below(bound)) / resolution}; }
};

Note random_note(Draw& draw, int hands) {
  constexpr std::array<Hand, 3> kHands = {Hand::unknown, Hand::right, Hand::left};
  return {.onset = draw.time(2000),
          .duration = draw.span(draw.below(4) == 0 ? 3000 : 60),
          .pitch = static_cast<Pitch>(draw.below(3) == 0 ? draw.below(128) : 60 + draw.below(3)),
          .velocity = static_cast<std::uint8_t>(1 + draw.below(127)),
          .hand = hands == 3 ? kHands.at(static_cast<std::size_t>(draw.below(3)))
                             : kHands.at(static_cast<std::size_t>(hands))};
}

/// `count` events from `make`, at most one at a time, sorted.
template <class Event, class Make>
std::vector<Event> random_events(int count, Make make) {
  std::vector<Event> events;
  for (int index = 0; index < count; ++index) events.push_back(make());
  std::sort(events.begin(), events.end(), [](const Event& a, const Event& b) { return a.onset < b.onset; });
  const auto same = [](const Event& a, const Event& b) { return a.onset == b.onset; };
  events.erase(std::unique(events.begin(), events.end(), same), events.end());
  return events;
}

std::string random_text(Draw& draw) {
  constexpr std::array<const char*, 5> kTexts = {"", "Étude", "Study for the left hand", "right", "Clavier, seed 7"};
  return kTexts.at(static_cast<std::size_t>(draw.below(5)));
}

}  // namespace

Score random_score(std::uint64_t seed) {
  Draw draw{Random(seed), 1};
  draw.resolution = 1 + draw.below(draw.below(2) == 0 ? 480 : 32767);
  Score score;
  score.title = random_text(draw);
  score.origin = random_text(draw);
  score.resolution = draw.resolution;
  const auto tempo = [&] { return Tempo{draw.time(2000), 1 + draw.below(16777215)}; };
  const auto meter = [&] { return Meter{draw.time(2000), 1 + draw.below(255), 1 << draw.below(8)}; };
  const auto key = [&] {
    return KeySignature{draw.time(2000), draw.below(15) - 7, draw.below(2) == 0 ? Mode::major : Mode::minor};
  };
  score.tempo = TempoMap(random_events<Tempo>(draw.below(5), tempo));
  score.meters = random_events<Meter>(draw.below(5), meter);
  score.keys = random_events<KeySignature>(draw.below(5), key);
  for (int count = draw.below(20); count > 0; --count)
    score.pedal.push_back(
        {draw.time(300), static_cast<Pedal>(draw.below(3)), static_cast<std::uint8_t>(draw.below(128))});
  const int hands = draw.below(4);
  for (int count = draw.below(200); count > 0; --count) score.notes.push_back(random_note(draw, hands));
  sort_events(score);
  return score;
}

}  // namespace clavier::testing
