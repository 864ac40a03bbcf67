# How every part of Clavier is compiled, said once.

set(CMAKE_CXX_STANDARD 20)
set(CMAKE_CXX_STANDARD_REQUIRED ON)
set(CMAKE_CXX_EXTENSIONS OFF)
set(CMAKE_EXPORT_COMPILE_COMMANDS ON)
set(CMAKE_RUNTIME_OUTPUT_DIRECTORY ${CMAKE_BINARY_DIR})
if(NOT CMAKE_BUILD_TYPE)
  set(CMAKE_BUILD_TYPE Release)
endif()
# A stranger waits for the first build: only what works on millions of notes or numbers is optimised further (clavier_optimise).
set(CMAKE_CXX_FLAGS_RELEASE "-O1 -DNDEBUG")
find_package(Threads REQUIRED)

add_library(clavier_options INTERFACE)
target_include_directories(clavier_options INTERFACE ${CMAKE_SOURCE_DIR}/src)
target_compile_definitions(clavier_options INTERFACE CLAVIER_VERSION="${CLAVIER_VERSION}")
target_compile_options(clavier_options INTERFACE -Wall -Wextra -Wno-missing-field-initializers -Wshadow -Wconversion
  # False alarms of g++ 12: on std::string (GCC bug 105651) and on the AVX-512 intrinsics that Eigen uses (105593).
  $<$<CXX_COMPILER_ID:GNU>:-Wno-restrict$<SEMICOLON>-Wno-uninitialized$<SEMICOLON>-Wno-maybe-uninitialized>
  $<$<CXX_COMPILER_ID:Clang>:-Wno-sign-conversion>)  # g++ does not count it to -Wconversion; the two shall agree
if(CLAVIER_NATIVE)
  target_compile_options(clavier_options INTERFACE -march=native)
endif()
if(CLAVIER_SANITIZE)
  add_compile_options(-fsanitize=${CLAVIER_SANITIZE} -fno-omit-frame-pointer -fno-sanitize-recover=all)
  add_link_options(-fsanitize=${CLAVIER_SANITIZE})
endif()
if(CLAVIER_FUZZ)
  add_compile_options(-fsanitize=fuzzer-no-link)  # libraries too: a fuzzer sees only what is instrumented
endif()

# What nearly every library includes is compiled once for those of one optimisation (clavier_base, clavier_statistics).
# Off by default: caches of compilers do not like it.
option(CLAVIER_PRECOMPILE "Precompile common headers, for a first build" OFF)
if(CLAVIER_PRECOMPILE AND CMAKE_CXX_COMPILER_ID STREQUAL GNU)
  # g++ collects garbage less often (6 % of its time), and warns falsely about strings from precompiled headers.
  add_compile_options("SHELL:--param ggc-min-heapsize=524288" -Wno-stringop-overflow -Wno-array-bounds)
endif()
set(CLAVIER_COMMON_HEADERS <algorithm> <array> <cmath> <filesystem> <functional> <map> <memory> <optional> <span> <string>
  <string_view> <variant> <vector> ${CMAKE_SOURCE_DIR}/src/base/options.h)

# clavier_precompile_headers() comes after all libraries.
function(clavier_precompile_headers)
  get_property(libraries GLOBAL PROPERTY CLAVIER_LIBRARIES)
  get_property(optimised GLOBAL PROPERTY CLAVIER_OPTIMISED)
  foreach(name ${libraries})
    set(donor base)
    if(name IN_LIST optimised)
      set(donor statistics)
    endif()
    if(name STREQUAL training)
      continue()  # LibTorch has flags of its own
    elseif(name STREQUAL donor)
      target_precompile_headers(clavier_${name} PRIVATE ${CLAVIER_COMMON_HEADERS})
    else()
      set_target_properties(clavier_${name} PROPERTIES PRECOMPILE_HEADERS_REUSE_FROM clavier_${donor})
    endif()
  endforeach()
endfunction()

# clavier_library(NAME DEPENDENCY...) makes clavier_NAME of every .cpp beside and below the calling CMakeLists.txt.
function(clavier_library name)
  file(GLOB_RECURSE sources CONFIGURE_DEPENDS *.cpp)
  clavier_library_of(${name} "${sources}" ${ARGN})
endfunction()

# clavier_library_of(NAME SOURCES DEPENDENCY...) makes clavier_NAME of the list SOURCES.
function(clavier_library_of name sources)
  list(TRANSFORM ARGN PREPEND clavier_ OUTPUT_VARIABLE dependencies)
  add_library(clavier_${name} STATIC ${sources})
  target_link_libraries(clavier_${name} PUBLIC clavier_options ${dependencies})
  set_property(GLOBAL APPEND PROPERTY CLAVIER_LIBRARIES ${name})
endfunction()

# clavier_optimise(NAME...) has these libraries fully optimised in Release.
function(clavier_optimise)
  foreach(name ${ARGN})
    target_compile_options(clavier_${name} PRIVATE $<$<CONFIG:Release>:-O3>)
    set_property(GLOBAL APPEND PROPERTY CLAVIER_OPTIMISED ${name})
  endforeach()
endfunction()

# clavier_embed(NAME FILE...) puts the bytes of each file into clavier_NAME, as a string_view of namespace clavier::embedded
# that is named after the file: page/survey.html is survey_html. The source that uses it declares
#   extern const std::string_view survey_html;
function(clavier_embed name)
  foreach(file ${ARGN})
    file(REAL_PATH ${file} path)
    set_property(DIRECTORY APPEND PROPERTY CMAKE_CONFIGURE_DEPENDS ${path})
    file(READ ${path} bytes HEX)
    string(REGEX REPLACE "(..)" "'\\\\x\\1'," bytes "${bytes}")
    get_filename_component(symbol ${file} NAME)
    string(MAKE_C_IDENTIFIER ${symbol} symbol)
    set(source ${CMAKE_CURRENT_BINARY_DIR}/${symbol}.cpp)
    file(CONFIGURE OUTPUT ${source} @ONLY CONTENT "// Made by clavier_embed of @file@.
#include <string_view>

namespace clavier::embedded {

extern const std::string_view @symbol@;
static constexpr char @symbol@_bytes[] = {
@bytes@};
const std::string_view @symbol@(@symbol@_bytes, sizeof @symbol@_bytes);

}  // namespace clavier::embedded
")
    target_sources(clavier_${name} PRIVATE ${source})
  endforeach()
endfunction()

set(CLAVIER_TESTS_TOGETHER 16 CACHE STRING "Test files that are compiled as one")

# clavier_test(NAME LABEL DEPENDENCY...) makes test_NAME of every .cpp in the calling folder.
function(clavier_test name label)
  file(GLOB sources CONFIGURE_DEPENDS *.cpp)
  add_executable(test_${name} ${sources})
  list(TRANSFORM ARGN PREPEND clavier_ OUTPUT_VARIABLE dependencies)
  target_link_libraries(test_${name} PRIVATE ${dependencies} rapidcheck rapidcheck_gtest GTest::gmock GTest::gtest_main)
  target_include_directories(test_${name} PRIVATE ${CMAKE_SOURCE_DIR}/tests)
  # GoogleTest and RapidCheck take seconds to parse: once for a folder, so its files share one anonymous namespace.
  set_target_properties(test_${name} PROPERTIES UNITY_BUILD ON UNITY_BUILD_BATCH_SIZE ${CLAVIER_TESTS_TOGETHER})
  target_compile_definitions(test_${name} PRIVATE CLAVIER_SOURCE_DIR="${CMAKE_SOURCE_DIR}")
  add_test(NAME ${name} COMMAND test_${name})
  set_tests_properties(${name} PROPERTIES LABELS ${label})
endfunction()
