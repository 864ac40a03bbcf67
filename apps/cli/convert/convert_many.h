#pragma once

#include "base/progress.h"
#include "cli/convert/convert_request.h"

namespace clavier {

/// Writes every input to --out-dir in every --format, and prints the files, or with --json a report. A file that cannot
/// be converted is said in one line, and the others follow. Of inputs with one name the later ones get a number, which
/// is said. Throws Misuse when an input would be overwritten, and at the end Error when a file failed.
void convert_many(const ConvertRequest& request, Progress& progress);

}  // namespace clavier
