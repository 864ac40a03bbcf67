#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "base/error.h"
#include "base/files.h"
#include "shared/find_model.h"

namespace clavier {
namespace {

TEST(FindModel, AcceptsAFolder) {
  const std::filesystem::path folder = std::filesystem::path(testing::TempDir()) / "a-model";
  write_file(folder / "config.json", std::string_view("{}"));
  EXPECT_EQ(find_model(folder.string(), std::nullopt).folder, folder);
}

TEST(FindModel, TakesTheTransformerWhenNoneIsAsked) {
  EXPECT_EQ(find_model("", std::nullopt).name, "transformer");
  EXPECT_EQ(find_model("", Era::baroque).name, "transformer");
  EXPECT_EQ(find_model("lstm", Era::baroque).name, "lstm-baroque");
}

TEST(FindModel, ListsTheModelsWhenTheNameIsUnknown) {
  try {
    find_model("nobody", Era::baroque);
    FAIL();
  } catch (const Misuse& problem) {
    EXPECT_THAT(problem.what(), testing::HasSubstr("there is no model \"nobody\"; --model takes"));
  }
}

TEST(FindModel, NamesAModelByItsNewName) {
  EXPECT_THAT([] { find_model("style", std::nullopt); },
              testing::ThrowsMessage<Misuse>(testing::EndsWith("era-classifier now")));
}

TEST(FindNgramIndex, PrefersTheIndexOfTheModelItself) {
  const std::filesystem::path folder = std::filesystem::path(testing::TempDir()) / "model-with-patterns";
  std::filesystem::create_directories(folder);
  EXPECT_NE(find_ngram_index({"a model", folder}), folder / "patterns.bin");
  write_file(folder / "patterns.bin", std::string_view("anything"));
  EXPECT_EQ(find_ngram_index({"a model", folder}), folder / "patterns.bin");
  std::filesystem::remove_all(folder);
}

}  // namespace
}  // namespace clavier
