# CLI11 as a package of the system, or as a bare folder of headers named in CMAKE_PREFIX_PATH or CLI11_INCLUDE_DIR.
find_package(CLI11 CONFIG QUIET)
if(NOT TARGET CLI11::CLI11)
  find_path(CLI11_INCLUDE_DIR CLI/CLI.hpp)
  include(FindPackageHandleStandardArgs)
  find_package_handle_standard_args(CLI11 REQUIRED_VARS CLI11_INCLUDE_DIR)
  add_library(CLI11::CLI11 INTERFACE IMPORTED GLOBAL)
  target_include_directories(CLI11::CLI11 SYSTEM INTERFACE ${CLI11_INCLUDE_DIR})
endif()
