// SPDX-License-Identifier: MIT
// make_hugging_face_folder IN.gguf OUT: the model as the Hugging Face folder it might have come from, in three shards.
#include <cstdio>

#include "tests/quantize/hugging_face_folder.h"

int main(int argc, char** argv) {
    if (argc != 3) return std::fprintf(stderr, "usage: make_hugging_face_folder IN.gguf OUT\n"), 2;
    HuggingFaceFolder folder{QString(argv[1])};
    folder.write(3);
    if (!QDir().rename(folder.path(), argv[2])) return std::fprintf(stderr, "cannot make %s\n", argv[2]), 1;
    return 0;
}
