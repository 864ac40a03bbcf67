#include <gtest/gtest.h>

#include "corpus/build/duplicates.h"
#include "corpus/build/score_parts.h"
#include "support/pieces.h"

namespace clavier {
namespace {

Score slice(const Score& score, std::size_t first, std::size_t last) {
  Score part;
  part.notes.assign(score.notes.begin() + static_cast<std::ptrdiff_t>(first),
                    score.notes.begin() + static_cast<std::ptrdiff_t>(last));
  for (Note& note : part.notes) note.onset -= score.notes[first].onset;
  return part;
}

double share(const Score& a, const Score& b) {
  const auto overlaps = find_overlaps({fingerprint(a), fingerprint(b)}, 0.01);
  return overlaps.empty() ? 0 : overlaps.front().share;
}

TEST(Overlaps, AreNearlyCompleteForAJitteredCopy) {
  const Score piece = random_piece(1, 400);
  EXPECT_GT(share(piece, jittered(piece, 0.010, 2)), 0.9);
}

TEST(Overlaps, AreEmptyForDifferentPieces) {
  for (std::uint64_t seed = 0; seed < 20; ++seed) EXPECT_EQ(share(random_piece(seed), random_piece(seed + 100)), 0);
}

TEST(Overlaps, FindAPartOfALongPiece) {
  const Score piece = random_piece(3, 600);
  EXPECT_GT(share(piece, slice(piece, 300, 600)), 0.95);
}

TEST(Overlaps, AreIndependentOfTheTempo) {
  const Score piece = random_piece(4);
  Score slow = piece;
  slow.tempo = TempoMap({tempo_of(Beats{0}, 60)});
  EXPECT_GT(share(piece, slow), 0.95);
}

TEST(Overlaps, AreIndependentOfTheNumberOfThreads) {
  std::vector<Fingerprint> pieces;
  for (std::uint64_t seed = 0; seed < 8; ++seed)
    pieces.push_back(fingerprint(jittered(random_piece(seed / 2), 0.01, seed)));
  const auto one = find_overlaps(pieces, 0.1, 1);
  const auto four = find_overlaps(pieces, 0.1, 4);
  ASSERT_EQ(one.size(), 4u);
  ASSERT_EQ(four.size(), 4u);
  for (std::size_t pair = 0; pair < 4; ++pair) EXPECT_EQ(one[pair].second, four[pair].second);
}

TEST(MusicHash, IsIndependentOfTheResolution) {
  Score piece = random_piece(5);
  const std::uint64_t hash = music_hash(piece);
  piece.resolution = 960;
  EXPECT_EQ(music_hash(piece), hash);
  piece.notes.front().pitch ^= 1;
  EXPECT_NE(music_hash(piece), hash);
}

TEST(DisjointSets, AreRepresentedByTheirSmallestMember) {
  DisjointSets sets(5);
  sets.unite(4, 3);
  sets.unite(1, 4);
  EXPECT_EQ(sets.find(3), 1u);
  EXPECT_EQ(sets.find(0), 0u);
}

TEST(CutAtSilences, SplitsAPieceAtItsLongSilences) {
  Score piece = random_piece(6, 50);
  const std::size_t notes = piece.notes.size();
  const Beats gap = end_of(piece) + Beats{40};
  for (const Note& note : random_piece(7, 50).notes) {
    piece.notes.push_back(note);
    piece.notes.back().onset += gap;
  }
  sort_events(piece);
  const auto parts = cut_at_silences(piece, Seconds{10});
  ASSERT_EQ(parts.size(), 2u);
  EXPECT_EQ(parts[0].notes.size(), notes);
  EXPECT_LT(parts[1].notes.front().onset.value, 4);
}

TEST(CutAtSilences, KeepsTheMeterAndTempoInForceAtTheCut) {
  Score piece = random_piece(8, 20);
  piece.meters = {{.onset = Beats{0}, .numerator = 3, .denominator = 4}};
  piece.tempo = TempoMap({tempo_of(Beats{0}, 90)});
  Note late{.onset = Beats{305}, .duration = Beats{1}, .pitch = 60, .velocity = 60, .hand = Hand::left};
  piece.notes.push_back(late);
  const auto parts = cut_at_silences(piece, Seconds{10});
  ASSERT_EQ(parts.size(), 2u);
  EXPECT_EQ(parts[1].notes.front().onset, Beats{2});
  EXPECT_EQ(parts[1].meters, piece.meters);
  EXPECT_EQ(parts[1].tempo, piece.tempo);
}

TEST(CutAtSilences, KeepsAPieceWithoutSilences) {
  const Score piece = random_piece(9);
  EXPECT_EQ(cut_at_silences(piece, Seconds{10}), std::vector<Score>{piece});
}

TEST(RemoveArtefacts, RemovesOnlyNotesBothShortAndSoft) {
  Score piece;
  piece.notes = {{.onset = {}, .duration = Beats{0.01}, .pitch = 60, .velocity = 20, .hand = Hand::unknown},
                 {.onset = {}, .duration = Beats{0.01}, .pitch = 61, .velocity = 90, .hand = Hand::unknown},
                 {.onset = {}, .duration = Beats{1.00}, .pitch = 62, .velocity = 20, .hand = Hand::unknown}};
  EXPECT_EQ(remove_artefacts(piece, Seconds{0.04}, 40).notes.size(), 2u);
}

}  // namespace
}  // namespace clavier
