// SPDX-License-Identifier: MIT
#pragma once

#include <QByteArray>
#include <memory>

struct evp_md_ctx_st;

namespace loquat {

/// SHA-256 (FIPS 180-4) of much: model files of gigabytes. By libcrypto, which uses what the processor has for it and is
/// ten times as fast as QCryptographicHash; a few words may well be hashed by Qt. For one thread at a time.
class Sha256 {
public:
    Sha256();
    ~Sha256();
    Sha256(Sha256&&) noexcept;
    Sha256& operator=(Sha256&&) noexcept;

    void add(QByteArrayView bytes);
    void reset();
    /// 32 bytes, of what was added so far: more may be added afterwards.
    QByteArray result() const;
    /// The same as 64 small hexadecimal digits.
    QString hex() const;

private:
    struct Free {
        void operator()(evp_md_ctx_st* state) const;
    };
    std::unique_ptr<evp_md_ctx_st, Free> state_;
};

}  // namespace loquat
