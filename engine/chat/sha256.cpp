// SPDX-License-Identifier: MIT
#include "engine/chat/sha256.h"

#include <openssl/evp.h>
#include <QString>

namespace loquat {

namespace {

/// With settings of its own: what an administrator's openssl.cnf switches off must not leave downloads unchecked.
const EVP_MD* algorithm() {
    static const EVP_MD* sha256 = EVP_MD_fetch(OSSL_LIB_CTX_new(), "SHA2-256", nullptr);
    return sha256;
}

/// The built-in SHA-256 fails only for want of memory.
void must(bool done) {
    if (!done) qBadAlloc();
}

}  // namespace

void Sha256::Free::operator()(EVP_MD_CTX* state) const { EVP_MD_CTX_free(state); }

Sha256::Sha256() : state_(EVP_MD_CTX_new()) { reset(); }
Sha256::~Sha256() = default;
Sha256::Sha256(Sha256&&) noexcept = default;
Sha256& Sha256::operator=(Sha256&&) noexcept = default;

void Sha256::add(QByteArrayView bytes) { must(EVP_DigestUpdate(state_.get(), bytes.data(), size_t(bytes.size())) == 1); }

void Sha256::reset() { must(state_ && EVP_DigestInit_ex(state_.get(), algorithm(), nullptr) == 1); }

QByteArray Sha256::result() const {
    const std::unique_ptr<EVP_MD_CTX, Free> copy(EVP_MD_CTX_new());
    QByteArray bytes(32, Qt::Uninitialized);
    must(copy && EVP_MD_CTX_copy_ex(copy.get(), state_.get()) == 1 &&
         EVP_DigestFinal_ex(copy.get(), reinterpret_cast<unsigned char*>(bytes.data()), nullptr) == 1);
    return bytes;
}

QString Sha256::hex() const { return QString::fromLatin1(result().toHex()); }

}  // namespace loquat
