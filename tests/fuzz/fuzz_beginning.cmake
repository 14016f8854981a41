# SPDX-License-Identifier: MIT
loquat_fuzzer(fuzz_beginning SOURCES fuzz_beginning.cpp LIBS Loquat::Runtime Loquat::BackendReference)
