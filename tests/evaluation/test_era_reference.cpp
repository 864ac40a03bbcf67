#include <gmock/gmock.h>

#include <map>
#include <set>

#include "base/error.h"
#include "evaluation/report/era_reference.h"
#include "support/corpus_on_disk.h"
#include "support/partial_era_classifier.h"

namespace clavier {
namespace {

/// Eight training pieces of four works, with six excerpts of 10 s in each.
class EraReferences : public testing::Test {
 protected:
  SilentProgress silent_;
  const support::CorpusOnDisk corpus_{Seconds{65}};
  const EraClassifier style_{support::partial_era_classifier(Era::romantic)};
  const EvaluationContext context_ = make_evaluation_context(corpus_.get(), style_, Seconds{10}, silent_);
};

TEST_F(EraReferences, HaveNoWorkInBothHalves) {
  const EraReference reference = make_era_reference(context_, Era::modernist, 100);
  std::map<StyleEmbedding, std::string> work_of;
  const RealPieceSelection all{.split = Split::train, .era = Era::modernist, .pieces = 1000, .length = Seconds{10}};
  for (const MeasuredPiece& piece : sample_real_pieces(corpus_.get(), all, Random(5)))
    work_of[embeddings_of(style_, {piece}).front()] = piece.group;
  std::set<std::string> works, other_works;
  for (const StyleEmbedding& place : reference.embeddings) works.insert(work_of.at(place));
  for (const StyleEmbedding& place : reference.other_embeddings) other_works.insert(work_of.at(place));
  EXPECT_EQ(works, (std::set<std::string>{"work 0", "work 2"}));
  EXPECT_EQ(other_works, (std::set<std::string>{"work 1", "work 3"}));
}

TEST_F(EraReferences, HoldAsManyExcerptsAsRequested) {
  const EraReference reference = make_era_reference(context_, Era::modernist, 10);
  EXPECT_EQ(reference.era, Era::modernist);
  EXPECT_EQ(reference.features.size(), 20u);
  EXPECT_EQ(reference.embeddings.size() + reference.other_embeddings.size(), 20u);
  EXPECT_EQ(reference.embeddings.front().size(), static_cast<std::size_t>(kStyleEmbedding));
}

TEST_F(EraReferences, AreRefusedWithoutMusicOfTheEra) {
  EXPECT_THAT([&] { make_era_reference(context_, Era::baroque, 10); },
              testing::ThrowsMessage<Error>(testing::HasSubstr("too little baroque music")));
}

TEST_F(EraReferences, OmitPiecesWithTooFewNotes) {
  Score short_piece;
  short_piece.notes.push_back({Beats{0}, Beats{1}, 60, 80, {}});
  EXPECT_TRUE(embeddings_of(style_, {{.score = short_piece, .name = "note", .group = "note"}}).empty());
}

}  // namespace
}  // namespace clavier
