# SPDX-License-Identifier: MIT
loquat_fuzzer(fuzz_quantize_journal SOURCES fuzz_quantize_journal.cpp LIBS Loquat::Quantize)
