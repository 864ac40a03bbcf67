#include "plots/svg.h"

#include <array>
#include <cmath>
#include <cstdio>

namespace clavier {
namespace {

std::string attribute(std::string_view name, std::string_view value) {
  return " " + std::string(name) + "=\"" + escape_xml(value) + "\"";
}

std::string attribute(std::string_view name, double value) { return attribute(name, format_number(value)); }

std::string_view anchor_name(Anchor anchor) {
  constexpr std::array<std::string_view, 3> kNames = {"start", "middle", "end"};
  return kNames.at(static_cast<std::size_t>(anchor));
}

bool allowed_in_xml(char letter) {
  const auto code = static_cast<unsigned char>(letter);
  return code >= 0x20 || letter == '\n' || letter == '\t';
}

}  // namespace

std::string_view series_colour(std::size_t series) {
  constexpr std::array<std::string_view, 7> kColours = {"#0072b2", "#d55e00", "#009e73", "#cc79a7",
                                                        "#e69f00", "#56b4e9", "#6e7781"};
  return kColours[series % kColours.size()];
}

std::string escape_xml(std::string_view text) {
  std::string result;
  for (const char letter : text) {
    if (letter == '&') {
      result += "&amp;";
    } else if (letter == '<') {
      result += "&lt;";
    } else if (letter == '>') {
      result += "&gt;";
    } else if (letter == '"') {
      result += "&quot;";
    } else if (allowed_in_xml(letter)) {
      result += letter;
    }
  }
  return result;
}

Svg::Svg(double width, double height) : width_(width), height_(height) { rect({0, 0, width, height}, "#ffffff"); }

void Svg::rect(const Box& box, std::string_view fill, double opacity, double corner_radius) {
  body_ += "<rect" + attribute("x", box.x) + attribute("y", box.y) + attribute("width", box.width) +
           attribute("height", box.height) + attribute("fill", fill);
  if (opacity < 1) body_ += attribute("fill-opacity", opacity);
  if (corner_radius > 0) body_ += attribute("rx", corner_radius);
  body_ += "/>\n";
}

void Svg::line(Point from, Point to, std::string_view colour, double thickness) {
  body_ += "<line" + attribute("x1", from.x) + attribute("y1", from.y) + attribute("x2", to.x) + attribute("y2", to.y) +
           attribute("stroke", colour) + attribute("stroke-width", thickness) + "/>\n";
}

void Svg::polyline(const std::vector<Point>& points, std::string_view colour, double thickness) {
  if (points.empty()) return;
  std::string places;
  for (const Point& point : points)
    places += (places.empty() ? "" : " ") + format_number(point.x) + "," + format_number(point.y);
  body_ += "<polyline" + attribute("points", places) + attribute("fill", "none") + attribute("stroke", colour) +
           attribute("stroke-width", thickness) + attribute("stroke-linejoin", "round") + "/>\n";
}

void Svg::rects(const std::vector<Box>& boxes, std::string_view fill, double opacity) {
  if (boxes.empty()) return;
  std::string path;
  for (const Box& box : boxes)
    path += "M" + format_number(box.x) + " " + format_number(box.y) + "h" + format_number(box.width) + "v" +
            format_number(box.height) + "h" + format_number(-box.width) + "z";
  body_ += "<path" + attribute("d", path) + attribute("fill", fill) + attribute("fill-opacity", opacity) + "/>\n";
}

void Svg::text(Point at, std::string_view text, const TextStyle& style) {
  body_ += "<text" + attribute("x", at.x) + attribute("y", at.y) + attribute("font-size", style.size) +
           attribute("fill", style.colour);
  if (style.anchor != Anchor::start) body_ += attribute("text-anchor", anchor_name(style.anchor));
  if (style.bold) body_ += attribute("font-weight", "600");
  if (style.rotation != 0)
    body_ += attribute("transform", "rotate(" + format_number(style.rotation) + " " + format_number(at.x) + " " +
                                        format_number(at.y) + ")");
  body_ += ">" + escape_xml(text) + "</text>\n";
}

void Svg::place(Point at, const Svg& drawing) {
  body_ += "<g" + attribute("transform", "translate(" + format_number(at.x) + " " + format_number(at.y) + ")") + ">\n" +
           drawing.body_ + "</g>\n";
}

std::string Svg::opening() const {
  return "<svg xmlns=\"http://www.w3.org/2000/svg\"" + attribute("width", width_) + attribute("height", height_) +
         attribute("viewBox", "0 0 " + format_number(width_) + " " + format_number(height_)) +
         attribute("font-family", "system-ui, -apple-system, 'Segoe UI', 'DejaVu Sans', sans-serif") + ">\n";
}

std::string Svg::str() const { return opening() + body_ + "</svg>\n"; }

}  // namespace clavier
