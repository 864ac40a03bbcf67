#include "base/text_table.h"

#include <algorithm>

namespace clavier {
namespace {

constexpr const char* kColumnGap = "  ";

std::size_t width_of(const std::string& cell) {
  return static_cast<std::size_t>(std::count_if(cell.begin(), cell.end(), [](char byte) {
    return (static_cast<unsigned char>(byte) & 0xC0) != 0x80;  // not a continuation byte
  }));
}

}  // namespace

void TextTable::add(std::vector<std::string> cells) {
  widths_.resize(std::max(widths_.size(), cells.size()));
  for (std::size_t column = 0; column < cells.size(); ++column)
    widths_[column] = std::max(widths_[column], width_of(cells[column]));
  rows_.push_back(std::move(cells));
}

std::vector<std::string> TextTable::lines() const {
  std::vector<std::string> lines;
  for (const std::vector<std::string>& row : rows_) {
    std::string line;
    for (std::size_t column = 0; column < row.size(); ++column) {
      const std::string padding(widths_[column] - width_of(row[column]), ' ');
      line += column == 0 ? row[column] + padding : kColumnGap + padding + row[column];
    }
    lines.push_back(line.substr(0, line.find_last_not_of(' ') + 1));
  }
  return lines;
}

}  // namespace clavier
