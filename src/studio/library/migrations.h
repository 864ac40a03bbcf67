#pragma once

#include "studio/library/database.h"

namespace clavier {

/// Brings the tables of a library to the newest form (docs/formats/library.md), each migration in one transaction with
/// its number. Throws Error when a newer program has made them.
void migrate(Database& database);

/// How many migrations there are: the version of a library that is up to date.
int count_migrations();

}  // namespace clavier
