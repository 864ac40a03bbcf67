#include <gtest/gtest.h>

#include <algorithm>
#include <limits>
#include <set>

#include "composing/playability/playable.h"
#include "composing/sample_events.h"
#include "encoding/bins.h"
#include "encoding/chord_tokens.h"
#include "models/sequence/cached_sequence_model.h"
#include "support/fake_models.h"

namespace clavier {
namespace {

using support::FakeModel;
using support::noodling;

const Vocabulary kNotes = Vocabulary::of_notes({{60, 64, 67}, {21, 60, 108}});

ComposeOptions lasting(double seconds) {
  ComposeOptions options;
  options.seconds = seconds;
  return options;
}

double seconds_of(const SampledEvents& sampled) {
  const Score score = decode(sampled.events, kNotes);
  return score.tempo.seconds_at(score.notes.back().onset).value;
}

/// Every chord as its pitches.
std::vector<std::vector<Pitch>> chords_of_events(const Events& events) {
  std::vector<std::vector<Pitch>> chords;
  for (const Event& event : events) {
    if (kNotes.opens(event.token)) chords.emplace_back();
    const auto& pitches = kNotes.pitches(event.token);
    chords.back().insert(chords.back().end(), pitches.begin(), pitches.end());
  }
  return chords;
}

TEST(SampleEvents, FollowsTheGrammarAndStaysPlayable) {
  FakeModel model(kNotes, noodling());
  const SampledEvents sampled = sample_events(model, {}, lasting(60), Random(1));
  int previous = Vocabulary::kStart;
  for (const Event& event : sampled.events) {
    EXPECT_TRUE(kNotes.may_follow(event.token, previous));
    EXPECT_GT(event.token, Vocabulary::kEnd);
    previous = event.token;
  }
  for (const auto& chord : chords_of_events(sampled.events)) EXPECT_TRUE(is_playable(chord));
}

TEST(SampleEvents, LastsAboutAsLongAsRequested) {
  FakeModel model(kNotes, noodling());
  EXPECT_NEAR(seconds_of(sample_events(model, {}, lasting(30), Random(1))), 30, 30 * 0.3);
  ComposeOptions notes;
  notes.notes = 200;
  EXPECT_NEAR(static_cast<double>(sample_events(model, {}, notes, Random(1)).events.size()), 200, 60);
}

TEST(SampleEvents, ContinuesPastTheRequestedLengthAndGivesTheLogProbabilityOfTheEnd) {
  FakeModel model(kNotes, [](Field field, const Events&, std::vector<float>& logits) {
    if (field == Field::token) logits[Vocabulary::kEnd] = 50;
  });
  const SampledEvents sampled = sample_events(model, {}, lasting(20), Random(1));
  EXPECT_GE(sampled.progress.back(), kLatestEnding);
  ASSERT_EQ(sampled.end_log_probabilities.size(), sampled.events.size());
  EXPECT_NEAR(sampled.end_log_probabilities.front(), 0, 1e-6);
}

TEST(SampleEvents, CountsDownForAModelWithACountdown) {
  FakeModel model(kNotes, noodling());
  model.knows_remaining_ = true;
  ComposeOptions options;
  options.notes = 100;
  sample_events(model, {}, options, Random(1));
  ASSERT_GE(model.remaining_.size(), 100u);
  EXPECT_EQ(model.remaining_.front(), 100);
  EXPECT_EQ(model.remaining_.back(), std::nullopt);  // the end is open
  EXPECT_TRUE(std::is_sorted(model.remaining_.rbegin(), model.remaining_.rend()));
}

TEST(SampleEvents, StopsAfterAWholeChordWhenTheModelNeverEnds) {
  FakeModel model(kNotes, [](Field field, const Events&, std::vector<float>& logits) {
    if (field != Field::token) return;
    std::fill(logits.begin(), logits.end(), -20.0f);
    logits[static_cast<std::size_t>(kNotes.opening(60))] = 0;
    for (const Pitch pitch : {Pitch{64}, Pitch{67}}) logits[static_cast<std::size_t>(kNotes.joining(pitch))] = 30;
  });
  ComposeOptions options = lasting(10);
  options.loop_guard = false;
  const SampledEvents sampled = sample_events(model, {}, options, Random(1));
  EXPECT_EQ(chords_of_events(sampled.events).back().back(), 67);
}

TEST(SampleEvents, RepeatsAChordAtMostSixteenTimes) {
  for (const bool greedy : {false, true}) {
    FakeModel model(kNotes, [](Field field, const Events&, std::vector<float>& logits) {
      if (field == Field::token) logits[static_cast<std::size_t>(kNotes.opening(60))] = 20;
    });
    ComposeOptions options = lasting(40);
    options.sampling.greedy = greedy;
    int times = 0;
    std::vector<Pitch> before;
    for (const auto& chord : chords_of_events(sample_events(model, {}, options, Random(1)).events)) {
      times = chord == before ? times + 1 : 1;
      before = chord;
      EXPECT_LE(times, 16);
    }
  }
}

TEST(SampleEvents, SeparatesChordsByMoreThanTheChordWindow) {
  FakeModel model(kNotes, [](Field field, const Events&, std::vector<float>& logits) {
    if (field == Field::shift) logits[0] = logits[1] = 20;
  });
  const Events events = sample_events(model, {}, lasting(5), Random(1)).events;
  for (std::size_t index = 1; index < events.size(); ++index) {
    if (kNotes.joins(events[index].token)) continue;
    EXPECT_GT(shift_bins().value(events[index].shift), kChordWindow);
  }
}

/// The share of passages of eight chords that occurred earlier in the piece.
double share_heard_before(const Events& events) {
  const auto chords = chords_of_events(events);
  std::set<std::vector<std::vector<Pitch>>> heard;
  double again = 0, all = 0;
  for (auto from = chords.begin(); chords.end() - from >= 8; ++from, ++all)
    again += !heard.insert({from, from + 8}).second;
  return again / all;
}

TEST(SampleEvents, LetsPassagesReturnWithTheNgramCache) {
  const support::Answer five_keys = [](Field field, const Events&, std::vector<float>& logits) {
    if (field != Field::token) return;
    std::fill(logits.begin(), logits.end(), -std::numeric_limits<float>::infinity());
    for (const int pitch : {60, 62, 64, 65, 67}) logits[static_cast<std::size_t>(kNotes.opening(Pitch(pitch)))] = 0;
  };
  CacheWeights weights;
  weights.exact.fill(0.9);
  ComposeOptions options;
  options.notes = 600;
  FakeModel forgetful(kNotes, five_keys);
  const auto cached = make_cached_sequence_model(std::make_unique<FakeModel>(kNotes, five_keys), weights);
  const double without = share_heard_before(sample_events(forgetful, {}, options, Random(1)).events);
  const double with = share_heard_before(sample_events(*cached, {}, options, Random(1)).events);
  EXPECT_LT(without, 0.05);
  EXPECT_GT(with, 0.15);
}

TEST(SampleEvents, BeginsTheArticlesModelsWithASeedWindow) {
  const Vocabulary article = Vocabulary::of_article({"A2", "C4", "E4", "G4"});
  FakeModel model(article, noodling());
  model.seed_windows_ = {Events(50, Event{.token = 3})};
  ComposeOptions options;
  options.notes = 20;
  const SampledEvents sampled = sample_events(model, {}, options, Random(1));
  EXPECT_EQ(model.events_.size(), 50 + sampled.events.size() + 1);
  EXPECT_EQ(model.events_[49].token, 3);
}

TEST(SampleEvents, EndsWhenTheDictionaryAllowsNoContinuation) {
  const Vocabulary article = Vocabulary::of_article({"A2"});
  FakeModel model(article);
  EXPECT_EQ(sample_events(model, {}, lasting(60), Random(1)).events.size(), 16u);
}

}  // namespace
}  // namespace clavier
