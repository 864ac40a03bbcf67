#pragma once

#include <cstddef>
#include <string_view>

namespace clavier {

/// For folded text: a to z only.
constexpr bool is_letter(char c) { return c >= 'a' && c <= 'z'; }
constexpr bool is_digit(char c) { return c >= '0' && c <= '9'; }

/// Scans a folded text (text_folding.h), which must outlive the scanner and its results.
class TextScanner {
 public:
  explicit TextScanner(std::string_view text) : text_(text) {}
  bool done() const { return at_ >= text_.size(); }
  /// The character `ahead` positions further on; '\0' after the end.
  char peek(std::size_t ahead = 0) const { return at_ + ahead < text_.size() ? text_[at_ + ahead] : '\0'; }
  void skip(std::size_t count = 1) { at_ += count; }
  void rewind(std::size_t position) { at_ = position; }
  std::size_t position() const { return at_; }
  std::string_view take_letters() {
    return take([](char c) { return is_letter(c); });
  }
  std::string_view take_digits() {
    return take([](char c) { return is_digit(c); });
  }
  void skip_any(std::string_view characters) {
    while (!done() && characters.find(peek()) != std::string_view::npos) skip();
  }

 private:
  template <class Test>
  std::string_view take(Test test) {
    const std::size_t begin = at_;
    while (!done() && test(peek())) skip();
    return text_.substr(begin, at_ - begin);
  }
  std::string_view text_;
  std::size_t at_ = 0;
};

}  // namespace clavier
