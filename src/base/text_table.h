#pragma once

#include <cstddef>
#include <string>
#include <vector>

namespace clavier {

/// Rows of cells in columns, each as wide as its widest cell: the first column flush left, the others flush right, two
/// spaces between. A row may have fewer cells than the heading. Widths count code points of UTF-8.
class TextTable {
 public:
  explicit TextTable(std::vector<std::string> heading) { add(std::move(heading)); }

  void add(std::vector<std::string> cells);

  /// A line for each row, the heading first, without line ends or trailing spaces.
  std::vector<std::string> lines() const;

 private:
  std::vector<std::vector<std::string>> rows_;
  std::vector<std::size_t> widths_;
};

}  // namespace clavier
