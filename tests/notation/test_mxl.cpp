#include <gmock/gmock.h>
#include <gtest/gtest.h>
#include <rapidcheck/gtest.h>

#include "base/error.h"
#include "notation/musicxml/musicxml_writer.h"
#include "notation/musicxml/mxl.h"
#include "notation/xml/zip.h"
#include "random_sheet.h"
#include "small_sheets.h"

namespace clavier::testing {
namespace {

using ::testing::HasSubstr;

Bytes bytes_of(std::string_view text) { return {as_bytes(text).begin(), as_bytes(text).end()}; }

Bytes container(const std::string& path) {
  return bytes_of("<container><rootfiles><rootfile full-path='" + path +
                  "'/><rootfile full-path='score.pdf'/></rootfiles></container>");
}

void expect_refused(const Bytes& archive, const std::string& why) {
  EXPECT_THAT([&] { read_mxl(archive, "study.mxl"); }, ::testing::ThrowsMessage<Error>(HasSubstr(why)));
}

RC_GTEST_PROP(Mxl, RestoresAnySheet, (std::uint64_t seed)) {
  const Sheet made = random_sheet(seed);
  RC_ASSERT(read_mxl(write_mxl(made), "written") == made);
}

TEST(Mxl, IsASmallArchiveWithItsMediaType) {
  const Bytes archive = write_mxl(little_study());
  EXPECT_LT(archive.size(), 2000U);
  EXPECT_EQ(ZipReader(archive).names(),
            (std::vector<std::string>{"mimetype", "META-INF/container.xml", "score.musicxml"}));
  EXPECT_EQ(ZipReader(archive).read("score.musicxml"), write_musicxml(little_study()));
}

TEST(Mxl, ReadsTheScoreThatItsContainerNamesFirst) {
  const Bytes archive = write_zip({{"other.xml", bytes_of("<html/>")},
                                   {"deep/piece.xml", write_musicxml(little_study())},
                                   {"META-INF/container.xml", container("deep/piece.xml")}});
  EXPECT_EQ(read_mxl(archive, "foreign"), little_study());
}

TEST(Mxl, ReadsTheFirstScoreWithoutAContainer) {
  const Bytes archive =
      write_zip({{"META-INF/other.xml", bytes_of("<html/>")}, {"piece.musicxml", write_musicxml(little_study())}});
  EXPECT_EQ(read_mxl(archive, "foreign"), little_study());
}

TEST(Mxl, RefusalNamesTheFile) {
  expect_refused(write_musicxml(little_study()), "cannot read MusicXML file study.mxl: this is no zip archive");
  expect_refused(write_zip({{"score.pdf", {}}}), "study.mxl: the archive holds no score");
  expect_refused(write_zip({{"META-INF/container.xml", container("piece.xml")}}), "the archive has no piece.xml");
  expect_refused(write_zip({{"META-INF/container.xml", bytes_of("<container/>")}}), "its container names no score");
  expect_refused(write_zip({{"score.xml", bytes_of("<html/>")}}), "study.mxl: this is not MusicXML");
}

}  // namespace
}  // namespace clavier::testing
