# SPDX-License-Identifier: MIT
# The finders need Qt Core alone, and no room of the fuzz preset has it: so their sources are built here.
find_package(Qt6 6.4 REQUIRED COMPONENTS Core)
file(GLOB redaction CONFIGURE_DEPENDS ${PROJECT_SOURCE_DIR}/engine/remote/redaction*.cpp)
loquat_fuzzer(fuzz_redaction SOURCES fuzz_redaction.cpp ${redaction} LIBS Qt6::Core)
