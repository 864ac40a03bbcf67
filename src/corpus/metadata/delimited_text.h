#pragma once

#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

namespace clavier {

/// The pieces of `text` between the separators, empty ones too; they point into `text`.
std::vector<std::string_view> split_fields(std::string_view text, char separator);

/// A table with a header line, as people bring it: tab- or comma-separated (whichever the header holds), with a byte
/// order mark or not, CRLF or LF. Comma-separated fields may be quoted, "" being a quote inside. Short rows read as
/// empty at their end.
class Table {
 public:
  explicit Table(std::string_view text);

  std::size_t rows() const { return rows_.size(); }
  bool has(std::string_view column) const { return columns_.count(std::string(column)) != 0; }
  /// The line on which the row begins, counted from 1.
  std::size_t line(std::size_t row) const { return lines_[row]; }
  /// Empty when the table has no such column.
  std::string_view at(std::size_t row, std::string_view column) const;

 private:
  std::unordered_map<std::string, std::size_t> columns_;
  std::vector<std::vector<std::string>> rows_;
  std::vector<std::size_t> lines_;
};

}  // namespace clavier
