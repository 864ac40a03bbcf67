#include "notation/xml/xml_writer.h"

#include "midi/text.h"

namespace clavier {
XmlWriter::XmlWriter(std::string_view doctype) {
  out_ = "<?xml version=\"1.0\" encoding=\"UTF-8\" standalone=\"no\"?>\n";
  if (!doctype.empty()) out_.append("<!DOCTYPE ").append(doctype).append(">\n");
}

void XmlWriter::open(std::string_view name, Attributes attributes) {
  begin(name, attributes);
  out_ += ">\n";
  open_.emplace_back(name);
}

void XmlWriter::close() {
  const std::string name = std::move(open_.back());
  open_.pop_back();
  out_.append(2 * open_.size(), ' ').append("</").append(name).append(">\n");
}

void XmlWriter::empty(std::string_view name, Attributes attributes) {
  begin(name, attributes);
  out_ += "/>\n";
}

void XmlWriter::text(std::string_view name, std::string_view text, Attributes attributes) {
  begin(name, attributes);
  out_ += '>';
  escape(text);
  out_.append("</").append(name).append(">\n");
}

Bytes XmlWriter::finish() && {
  while (!open_.empty()) close();
  const ByteView bytes = as_bytes(out_);
  return {bytes.begin(), bytes.end()};
}

void XmlWriter::begin(std::string_view name, Attributes attributes) {
  out_.append(2 * open_.size(), ' ').append("<").append(name);
  for (const auto& [key, value] : attributes) {
    if (value.empty()) continue;
    out_.append(" ").append(key).append("=\"");
    escape(value);
    out_ += '"';
  }
}

void XmlWriter::escape(std::string_view text) {
  for (const char letter : utf8_from_midi(as_bytes(text))) {
    if (letter == '&') {
      out_ += "&amp;";
    } else if (letter == '<') {
      out_ += "&lt;";
    } else if (letter == '>') {
      out_ += "&gt;";
    } else if (letter == '"') {
      out_ += "&quot;";
    } else if (letter == '\t' || letter == '\n' || letter == '\r') {
      out_.append("&#").append(std::to_string(static_cast<int>(letter))).append(";");
    } else {
      out_ += letter;
    }
  }
}

}  // namespace clavier
