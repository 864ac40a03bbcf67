#include <gtest/gtest.h>

#include <cmath>

#include "base/error.h"
#include "studio/music/note_edits.h"
#include "studio/music/note_list.h"
#include "studio/music/piece_difference.h"
#include "studio/music/piece_facts.h"
#include "transcription/transcribe.h"

namespace clavier {
namespace {

/// Eight measures of 4/4: a tune in quarters over whole notes.
StudioPiece written_tune() {
  StudioPiece piece{.on_paper = true, .performs = true};
  piece.written.tempo = TempoMap({tempo_of({}, 90)});
  piece.written.meters = {{}};
  for (int bar = 0; bar < 8; ++bar) {
    piece.written.notes.push_back({Beats{4.0 * bar}, Beats{4}, 48, 70, Hand::left});
    for (int beat = 0; beat < 4; ++beat)
      piece.written.notes.push_back(
          {Beats{4.0 * bar + beat}, Beats{1}, static_cast<Pitch>(60 + 2 * beat), 70, Hand::right});
  }
  sort_events(piece.written);
  return piece;
}

Json sole_edit(Json edit) { return Json::array({std::move(edit)}); }

TEST(StudioPiece, IsTheSameAfterItIsStored) {
  const StudioPiece piece = written_tune();
  const StudioPiece read = read_studio_piece(store_studio_piece(piece), {{"paper", true}, {"performs", true}});
  EXPECT_EQ(list_notes(read), list_notes(piece));
}

TEST(ListNotes, NumbersBarsAndKeepsBeatsOfThePage) {
  const Json list = list_notes(written_tune());
  ASSERT_EQ(list.at("notes").size(), 40U);
  EXPECT_EQ(list.at("measures").size(), 8U);
  EXPECT_EQ(list.at("measures").at(1).at("bar"), 2);
  EXPECT_EQ(list.at("measures").at(1).at("beat"), 4.0);
  for (std::size_t id = 0; id < 40; ++id) {
    const Json& note = list.at("notes").at(id);
    EXPECT_EQ(note.at("id"), id);
    EXPECT_EQ(note.at("bar"), 1 + static_cast<int>(note.at("beat").get<double>() / 4));
  }
}

/// The page moves its cursor by these points.
TEST(ListNotes, TimesAreLinearInBeatsBetweenTempos) {
  const Json list = list_notes(written_tune());
  const Json& tempos = list.at("tempo");
  for (const Json& note : list.at("notes")) {
    const double beat = note.at("beat").get<double>();
    std::size_t place = 0;
    while (place + 1 < tempos.size() && tempos[place + 1].at("beat").get<double>() <= beat) ++place;
    const Json& point = tempos[place];
    const double time =
        point.at("t").get<double>() + (beat - point.at("beat").get<double>()) * 60 / point.at("bpm").get<double>();
    EXPECT_NEAR(time, note.at("t").get<double>(), 2e-3);
  }
}

TEST(ListNotes, WritesARepeatOutWithTheBarsOfThePage) {
  StudioPiece piece = written_tune();
  piece.sheet = transcribe(piece.written);
  piece.sheet->measures.at(3).repeats.times = 2;
  const Json list = list_notes(piece);
  EXPECT_EQ(list.at("notes").size(), 60U);
  EXPECT_EQ(list.at("measures").size(), 12U);
  EXPECT_EQ(list.at("measures").at(4).at("bar"), 1);
  EXPECT_EQ(list.at("measures").at(11).at("bar"), 8);
}

TEST(ListNotes, HasThePageOfAPerformance) {
  StudioPiece piece;
  for (int note = 0; note < 64; ++note)
    piece.written.notes.push_back(
        {Beats{0.83 * note + 0.02 * (note % 3)}, Beats{0.7}, static_cast<Pitch>(50 + note % 20), 80});
  sort_events(piece.written);
  const Json list = list_notes(piece);
  EXPECT_EQ(list.at("notes").size(), 64U);
  EXPECT_EQ(list.at("measures").size(), page_of(piece).measures.size());
}

TEST(ApplyEdits, PutsANoteWhereItIsHeard) {
  const StudioPiece piece = written_tune();
  const double time = list_notes(piece).at("notes").at(20).at("t").get<double>();
  const StudioPiece edited = apply_edits(
      piece, sole_edit({{"do", "put"}, {"note", {{"t", time}, {"d", 0.6}, {"p", 84}, {"v", 90}, {"h", "right"}}}}));
  ASSERT_EQ(edited.written.notes.size(), 41U);
  const Beats wanted = play(piece).played.notes[20].onset;
  const auto put = std::find_if(edited.written.notes.begin(), edited.written.notes.end(),
                                [](const Note& note) { return note.pitch == 84; });
  EXPECT_EQ(put->onset, wanted);
  EXPECT_EQ(put->velocity, 90);
}

TEST(ApplyEdits, MovesWhatIsNamedAndNothingElse) {
  const StudioPiece piece = written_tune();
  const StudioPiece edited = apply_edits(piece, sole_edit({{"do", "move"}, {"id", 7}, {"note", {{"p", 90}}}}));
  const Json difference = compare_pieces(piece, edited);
  EXPECT_EQ(difference.at("only_here"), Json::array({7}));
  EXPECT_EQ(difference.at("only_there").size(), 1U);
  EXPECT_EQ(difference.at("measures").size(), 1U);
}

TEST(ApplyEdits, KeepsTheLoudnessThatWasHeard) {
  const StudioPiece piece = written_tune();
  const StudioPiece edited = apply_edits(piece, sole_edit({{"do", "move"}, {"id", 7}, {"note", {{"v", 33}}}}));
  const Score before = play(piece).sounding, after = play(edited).sounding;
  for (std::size_t id = 0; id < before.notes.size(); ++id)
    EXPECT_EQ(after.notes[id].velocity, id == 7 ? 33 : before.notes[id].velocity) << id;
}

TEST(ApplyEdits, RemovesANoteAndRefusesToRemoveTheLast) {
  const StudioPiece piece = written_tune();
  EXPECT_EQ(apply_edits(piece, sole_edit({{"do", "remove"}, {"id", 0}})).written.notes.size(), 39U);
  Json all = Json::array();
  for (int id = 0; id < 40; ++id) all.push_back({{"do", "remove"}, {"id", id}});
  EXPECT_THROW(apply_edits(piece, all), Misuse);
}

TEST(ApplyEdits, RefusesWhatMakesNoSense) {
  const StudioPiece piece = written_tune();
  for (const char* edits :
       {"[]", "{}", "null", "[7]", R"([{"do": "sing"}])", R"([{"do": "remove", "id": 40}])",
        R"([{"do": "remove", "id": -1}])", R"([{"do": "remove", "id": 1}, {"do": "remove", "id": 1}])",
        R"([{"do": "put", "note": {"t": 0, "d": 1}}])", R"([{"do": "put", "note": {"t": -1, "d": 1, "p": 60}}])",
        R"([{"do": "put", "note": {"t": 0, "d": 1, "p": 200}}])", R"([{"do": "move", "id": 1, "note": {"v": 0}}])",
        R"([{"do": "move", "id": 1, "note": {"h": "foot"}}])",
        R"([{"do": "put", "note": {"t": 1e9, "d": 1, "p": 60}}])",
        R"([{"do": "put", "note": {"t": "x", "d": 1, "p": 60}}])"})
    EXPECT_THROW(apply_edits(piece, Json::parse(edits)), Error) << edits;
}

TEST(ApplyEdits, KeepsThePageBesideTheChange) {
  StudioPiece piece = written_tune();
  piece.sheet = transcribe(piece.written);
  piece.sheet->measures.at(0).directions.push_back({.what = Words{"dolce"}});
  const StudioPiece edited = apply_edits(piece, sole_edit({{"do", "move"}, {"id", 33}, {"note", {{"p", 90}}}}));
  ASSERT_TRUE(edited.sheet);
  EXPECT_EQ(edited.sheet->measures.at(0), piece.sheet->measures.at(0));
  EXPECT_NE(edited.sheet->measures.at(6), piece.sheet->measures.at(6));
}

TEST(TransposePiece, MovesEveryNote) {
  const StudioPiece moved = transpose_piece(written_tune(), -3);
  EXPECT_EQ(moved.written.notes.front().pitch, 45);
  EXPECT_EQ(moved.written.notes.size(), 40U);
}

TEST(PerformPiece, SoundsTheSameFromThenOn) {
  const StudioPiece piece = written_tune();
  const StudioPiece performed = perform_piece(piece, true);
  EXPECT_FALSE(performed.performs);
  EXPECT_EQ(play(performed).sounding.notes, play(piece).sounding.notes);
}

TEST(ComparePieces, FindsNoDifferenceOfAPieceToItself) {
  const Json difference = compare_pieces(written_tune(), written_tune());
  EXPECT_TRUE(difference.at("only_here").empty());
  EXPECT_TRUE(difference.at("measures").empty());
}

TEST(PieceFacts, CountAndDescribeThePiece) {
  const Json report = piece_facts(written_tune(), {});
  EXPECT_EQ(report.at("notes"), 40);
  EXPECT_EQ(report.at("bars"), 8);
  EXPECT_EQ(report.at("meter"), "4/4");
  EXPECT_EQ(report.at("eras"), nullptr);
  EXPECT_EQ(report.at("histogram").size(), 12U);
  EXPECT_EQ(report.at("paper"), true);
}

}  // namespace
}  // namespace clavier
