#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "base/number_format.h"

namespace clavier {

struct Point {
  double x = 0;
  double y = 0;
};

/// A colour for each series; readers with any colour vision can tell them apart, the first ones best. Source: Okabe and
/// Ito (2008).
std::string_view series_colour(std::size_t series);

inline constexpr std::string_view kInk = "#24292f";
inline constexpr std::string_view kFaintInk = "#6e7781";
inline constexpr std::string_view kGrid = "#e4e7eb";

enum class Anchor { start, middle, end };

struct TextStyle {
  double size = 12;
  Anchor anchor = Anchor::start;
  std::string_view colour = kInk;
  bool bold = false;
  double rotation = 0;  ///< degrees clockwise about the text's own position
};

struct Box {
  double x = 0;
  double y = 0;
  double width = 0;
  double height = 0;
};

/// An SVG drawing under construction. Coordinates are pixels, y downwards; text uses the reader's system font. Numbers
/// have at most two decimals, so that the same drawing is the same text everywhere.
class Svg {
 public:
  /// A drawing on white.
  Svg(double width, double height);

  void rect(const Box& box, std::string_view fill, double opacity = 1, double corner_radius = 0);
  void line(Point from, Point to, std::string_view colour, double thickness = 1);
  void polyline(const std::vector<Point>& points, std::string_view colour, double thickness = 1.5);
  /// Many boxes of one style as one path: far smaller than as many rects.
  void rects(const std::vector<Box>& boxes, std::string_view fill, double opacity = 1);
  /// `text` may have any characters: those special to XML are escaped, those forbidden in XML are dropped.
  void text(Point at, std::string_view text, const TextStyle& style = {});
  /// Inserts another drawing with its upper left corner at `at`.
  void place(Point at, const Svg& drawing);

  double width() const { return width_; }
  double height() const { return height_; }
  /// The complete SVG document.
  std::string str() const;

 private:
  std::string opening() const;

  double width_;
  double height_;
  std::string body_;
};

/// Escapes "<" as "&lt;" and so on; safe in text and attributes.
std::string escape_xml(std::string_view text);

}  // namespace clavier
