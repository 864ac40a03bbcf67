#pragma once

namespace clavier {

/// A section of a form: its letter and its bars.
struct FormSection {
  char letter = 'A';
  int first_bar = 0;
  int bars = 0;
  bool operator==(const FormSection&) const = default;
};

}  // namespace clavier
