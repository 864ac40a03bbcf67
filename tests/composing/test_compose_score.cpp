#include <gtest/gtest.h>

#include "base/error.h"
#include "composing/compose_score.h"
#include "composing/engraved_composition.h"
#include "composing/given_score.h"
#include "composing/score_request.h"
#include "encoding/score_steps/read_bars.h"
#include "notation/sheet/playing_order.h"
#include "notation/sheet/score_of.h"
#include "support/random_bars.h"
#include "support/random_transformer.h"
#include "transcription/transcribe.h"

namespace clavier {
namespace {

PieceGenerator random_composer(std::uint64_t weights = 1) {
  return make_piece_generator(std::make_shared<const TransformerWeights>(random_transformer(weights)), Era::romantic);
}

ComposeOptions ask_for(std::uint64_t seed, int bars = 4) {
  ComposeOptions options;
  options.seed = seed;
  options.score.bars = bars;
  options.score.candidates = 1;
  return options;
}

/// Right-hand quarters over left-hand halves, in C major.
Score written_piece(int bars = 6) {
  BarPiece piece;
  for (int index = 0; index < bars; ++index) {
    ScoreBar bar;
    for (int beat = 0; beat < 4; ++beat)
      bar.notes.push_back({.position = beat * 24, .pitch = static_cast<Pitch>(60 + 2 * ((beat + index) % 5))});
    for (int half = 0; half < 2; ++half)
      bar.notes.push_back({.position = half * 48, .part = Part::left, .pitch = 48, .duration = 48});
    std::stable_sort(bar.notes.begin(), bar.notes.end(), comes_before);
    piece.bars.push_back(bar);
  }
  return write_bars(piece);
}

std::vector<Note> notes_between(const Score& score, double begin, double end) {
  std::vector<Note> notes;
  for (const Note& note : score.notes)
    if (note.onset >= Beats{begin} && note.onset < Beats{end}) notes.push_back(note);
  return notes;
}

TEST(ComposeScore, GivesTheBarsAndTheMeterThatAreAsked) {
  for (std::uint64_t seed = 1; seed < 6; ++seed) {
    ComposeOptions options = ask_for(seed, 5);
    options.score.meter = "3/4";
    options.tempo = 97;
    options.key = "F minor";
    const Composition piece = random_composer()(options, nullptr, 0);
    const BarPiece bars = read_bars(piece.score).piece;
    ASSERT_EQ(bars.bars.size(), 5U);
    for (const ScoreBar& bar : bars.bars) EXPECT_EQ(bar.meter, *meter_symbol({3, 4}));
    EXPECT_EQ(piece.bars, 5);
    EXPECT_NEAR(piece.score.tempo.bpm_at({}), 97, 0.01);
    ASSERT_EQ(piece.score.keys.size(), 1U);
    EXPECT_EQ(piece.score.keys.front().fifths, -4);
  }
}

TEST(ComposeScore, RepeatsBothPartsOfABinaryForm) {
  ComposeOptions options = ask_for(3, 8);
  options.score.form = "binary";
  const Composition piece = random_composer()(options, nullptr, 0);
  EXPECT_EQ(piece.repeats, (std::vector<FormSection>{{'A', 0, 4}, {'B', 4, 4}}));
  const Sheet sheet = engrave_composition(piece);
  ASSERT_EQ(sheet.measures.size(), 8U);
  EXPECT_EQ(sheet.measures[3].repeats.times, 2);
  EXPECT_TRUE(sheet.measures[4].repeats.forward);
  EXPECT_EQ(sheet.measures[7].repeats.times, 2);
  EXPECT_EQ(playing_order(sheet), (std::vector<std::size_t>{0, 1, 2, 3, 0, 1, 2, 3, 4, 5, 6, 7, 4, 5, 6, 7}));
  options.score.form = "ternary";
  EXPECT_TRUE(random_composer()(options, nullptr, 0).repeats.empty());
}

TEST(ComposeScore, TakesLengthMeterAndKeyOfAForm) {
  BarPiece piece;
  for (int bar = 0; bar < 7; ++bar)
    piece.bars.push_back({.meter = *meter_symbol({6, 8}), .notes = {{.pitch = 62}, {.position = 36, .pitch = 69}}});
  const Score form = write_bars(piece);
  ComposeOptions options = ask_for(4);
  options.given = GivenMusic::form;
  EXPECT_THROW(random_composer()(options, &form, 0), Misuse);  // it has its length
  options.score.bars.reset();
  const Composition made = random_composer()(options, &form, 0);
  EXPECT_EQ(made.bars, 7);
  for (const ScoreBar& bar : read_bars(made.score).piece.bars) EXPECT_EQ(bar.meter, *meter_symbol({6, 8}));
  options.key = "E minor";
  EXPECT_EQ(random_composer()(options, &form, 0).score.keys.front().fifths, 1);
}

TEST(ComposeScore, IsTheSameForTheSameSeed) {
  const PieceGenerator compose = random_composer();
  EXPECT_EQ(compose(ask_for(3), nullptr, 0).score, compose(ask_for(3), nullptr, 0).score);
  EXPECT_NE(compose(ask_for(3), nullptr, 0).score, compose(ask_for(4), nullptr, 0).score);
  EXPECT_NE(compose(ask_for(3), nullptr, 0).score, compose(ask_for(3), nullptr, 1).score);
}

TEST(ComposeScore, TakesALengthInSeconds) {
  ComposeOptions options = ask_for(2);
  options.score.bars.reset();
  options.seconds = 20;
  options.score.meter = "4/4";
  options.tempo = 96;  // 2.5 s a bar
  EXPECT_EQ(random_composer()(options, nullptr, 0).bars, 8);
}

TEST(ComposeScore, ContinuesAPieceWithoutChangingIt) {
  const Score prompt = written_piece();
  const Composition piece = random_composer()(ask_for(5, 3), &prompt, 0);
  EXPECT_EQ(piece.bars, 9);
  std::vector<Note> kept = notes_between(piece.score, 0, 24);
  for (std::size_t index = 0; index < kept.size(); ++index) {
    EXPECT_EQ(kept[index].onset, prompt.notes[index].onset);
    EXPECT_EQ(kept[index].pitch, prompt.notes[index].pitch);
  }
  EXPECT_EQ(kept.size(), prompt.notes.size());
  EXPECT_GT(piece.score.notes.size(), prompt.notes.size());
}

TEST(ComposeScore, ContinuesTheFirstBarsAlone) {
  const Score prompt = written_piece();
  ComposeOptions options = ask_for(5, 3);
  options.score.prompt_bars = 2;
  EXPECT_EQ(random_composer()(options, &prompt, 0).bars, 5);
  options.keep_prompt = false;
  EXPECT_EQ(random_composer()(options, &prompt, 0).bars, 3);
}

TEST(ComposeScore, RewritesAPassageAndNothingElse) {
  const Score given = written_piece();
  ComposeOptions options = ask_for(6);
  options.score.bars.reset();
  options.given = GivenMusic::passage;
  options.score.bars_range = "3:4";
  options.score.hand = "right";
  const Score made = random_composer()(options, &given, 0).score;
  EXPECT_EQ(notes_between(made, 16, 24), notes_between(given, 16, 24));
  const auto before = notes_between(made, 0, 8), expected = notes_between(given, 0, 8);
  EXPECT_EQ(before.size(), expected.size());
  const auto left = [](std::vector<Note> notes) {
    std::erase_if(notes, [](const Note& note) { return note.hand != Hand::left; });
    return notes.size();
  };
  EXPECT_EQ(left(notes_between(made, 8, 16)), left(notes_between(given, 8, 16)));
  EXPECT_NE(notes_between(made, 8, 16), notes_between(given, 8, 16));
}

TEST(ComposeScore, RewritesALongPieceInPassages) {
  const Score given = written_piece(20);
  ComposeOptions options = ask_for(7);
  options.score.bars.reset();
  options.given = GivenMusic::passage;
  options.score.hand = "left";
  const Score made = random_composer()(options, &given, 0).score;
  for (const Note& note : given.notes)
    if (note.hand == Hand::right) {
      EXPECT_TRUE(std::any_of(made.notes.begin(), made.notes.end(), [&](const Note& other) {
        return other.onset == note.onset && other.pitch == note.pitch;
      }));
    }
}

TEST(ComposeScore, AccompaniesAMelody) {
  Score melody = written_piece(3);
  std::erase_if(melody.notes, [](const Note& note) { return note.hand == Hand::left; });
  ComposeOptions options = ask_for(8);
  options.score.bars.reset();
  options.given = GivenMusic::melody;
  const Score made = random_composer()(options, &melody, 0).score;
  std::size_t sung = 0, played = 0;
  for (const Note& note : made.notes) ++(note.hand == Hand::voice ? sung : played);
  EXPECT_EQ(sung, melody.notes.size());
  EXPECT_GT(played, 0U);
}

TEST(ComposeScore, ContinuesAfterAHeldChordInTheMeterOfThePrompt) {
  Score prompt;
  prompt.meters = {{Beats{0}, 7, 8}};
  prompt.tempo = TempoMap({tempo_of({}, 72)});
  for (int eighth = 0; eighth < 14; ++eighth)
    prompt.notes.push_back({Beats{0.5 * eighth}, Beats{0.5}, static_cast<Pitch>(60 + eighth % 5), 70, Hand::right});
  prompt.notes.push_back({Beats{3.5}, Beats{6}, 48, 70, Hand::left});
  sort_events(prompt);
  const Score made = random_composer()(ask_for(2, 2), &prompt, 0).score;
  const std::vector<Note> added = notes_between(made, 7, 1000);
  ASSERT_FALSE(added.empty());
  EXPECT_GE(added.front().onset, Beats{10.5});
  ASSERT_EQ(made.meters.size(), 1U);
  EXPECT_EQ(made.meters.front().numerator, 7);
}

TEST(ComposeScore, RefusesWhatItCannotDo) {
  const PieceGenerator compose = random_composer();
  const Score given = written_piece();
  const auto refuses = [&](const std::function<void(ComposeOptions&)>& change, const Score* piece) {
    ComposeOptions options = ask_for(1);
    change(options);
    EXPECT_THROW(compose(options, piece, 0), Misuse);
  };
  refuses([](auto& options) { options.score.meter = "3/5"; }, nullptr);
  refuses([](auto& options) { options.score.meter = "3/4x"; }, nullptr);
  refuses([](auto& options) { options.score.composer = "Nobody"; }, nullptr);
  refuses([](auto& options) { options.seconds = 30; }, nullptr);
  refuses([](auto& options) { options.notes = 30; }, nullptr);
  refuses([](auto& options) { options.step = 1; }, nullptr);
  refuses([](auto& options) { options.score.bars_range = "1:2"; }, nullptr);
  refuses([](auto& options) { options.score.form = "ternary", options.score.bars = 3; }, nullptr);
  refuses([](auto& options) { options.score.form = "ternary"; }, &given);
  refuses([](auto& options) { options.tempo = 90; }, &given);
  refuses([](auto& options) { options.key = "C minor"; }, &given);
  refuses([](auto& options) { options.score.meter = "3/4"; }, &given);
  const auto fill = [](std::string range) {
    return [range](ComposeOptions& options) {
      options.score.bars.reset();
      options.given = GivenMusic::passage;
      options.score.bars_range = range;
    };
  };
  for (const char* range : {"", "0:2", "3:2", "2:7", "2-3", "2:3:4"}) refuses(fill(range), &given);
}

TEST(ComposeScore, RefusesRecordings) {
  Score recording = written_piece();
  for (std::size_t index = 0; index < recording.notes.size(); ++index)
    recording.notes[index].onset = recording.notes[index].onset + Beats{0.013 + 0.031 * static_cast<double>(index % 7)};
  sort_events(recording);
  EXPECT_THROW(random_composer()(ask_for(1), &recording, 0), Error);
}

TEST(ComposeScore, KnowsComposersBySurname) {
  ComposeOptions options = ask_for(1);
  options.score.composer = "else";
  const std::vector<std::string> known{"Somebody, Ann", "Else, Bob"};
  EXPECT_EQ(make_score_request(options, std::nullopt, known).prefix.composer, 1);
}

/// The page of written_piece() with a repeat over its first two measures and a word in the last one.
Sheet written_page() {
  Sheet page = transcribe(written_piece());
  page.measures[1].repeats.times = 2;
  page.measures.back().directions.insert(page.measures.back().directions.begin(), {Staff::upper, 0, Words{"dolce"}});
  return page;
}

bool has_word(const Measure& measure) {
  return std::any_of(measure.directions.begin(), measure.directions.end(),
                     [](const Direction& direction) { return std::holds_alternative<Words>(direction.what); });
}

TEST(EngraveInto, KeepsThePageAroundARewrittenPassage) {
  ComposeOptions options = ask_for(5);
  options.score.bars.reset();
  options.given = GivenMusic::passage;
  options.score.bars_range = "3:4";
  const Sheet given = written_page();
  const Score read = score_of(given, Repeats::once);
  const Composition piece = random_composer()(options, &read, 0);
  const std::optional<Sheet> page = engrave_into(given, piece);
  ASSERT_TRUE(page);
  EXPECT_EQ(page->measures.size(), given.measures.size());
  EXPECT_EQ(page->measures[1].repeats.times, 2);
  EXPECT_TRUE(has_word(page->measures.back()));
  for (const std::size_t kept : {0U, 1U, 4U, 5U}) EXPECT_EQ(page->measures[kept].voices, given.measures[kept].voices);
  EXPECT_NE(page->measures[2].voices, given.measures[2].voices);
}

TEST(EngraveInto, KeepsThePageBeforeAContinuation) {
  const Sheet given = written_page();
  const Score read = score_of(given);
  const Composition piece = random_composer()(ask_for(5, 3), &read, 0);
  const std::optional<Sheet> page = engrave_into(given, piece);
  ASSERT_TRUE(page);
  EXPECT_EQ(page->measures.size(), given.measures.size() + 3);
  EXPECT_EQ(page->measures[1].repeats.times, 2);
  EXPECT_TRUE(has_word(page->measures[5]));
  EXPECT_EQ(page->measures.back().number, "9");
}

TEST(EngraveInto, WritesJumpsAsTheyArePlayedBeforeAContinuation) {
  Sheet given = transcribe(written_piece());
  given.measures.back().directions.push_back(
      {Staff::upper, given.measures.back().length, Jump{JumpKind::da_capo, "D.C. al Fine"}});
  given.measures[2].directions.push_back({Staff::upper, given.measures[2].length, Marker{MarkerKind::fine, "Fine"}});
  const Score read = score_of(given);
  const Composition piece = random_composer()(ask_for(5, 3), &read, 0);
  const std::optional<Sheet> page = engrave_into(given, piece);
  ASSERT_TRUE(page);
  EXPECT_EQ(page->measures.size(), 6 + 3 + 3U);
}

TEST(EngraveInto, GivesNothingForAnotherPage) {
  const Score read = written_piece();
  const Composition piece = random_composer()(ask_for(5, 3), &read, 0);
  Sheet other = written_page();
  other.measures.resize(3);
  other.measures.back().length = 3;
  EXPECT_FALSE(engrave_into(other, piece));
  EXPECT_FALSE(engrave_into(written_page(), random_composer()(ask_for(1), nullptr, 0)));
}

}  // namespace
}  // namespace clavier
