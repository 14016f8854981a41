# SPDX-License-Identifier: MIT
loquat_fuzzer(fuzz_convert SOURCES fuzz_convert.cpp LIBS Loquat::Quantize)
