# SPDX-License-Identifier: MIT
loquat_fuzzer(fuzz_imatrix SOURCES fuzz_imatrix.cpp LIBS Loquat::Quantize)
