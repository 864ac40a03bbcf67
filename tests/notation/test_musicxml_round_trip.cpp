#include <gtest/gtest.h>
#include <rapidcheck/gtest.h>

#include "base/error.h"
#include "notation/musicxml_reader.h"
#include "notation/musicxml_writer.h"
#include "notation/validate.h"
#include "random_sheet.h"

namespace clavier::testing {
namespace {

RC_GTEST_PROP(MusicXmlRoundTrip, GivesAnySheetBack, (std::uint64_t seed)) {
  const Sheet sheet = random_sheet(seed);
  RC_ASSERT(sheet_fault(sheet) == std::nullopt);
  RC_ASSERT(read_musicxml(write_musicxml(sheet), "written") == sheet);
}

RC_GTEST_PROP(MusicXmlRoundTrip, SurvivesBytesThatChange, (std::uint64_t seed)) {
  Bytes file = write_musicxml(random_sheet(seed));
  Random random(seed, 1);
  for (std::uint64_t count = 1 + random.below(8); count > 0; --count)
    file[random.below(file.size())] = static_cast<std::uint8_t>('0' + random.below(10));
  try {
    const Sheet sheet = read_musicxml(file, "changed");
    RC_ASSERT(sheet_fault(sheet) == std::nullopt);
    RC_ASSERT(read_musicxml(write_musicxml(sheet), "again") == sheet);
  } catch (const Error& error) {
    RC_ASSERT(std::string(error.what()).starts_with("cannot read MusicXML file changed: "));
  }
}

}  // namespace
}  // namespace clavier::testing
