#pragma once

#include <initializer_list>
#include <optional>
#include <span>
#include <string>
#include <string_view>

#include "base/bytes.h"
#include "corpus/metadata/delimited_text.h"
#include "music/era.h"
#include "music/time.h"

namespace clavier {

/// A word that may stand in a cell, and what it stands for.
struct SurveyWord {
  std::string_view word;
  int meaning = 0;
};

/// A hint: what would do instead of the columns that say what was heard.
inline constexpr std::string_view kOrKey = ", or an answer key (--key)";

/// A survey's CSV as Table reads it (quotes, a byte order mark, CRLF), cell by cell; what is not UTF-8 is Latin-1.
/// Blanks around a cell do not count, nor does case in words, where `_` and `-` are blanks. What is wrong is an Error
/// that names file and line.
class SurveyTable {
 public:
  SurveyTable(ByteView csv, std::string_view name);

  /// Throws Error naming the first of these columns that is missing; `hint` follows their list.
  void require(std::initializer_list<std::string_view> columns, std::string_view hint = {}) const;
  bool has(std::string_view column) const { return table_.has(column); }
  std::size_t rows() const { return table_.rows(); }
  /// "answers.csv: line 7".
  std::string place(std::size_t row) const;
  [[noreturn]] void fail(std::size_t row, const std::string& what) const;

  bool is_empty(std::size_t row, std::string_view column) const { return cell(row, column).empty(); }
  /// Throws Error when the cell is empty.
  std::string text(std::size_t row, std::string_view column) const;
  /// The meaning of the cell's word. Throws Error that lists the words.
  int meaning(std::size_t row, std::string_view column, std::span<const SurveyWord> words) const;
  Era era(std::size_t row) const;
  /// Of the column `seconds`; nothing when it is missing or the cell is empty. Throws Error when it holds no number of
  /// 0 or more.
  std::optional<Seconds> seconds(std::size_t row) const;

 private:
  std::string_view cell(std::size_t row, std::string_view column) const;

  std::string name_;
  Table table_;
};

}  // namespace clavier
