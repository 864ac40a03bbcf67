#pragma once

#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "base/bytes.h"
#include "corpus/metadata/delimited_text.h"
#include "music/era.h"
#include "music/time.h"

namespace clavier {

/// A word that a cell may hold, and its meaning.
struct SurveyWord {
  std::string_view word;
  int meaning = 0;
};

/// The column that names the kit, of keys and of answers.
inline constexpr std::string_view kKitColumn = "kit";

/// A survey's CSV as Table reads it (quotes, a byte order mark, CRLF), cell by cell; what is not UTF-8 is read as
/// Latin-1. Blanks around a cell are ignored, as is the case of words, in which `_` and `-` are blanks. Errors name the
/// file and the line.
class SurveyTable {
 public:
  SurveyTable(ByteView csv, std::string_view name);

  /// Throws Error naming the first of these columns that is missing; `hint` follows their list.
  void require(const std::vector<std::string_view>& columns, std::string_view hint = {}) const;
  bool has(std::string_view column) const { return table_.has(column); }
  std::size_t rows() const { return table_.rows(); }
  /// "answers.csv: line 7".
  std::string place(std::size_t row) const;
  /// Throws Error about the whole file, or about the line of one row.
  [[noreturn]] void fail(const std::string& what) const;
  [[noreturn]] void fail(std::size_t row, const std::string& what) const;

  bool is_empty(std::size_t row, std::string_view column) const { return cell(row, column).empty(); }
  /// Throws Error when the cell is empty.
  std::string text(std::size_t row, std::string_view column) const;
  /// The meaning of the cell's word. Throws Error that lists the words.
  int meaning(std::size_t row, std::string_view column, std::span<const SurveyWord> words) const;
  Era era(std::size_t row) const;
  /// Of the column `seconds`; nullopt when it is missing or the cell is empty. Throws Error when the cell is no number
  /// of 0 or more.
  std::optional<Seconds> seconds(std::size_t row) const;

 private:
  std::string_view cell(std::size_t row, std::string_view column) const;

  std::string name_;
  Table table_;
};

}  // namespace clavier
