#include <expat.h>

#include <memory>

#include "base/error.h"
#include "notation/xml/xml.h"

namespace clavier {
namespace {

constexpr std::size_t kMaxDocumentSize = std::size_t{64} << 20;
constexpr std::size_t kMaxContentSize = std::size_t{512} << 20;
constexpr std::size_t kMaxDepth = 64;

/// Builds the tree while expat reads. `open` has the elements whose end tag has not come yet, below a nameless root.
struct TreeBuilder {
  XML_Parser parser = nullptr;
  std::vector<XmlElement> open = std::vector<XmlElement>(1);
  std::size_t size = 0;
  const char* refusal = nullptr;

  void refuse(const char* why) {
    if (refusal == nullptr) refusal = why;
    XML_StopParser(parser, XML_FALSE);
  }
  void count(std::size_t bytes) {
    size += bytes;
    if (size > kMaxContentSize) refuse("the document holds more than 512 MiB");
  }
};

void XMLCALL begin_element(void* user, const XML_Char* name, const XML_Char** attributes) {
  auto& tree = *static_cast<TreeBuilder*>(user);
  if (tree.refusal != nullptr) return;
  if (tree.open.size() > kMaxDepth) return tree.refuse("elements are nested deeper than 64");
  XmlElement element;
  element.name = name;
  element.line = static_cast<int>(XML_GetCurrentLineNumber(tree.parser));
  tree.count(2 * sizeof(XmlElement) + element.name.size());
  for (; *attributes != nullptr && tree.refusal == nullptr; attributes += 2) {
    element.attributes.emplace_back(attributes[0], attributes[1]);
    tree.count(2 * sizeof(std::pair<std::string, std::string>) + element.attributes.back().second.size());
  }
  tree.open.push_back(std::move(element));
}

void XMLCALL end_element(void* user, const XML_Char*) {
  auto& tree = *static_cast<TreeBuilder*>(user);
  if (tree.refusal != nullptr) return;
  XmlElement element = std::move(tree.open.back());
  tree.open.pop_back();
  tree.open.back().children.push_back(std::move(element));
}

void XMLCALL add_text(void* user, const XML_Char* text, int length) {
  auto& tree = *static_cast<TreeBuilder*>(user);
  if (tree.refusal != nullptr) return;
  const auto size = static_cast<std::size_t>(length);
  tree.count(size);
  tree.open.back().text.append(text, size);
}

void XMLCALL refuse_entity(void* user, const XML_Char*, int, const XML_Char*, int, const XML_Char*, const XML_Char*,
                           const XML_Char*, const XML_Char*) {
  static_cast<TreeBuilder*>(user)->refuse("the document declares entities of its own, which are not expanded");
}

}  // namespace

XmlElement read_xml(ByteView document) {
  if (document.size() > kMaxDocumentSize) throw Error("the document is larger than 64 MiB");
  const std::unique_ptr<XML_ParserStruct, void (*)(XML_Parser)> parser(XML_ParserCreate(nullptr), XML_ParserFree);
  TreeBuilder tree;
  tree.parser = parser.get();
  XML_SetUserData(parser.get(), &tree);
  XML_SetElementHandler(parser.get(), begin_element, end_element);
  XML_SetCharacterDataHandler(parser.get(), add_text);
  XML_SetEntityDeclHandler(parser.get(), refuse_entity);
  const std::string_view text = as_text(document);
  if (XML_Parse(parser.get(), text.data(), static_cast<int>(text.size()), 1) == XML_STATUS_OK)
    return std::move(tree.open.front().children.front());
  const char* why = tree.refusal != nullptr ? tree.refusal : XML_ErrorString(XML_GetErrorCode(parser.get()));
  throw Error("line " + std::to_string(XML_GetCurrentLineNumber(parser.get())) + ": " + why);
}

}  // namespace clavier
