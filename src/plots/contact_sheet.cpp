#include "plots/contact_sheet.h"

#include <algorithm>

#include "plots/axes.h"

namespace clavier {
namespace {

constexpr double kPictureWidth = 320;
constexpr double kPitchHeight = 1.5;
constexpr double kSpace = 16;
constexpr double kCaption = 16;
constexpr double kHeading = 64;

Svg small_roll(const SheetPicture& picture, const ContactSheet& sheet) {
  const double height = (sheet.highest - sheet.lowest + 1) * kPitchHeight;
  Svg svg(kPictureWidth, height + kCaption);
  svg.text({0, 11}, picture.caption, {.size = 11, .colour = kFaintInk});
  const auto top = [&](int pitch) { return kCaption + (sheet.highest - pitch) * kPitchHeight; };
  for (int pitch = sheet.lowest; pitch <= sheet.highest; ++pitch)
    if (pitch % kPitchClasses == 0) svg.line({0, top(pitch - 1)}, {kPictureWidth, top(pitch - 1)}, kGrid, 0.5);
  std::vector<Box> bars;
  for (const Note& note : picture.score.notes) {
    const auto across = [&](Beats time) {
      const double share = picture.score.tempo.seconds_at(time).value / sheet.length.value;
      return kPictureWidth * std::clamp(share, 0.0, 1.0);
    };
    if (note.pitch < sheet.lowest || note.pitch > sheet.highest) continue;
    const double begin = across(note.onset), end = across(end_of(note));
    if (end > begin) bars.push_back({begin, top(note.pitch), end - begin, kPitchHeight});
  }
  svg.rects(bars, kInk);
  return svg;
}

}  // namespace

Svg draw(const ContactSheet& sheet) {
  std::vector<Svg> pictures;
  for (const SheetPicture& picture : sheet.pictures) pictures.push_back(small_roll(picture, sheet));
  const int count = static_cast<int>(pictures.size()), rows = (count + sheet.columns - 1) / sheet.columns;
  const double across = kPictureWidth + kSpace;
  const double down = (sheet.highest - sheet.lowest + 1) * kPitchHeight + kCaption + kSpace;
  Svg svg(kSpace + sheet.columns * across, kHeading + rows * down);
  draw_heading(svg, sheet.title, sheet.subtitle);
  for (int index = 0; index < count; ++index) {
    const int row = index / sheet.columns, column = index % sheet.columns;
    svg.place({kSpace + column * across, kHeading + row * down}, pictures[static_cast<std::size_t>(index)]);
  }
  return svg;
}

}  // namespace clavier
