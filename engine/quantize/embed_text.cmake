# SPDX-License-Identifier: MIT
# cmake -D OUT=texts.cpp -D CALIBRATION=a.txt -D HELD_OUT=b.txt -P embed_text.cmake: makes the texts part of the program.
function(bytes_of file variable)
  file(READ ${file} hex HEX)
  string(REGEX REPLACE "(..)" "'\\\\x\\1'," bytes "${hex}")
  string(REGEX REPLACE "((.......){24})" "\\1\n    " bytes "${bytes}")
  set(${variable} "${bytes}" PARENT_SCOPE)
endfunction()

bytes_of(${CALIBRATION} calibration)
bytes_of(${HELD_OUT} held_out)
file(WRITE ${OUT} "// SPDX-License-Identifier: MIT
#include \"engine/quantize/texts.h\"

namespace loquat {
namespace {

constexpr char kCalibration[] = {
    ${calibration}};
constexpr char kHeldOut[] = {
    ${held_out}};

}  // namespace

std::string_view calibration_text() {
    return {kCalibration, sizeof kCalibration};
}
std::string_view held_out_text() {
    return {kHeldOut, sizeof kHeldOut};
}

}  // namespace loquat
")
