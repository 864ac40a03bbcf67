#pragma once

#include "training/fitting/design_matrix.h"

namespace clavier {

/// The `count` directions in which pieces lie apart the most, measured by how far their own passages do: Fisher's
/// discriminants with a piece as a class ("The use of multiple measurements in taxonomic problems", 1936). Along each
/// of them passages of one piece have variance 1. (count, features). `shrink` is the share of the mean variance within
/// pieces that is added in each direction, so that none is divided by nothing.
RowMatrix fit_linear_discriminants(const DesignMatrix& columns, int count, double shrinkage = 0.05);

}  // namespace clavier
