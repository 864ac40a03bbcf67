#include <gtest/gtest.h>
#include <rapidcheck/gtest.h>

#include "base/error.h"
#include "notation/musicxml/musicxml_reader.h"
#include "notation/musicxml/musicxml_writer.h"
#include "notation/sheet/validate.h"
#include "random_sheet.h"

namespace clavier::testing {
namespace {

std::vector<std::string> lines_of(const Bytes& file) {
  std::vector<std::string> lines(1);
  for (const std::uint8_t letter : file) {
    lines.back() += static_cast<char>(letter);
    if (letter == '\n') lines.emplace_back();
  }
  return lines;
}

/// True when a line can be removed or repeated in a well-formed document: it is an element without children.
bool is_whole_element(const std::string& line) {
  return line.ends_with("/>\n") || line.find("</", line.find('<') + 1) != std::string::npos;
}

/// Removes, repeats or replaces random lines.
std::string with_changed_lines(const Bytes& file, Random& random) {
  std::vector<std::string> lines = lines_of(file);
  for (std::uint64_t count = 1 + random.below(20); count > 0; --count) {
    std::string& line = lines[random.below(lines.size())];
    const std::string& other = lines[random.below(lines.size())];
    if (!is_whole_element(line) || !is_whole_element(other)) continue;
    const std::uint64_t choice = random.below(3);
    line = choice == 0 ? std::string() : choice == 1 ? line + other : other;
  }
  std::string text;
  for (const std::string& line : lines) text += line;
  return text;
}

/// A readable file gives a valid sheet that can be written and read again.
void expect_sound(ByteView file) {
  try {
    const Sheet sheet = read_musicxml(file, "changed");
    RC_ASSERT(find_sheet_fault(sheet) == std::nullopt);
    RC_ASSERT(read_musicxml(write_musicxml(sheet), "again") == sheet);
  } catch (const Error& error) {
    RC_ASSERT(std::string(error.what()).starts_with("cannot read MusicXML file changed: "));
  }
}

RC_GTEST_PROP(MusicXmlRoundTrip, RestoresAnySheet, (std::uint64_t seed)) {
  const Sheet sheet = random_sheet(seed);
  RC_ASSERT(find_sheet_fault(sheet) == std::nullopt);
  RC_ASSERT(read_musicxml(write_musicxml(sheet), "written") == sheet);
}

RC_GTEST_PROP(MusicXmlRoundTrip, SurvivesChangedBytes, (std::uint64_t seed)) {
  Bytes file = write_musicxml(random_sheet(seed));
  Random random(seed, 1);
  for (std::uint64_t count = 1 + random.below(8); count > 0; --count)
    file[random.below(file.size())] = static_cast<std::uint8_t>('0' + random.below(10));
  expect_sound(file);
}

RC_GTEST_PROP(MusicXmlRoundTrip, SurvivesMissingOrMisplacedElements, (std::uint64_t seed)) {
  Random random(seed, 1);
  expect_sound(as_bytes(with_changed_lines(write_musicxml(random_sheet(seed)), random)));
}

}  // namespace
}  // namespace clavier::testing
