#pragma once

#include "training/fitting/design_matrix.h"

namespace clavier {

/// Fisher's linear discriminants with a piece as a class ("The use of multiple measurements in taxonomic problems",
/// 1936): the `count` directions in which pieces differ most compared with their own passages: (count, features). Along
/// each of them passages of one piece have variance 1. `shrinkage` is the share of the mean variance within pieces that
/// is added in each direction, so that none is 0.
RowMatrix fit_linear_discriminants(const DesignMatrix& columns, int count, double shrinkage = 0.05);

}  // namespace clavier
