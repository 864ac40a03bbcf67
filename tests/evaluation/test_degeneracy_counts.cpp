#include <gmock/gmock.h>

#include "base/scratch_folder.h"
#include "composing/open_piece_generator.h"
#include "encoding/chord_tokens.h"
#include "evaluation/pieces/degeneracy_counts.h"
#include "models/markov/markov.h"

namespace clavier {
namespace {

TEST(DegeneracyCounts, CountEachFaultOnce) {
  const DegeneracyCounts counts = count_degeneracy({{.longest_repetition = kRepetitionLimit + 1},
                                                    {.longest_repetition = kRepetitionLimit, .overlapping_notes = 3},
                                                    {.hanging_notes = 1, .longest_silence = Seconds{6}}});
  EXPECT_EQ(to_json(counts), Json({{"pieces", 3},
                                   {"repeating", 1},
                                   {"overlapping_notes", 1},
                                   {"hanging_notes", 1},
                                   {"silent", 1},
                                   {"ends_on_tonic", 0}}));
}

TEST(DegeneracyCounts, AreZeroForSoundPieces) {
  const Vocabulary notes = Vocabulary::of_notes();
  Events scale;
  for (int index = 0; index < 200; ++index)
    scale.push_back({static_cast<std::uint16_t>(notes.opening(static_cast<Pitch>(50 + index * 7 % 30))), 11, 11, 8});
  const ScratchFolder folder;
  write_markov(folder.path(), train_markov(std::vector<Events>{scale}, notes));
  SilentProgress silent;
  const DegeneracyCounts counts = count_degeneracy(open_piece_generator(folder.path(), std::nullopt),
                                                   {.seeds = {1, 4}, .length = Seconds{10}}, silent);
  EXPECT_EQ(counts.pieces, 4u);
  EXPECT_EQ(faults_json(counts),
            Json({{"repeating", 0}, {"overlapping_notes", 0}, {"hanging_notes", 0}, {"silent", 0}}));
}

}  // namespace
}  // namespace clavier
