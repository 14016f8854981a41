// SPDX-License-Identifier: MIT
#include "engine/backend/cpu/cpu_backend.h"

#include <string>
#include <utility>

#include "engine/backend/cpu/executor.h"
#include "engine/backend/cpu/isa.h"

namespace loquat {
namespace {

class CpuBackend final : public Backend {
public:
    explicit CpuBackend(int n_threads)
        : device_(std::make_shared<cpu::Device>(n_threads, cpu::choose_kernels())) {}

    std::string_view name() const override { return "cpu"; }

    std::string description() const override {
        const int n = device_->pool.size();
        return "CPU, " + std::to_string(n) + (n == 1 ? " thread, " : " threads, ") +
               std::string(device_->kernels.name);
    }

    Result<std::unique_ptr<Executor>> prepare(Program program, const ExecutorOptions& options) override {
        return cpu::make_executor(device_, std::move(program), options);
    }

private:
    std::shared_ptr<cpu::Device> device_;
};

}  // namespace

std::shared_ptr<Backend> make_cpu_backend(int n_threads) {
    return std::make_shared<CpuBackend>(n_threads);
}

}  // namespace loquat
