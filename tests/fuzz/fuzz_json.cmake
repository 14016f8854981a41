# SPDX-License-Identifier: MIT
loquat_fuzzer(fuzz_json SOURCES fuzz_json.cpp LIBS Loquat::Base)
