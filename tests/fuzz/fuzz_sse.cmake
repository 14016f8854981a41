# SPDX-License-Identifier: MIT
# The parser needs Qt Core alone, and no room of the fuzz preset has it: so its one source is built here.
find_package(Qt6 6.4 REQUIRED COMPONENTS Core)
loquat_fuzzer(fuzz_sse SOURCES fuzz_sse.cpp ${PROJECT_SOURCE_DIR}/engine/remote/sse_parser.cpp LIBS Qt6::Core)
