#include <gmock/gmock.h>
#include <gtest/gtest.h>
#include <rapidcheck/gtest.h>

#include "base/error.h"
#include "base/random.h"
#include "notation/xml/zip.h"

namespace clavier::testing {
namespace {

using ::testing::ElementsAre;
using ::testing::HasSubstr;

Bytes zip_bytes_of(std::string_view text) { return {as_bytes(text).begin(), as_bytes(text).end()}; }

const std::string kVerse = "la la la la la la la la la la la la la la la la";

/// An archive of one deflated entry called "a": its local header has 31 bytes, its directory 47, its end 22.
Bytes one_entry() { return write_zip({{"a", zip_bytes_of(kVerse)}}); }
std::size_t directory_of(const Bytes& archive) { return archive.size() - 22 - 47; }

void expect_zip_refused(const Bytes& archive, const std::string& why) {
  EXPECT_THAT([&] { ZipReader(archive).read("a"); }, ::testing::ThrowsMessage<Error>(HasSubstr(why)));
}

RC_GTEST_PROP(Zip, RestoresItsEntries, (std::vector<std::uint8_t> one, std::string two)) {
  const Bytes archive = write_zip({{"mimetype", one}, {"x/y", zip_bytes_of(two)}});
  const ZipReader reader(archive);
  RC_ASSERT(reader.names() == (std::vector<std::string>{"mimetype", "x/y"}));
  RC_ASSERT(reader.read("mimetype") == one);
  RC_ASSERT(reader.read("x/y") == zip_bytes_of(two));
}

RC_GTEST_PROP(Zip, DetectsEveryChangedByteOfItsEntries, (std::uint64_t seed)) {
  Bytes archive = one_entry();
  Random random(seed);
  const std::size_t begin = 31;
  archive[begin + random.below(directory_of(archive) - begin)] ^= static_cast<std::uint8_t>(1 + random.below(255));
  try {
    RC_ASSERT(ZipReader(archive).read("a") == zip_bytes_of(kVerse));  // an unused bit of the last byte
  } catch (const Error&) {
  }
}

TEST(Zip, DeflatesCompressibleEntriesAndStoresTheRest) {
  EXPECT_LT(one_entry().size(), kVerse.size() + 100);
  const Bytes archive = write_zip({{"a", zip_bytes_of("xy")}});
  EXPECT_THAT(std::string(as_text(archive)), HasSubstr("axy"));
}

TEST(Zip, StoresTheMimetypeAtItsStandardOffset) {
  const Bytes archive = write_zip({{"mimetype", zip_bytes_of(kVerse)}});
  EXPECT_EQ(as_text(archive).substr(30, 8 + kVerse.size()), "mimetype" + kVerse);
}

TEST(Zip, MayHaveNoEntries) { EXPECT_THAT(ZipReader(write_zip({})).names(), ElementsAre()); }

TEST(ZipReader, ReadsAnArchiveWithAComment) {
  Bytes archive = one_entry();
  archive[archive.size() - 2] = 3;
  archive.insert(archive.end(), {'h', 'e', 'y'});
  EXPECT_EQ(ZipReader(archive).read("a"), zip_bytes_of(kVerse));
}

TEST(ZipReader, RefusesOtherFiles) {
  expect_zip_refused({}, "this is no zip archive");
  expect_zip_refused(zip_bytes_of("<score-partwise> that is long enough </score-partwise>"), "this is no zip archive");
  Bytes archive = one_entry();
  archive.pop_back();
  expect_zip_refused(archive, "it is cut off");
}

TEST(ZipReader, RefusesEntriesThatAreEncryptedOrPackedOtherwise) {
  Bytes archive = one_entry();
  archive[directory_of(archive) + 8] |= 1;
  expect_zip_refused(archive, "a in the archive is encrypted");
  archive = one_entry();
  archive[directory_of(archive) + 10] = 14;
  expect_zip_refused(archive, "neither as stored nor as deflated");
}

TEST(ZipReader, RefusesZip64AndSeveralDisks) {
  Bytes archive = one_entry();
  for (std::size_t byte = archive.size() - 6; byte < archive.size() - 2; ++byte) archive[byte] = 0xff;
  expect_zip_refused(archive, "zip64");
  archive = one_entry();
  archive[archive.size() - 18] = 1;
  expect_zip_refused(archive, "several disks");
}

TEST(ZipReader, RefusesEntriesThatOverlapOrLieOutside) {
  Bytes archive = write_zip({{"a", zip_bytes_of(kVerse)}, {"b", zip_bytes_of(kVerse)}});
  const std::size_t second = archive.size() - 22 - 47;
  archive[second + 42] = 0;
  expect_zip_refused(archive, "entries overlap");
  archive[second + 43] = 0xff;
  expect_zip_refused(archive, "an entry lies outside");
}

TEST(ZipReader, RefusesBombsByDeclaredAndByActualSize) {
  expect_zip_refused(write_zip({{"a", Bytes(std::size_t{3} << 20, 0)}}), "more than 500 times");
  Bytes archive = one_entry();
  archive[directory_of(archive) + 27] = 0x7f;
  expect_zip_refused(archive, "larger than 64 MiB");
  archive = one_entry();
  archive[directory_of(archive) + 24] = 4;  // fewer entries than there are
  expect_zip_refused(archive, "damaged");
}

TEST(ZipReader, RefusesAWrongChecksum) {
  Bytes archive = one_entry();
  archive[directory_of(archive) + 16] ^= 1;
  expect_zip_refused(archive, "the checksum of a is wrong");
}

TEST(ZipReader, RefusesAMissingEntry) {
  const Bytes archive = one_entry();
  EXPECT_THAT([&] { ZipReader(archive).read("b"); },
              ::testing::ThrowsMessage<Error>(HasSubstr("the archive has no b")));
}

}  // namespace
}  // namespace clavier::testing
