// SPDX-License-Identifier: MIT
#include "engine/backend/backend.h"

#include "engine/backend/cpu/cpu_backend.h"
#include "engine/backend/reference/reference_backend.h"

namespace loquat {

std::vector<std::string> backend_names() {
    return {"cpu", "reference"};
}

Result<std::shared_ptr<Backend>> make_backend(std::string_view name, int n_threads) {
    if (name == "cpu") return make_cpu_backend(n_threads);
    if (name == "reference") return make_reference_backend();
    return Error{ErrorKind::kNoDevice, "There is no backend named \"" + std::string(name) + "\".", ""};
}

}  // namespace loquat
