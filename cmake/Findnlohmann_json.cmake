# nlohmann-json as a package of the system, or as a bare folder of headers named in CMAKE_PREFIX_PATH or JSON_INCLUDE_DIR.
find_package(nlohmann_json CONFIG QUIET)
if(NOT TARGET nlohmann_json::nlohmann_json)
  find_path(JSON_INCLUDE_DIR nlohmann/json.hpp)
  include(FindPackageHandleStandardArgs)
  find_package_handle_standard_args(nlohmann_json REQUIRED_VARS JSON_INCLUDE_DIR)
  add_library(nlohmann_json::nlohmann_json INTERFACE IMPORTED GLOBAL)
  target_include_directories(nlohmann_json::nlohmann_json SYSTEM INTERFACE ${JSON_INCLUDE_DIR})
endif()
