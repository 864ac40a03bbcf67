#pragma once

#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "base/bytes.h"

namespace clavier {

/// An element of an XML document with all its contents. Comments and processing instructions are dropped.
struct XmlElement {
  std::string name;
  std::string text;  ///< the text between its tags, outside its children
  std::vector<std::pair<std::string, std::string>> attributes;
  std::vector<XmlElement> children;
  int line = 0;  ///< of its start tag, from 1

  /// The first child of that name; nullptr when there is none.
  const XmlElement* child(std::string_view child_name) const;
  bool has(std::string_view child_name) const { return child(child_name) != nullptr; }
  /// The first child's text without blanks at its ends; "" when there is no such child.
  std::string_view text_of(std::string_view child_name) const;
  /// "" when there is no such attribute.
  std::string_view attribute(std::string_view attribute_name) const;
};

/// The text without the blanks and line breaks at its ends.
std::string_view trim(std::string_view text);

/// The root element of a document in UTF-8, UTF-16, Latin-1 or ASCII. Throws Error with the line ("line 3: mismatched
/// tag") for malformed XML. Also throws Error for input that could fill the memory: more than 64 MiB, elements nested
/// deeper than 64, entities declared in the document, or content that would take more than 512 MiB. Nothing outside the
/// document is read.
XmlElement read_xml(ByteView document);

}  // namespace clavier
