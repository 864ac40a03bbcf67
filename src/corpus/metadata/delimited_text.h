#pragma once

#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

namespace clavier {

/// The fields of `text` between separators, empty ones included; they point into `text`.
std::vector<std::string_view> split_fields(std::string_view text, char separator);

/// A table with a header line. Separated by tabs or commas, whichever the header contains; with or without a byte order
/// mark, CRLF or LF. Comma-separated fields may be quoted, with "" for a quote inside. Missing fields at the end of a
/// row are empty.
class Table {
 public:
  explicit Table(std::string_view text);

  std::size_t rows() const { return rows_.size(); }
  bool has(std::string_view column) const { return columns_.count(std::string(column)) != 0; }
  /// The line on which the row begins, from 1.
  std::size_t line(std::size_t row) const { return lines_[row]; }
  /// Empty when the table has no such column.
  std::string_view at(std::size_t row, std::string_view column) const;

 private:
  std::unordered_map<std::string, std::size_t> columns_;
  std::vector<std::vector<std::string>> rows_;
  std::vector<std::size_t> lines_;
};

}  // namespace clavier
