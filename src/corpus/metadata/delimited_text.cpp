#include "corpus/metadata/delimited_text.h"

#include <algorithm>

namespace clavier {
namespace {

/// Removes one record from a comma-separated text; quoted fields may contain line ends.
std::vector<std::string> take_quoted_record(std::string_view& text) {
  std::vector<std::string> fields(1);
  bool quoted = false;
  std::size_t at = 0;
  for (; at < text.size(); ++at) {
    const char c = text[at];
    if (quoted && c == '"' && at + 1 < text.size() && text[at + 1] == '"') {
      fields.back() += text[++at];
    } else if (c == '"' && (quoted || fields.back().empty())) {
      quoted = !quoted;
    } else if (quoted) {
      fields.back() += c;
    } else if (c == '\n') {
      break;
    } else if (c == ',') {
      fields.emplace_back();
    } else if (c != '\r') {
      fields.back() += c;
    }
  }
  text.remove_prefix(at < text.size() ? at + 1 : at);
  return fields;
}

std::vector<std::string> take_tabbed_record(std::string_view& text) {
  std::string_view line = text.substr(0, text.find('\n'));
  text.remove_prefix(std::min(text.size(), line.size() + 1));
  if (line.ends_with('\r')) line.remove_suffix(1);
  std::vector<std::string> fields;
  for (const std::string_view field : split_fields(line, '\t')) fields.emplace_back(field);
  return fields;
}

}  // namespace

std::vector<std::string_view> split_fields(std::string_view text, char separator) {
  std::vector<std::string_view> fields;
  std::size_t begin = 0;
  for (std::size_t end = text.find(separator); end != std::string_view::npos; end = text.find(separator, begin)) {
    fields.push_back(text.substr(begin, end - begin));
    begin = end + 1;
  }
  fields.push_back(text.substr(begin));
  return fields;
}

Table::Table(std::string_view text) {
  if (text.starts_with("\xEF\xBB\xBF")) text.remove_prefix(3);
  const bool tabbed = text.substr(0, text.find('\n')).find('\t') != std::string_view::npos;
  std::size_t line = 1;
  const auto take = [&] {
    const std::string_view before = text;
    std::vector<std::string> record = tabbed ? take_tabbed_record(text) : take_quoted_record(text);
    const std::string_view taken = before.substr(0, before.size() - text.size());
    line += static_cast<std::size_t>(std::count(taken.begin(), taken.end(), '\n'));
    return record;
  };
  if (text.empty()) return;
  const std::vector<std::string> header = take();
  for (std::size_t column = 0; column < header.size(); ++column) columns_.emplace(header[column], column);
  while (!text.empty()) {
    const std::size_t begin = line;
    std::vector<std::string> row = take();
    if (row.size() == 1 && row.front().empty()) continue;
    rows_.push_back(std::move(row));
    lines_.push_back(begin);
  }
}

std::string_view Table::at(std::size_t row, std::string_view column) const {
  const auto found = columns_.find(std::string(column));
  if (found == columns_.end() || found->second >= rows_[row].size()) return {};
  return rows_[row][found->second];
}

}  // namespace clavier
