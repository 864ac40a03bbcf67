#pragma once

#include <initializer_list>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "base/bytes.h"

namespace clavier {

/// Writes an XML document in UTF-8, indented by two blanks per level. Text that is not UTF-8 is read as Latin-1;
/// characters that XML forbids are dropped.
class XmlWriter {
 public:
  using Attributes = std::initializer_list<std::pair<std::string_view, std::string_view>>;

  /// `doctype` is what follows <!DOCTYPE.
  explicit XmlWriter(std::string_view doctype);

  void open(std::string_view name, Attributes attributes = {});
  void close();
  /// Writes an empty element; an attribute without value is omitted.
  void empty(std::string_view name, Attributes attributes = {});
  void text(std::string_view name, std::string_view text, Attributes attributes = {});
  void number(std::string_view name, std::int64_t value) { text(name, std::to_string(value)); }

  /// The document, all elements closed.
  Bytes finish() &&;

 private:
  void begin(std::string_view name, Attributes attributes);
  void escape(std::string_view text);

  std::string out_;
  std::vector<std::string> open_;
};

}  // namespace clavier
