#pragma once

#include "base/random.h"
#include "encoding/vocabulary.h"

namespace clavier {

/// Random events that obey the grammar: every chord ascends and every field is within its alphabet.
inline Events random_events(const Vocabulary& vocabulary, std::size_t count, Random& random) {
  const auto below = [&](int bound) {
    return static_cast<std::uint16_t>(random.below(static_cast<std::uint64_t>(bound)));
  };
  Events events;
  int previous = Vocabulary::kStart;
  while (events.size() < count) {
    Event event{.token = below(vocabulary.size(Field::token))};
    if (event.token <= Vocabulary::kEnd || !vocabulary.may_follow(event.token, previous)) continue;
    for (Field field = vocabulary.next(Field::token, event.token); field != Field::token;
         field = vocabulary.next(field, event.token))
      symbol_of(event, field) = below(vocabulary.size(field));
    previous = event.token;
    events.push_back(event);
  }
  return events;
}

}  // namespace clavier
