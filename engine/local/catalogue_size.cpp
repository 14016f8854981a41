// SPDX-License-Identifier: MIT
// How large a quantized file will be about: the usual mixes, tensor by tensor, from the model's shape.
#include <QStringList>
#include <algorithm>
#include <optional>

#include "engine/local/catalogue.h"
#include "engine/tensor/dtype.h"

namespace loquat {

namespace {

/// Which types a mix gives to what; `half`: only half of attn_v and ffn_down get the better type.
struct MixTypes {
    QLatin1String name;
    DType main, attnV, attnOut, ffnDown;
    bool half;
    DType embedding, output;
};

using D = DType;
const MixTypes kMixes[] = {
    {QLatin1String("Q2_K"), D::kQ2_K, D::kQ4_K, D::kQ3_K, D::kQ3_K, false, D::kQ2_K, D::kQ6_K},
    {QLatin1String("Q3_K_S"), D::kQ3_K, D::kQ3_K, D::kQ3_K, D::kQ3_K, false, D::kQ3_K, D::kQ6_K},
    {QLatin1String("Q3_K_M"), D::kQ3_K, D::kQ4_K, D::kQ4_K, D::kQ4_K, false, D::kQ3_K, D::kQ6_K},
    {QLatin1String("Q3_K_L"), D::kQ3_K, D::kQ5_K, D::kQ5_K, D::kQ5_K, false, D::kQ3_K, D::kQ6_K},
    {QLatin1String("IQ4_XS"), D::kIQ4_XS, D::kQ5_K, D::kIQ4_XS, D::kIQ4_XS, false, D::kIQ4_XS, D::kQ6_K},
    {QLatin1String("IQ4_NL"), D::kIQ4_NL, D::kQ5_K, D::kIQ4_NL, D::kIQ4_NL, false, D::kIQ4_NL, D::kQ6_K},
    {QLatin1String("Q4_0"), D::kQ4_0, D::kQ4_0, D::kQ4_0, D::kQ4_0, false, D::kQ4_0, D::kQ6_K},
    {QLatin1String("Q4_1"), D::kQ4_1, D::kQ4_1, D::kQ4_1, D::kQ4_1, false, D::kQ4_1, D::kQ6_K},
    {QLatin1String("Q4_K_S"), D::kQ4_K, D::kQ5_K, D::kQ4_K, D::kQ4_K, false, D::kQ4_K, D::kQ6_K},
    {QLatin1String("Q4_K_M"), D::kQ4_K, D::kQ6_K, D::kQ4_K, D::kQ6_K, true, D::kQ4_K, D::kQ6_K},
    {QLatin1String("Q5_0"), D::kQ5_0, D::kQ5_0, D::kQ5_0, D::kQ5_0, false, D::kQ5_0, D::kQ6_K},
    {QLatin1String("Q5_1"), D::kQ5_1, D::kQ5_1, D::kQ5_1, D::kQ5_1, false, D::kQ5_1, D::kQ6_K},
    {QLatin1String("Q5_K_S"), D::kQ5_K, D::kQ5_K, D::kQ5_K, D::kQ5_K, false, D::kQ5_K, D::kQ6_K},
    {QLatin1String("Q5_K_M"), D::kQ5_K, D::kQ6_K, D::kQ5_K, D::kQ6_K, true, D::kQ5_K, D::kQ6_K},
    {QLatin1String("Q6_K"), D::kQ6_K, D::kQ6_K, D::kQ6_K, D::kQ6_K, false, D::kQ6_K, D::kQ6_K},
    {QLatin1String("Q8_0"), D::kQ8_0, D::kQ8_0, D::kQ8_0, D::kQ8_0, false, D::kQ8_0, D::kQ8_0},
    {QLatin1String("MXFP4"), D::kMXFP4, D::kQ8_0, D::kQ8_0, D::kMXFP4, false, D::kQ8_0, D::kQ8_0},
    {QLatin1String("F16"), D::kF16, D::kF16, D::kF16, D::kF16, false, D::kF16, D::kF16},
    {QLatin1String("BF16"), D::kBF16, D::kBF16, D::kBF16, D::kBF16, false, D::kBF16, D::kBF16},
    {QLatin1String("F32"), D::kF32, D::kF32, D::kF32, D::kF32, false, D::kF32, D::kF32},
};

const MixTypes* findMix(const QString& name) {
    const auto it = std::find_if(std::begin(kMixes), std::end(kMixes),
                                 [&](const MixTypes& m) { return m.name.compare(name, Qt::CaseInsensitive) == 0; });
    return it == std::end(kMixes) ? nullptr : it;
}

/// The type that takes over where a row is no multiple of the block.
DType fitting(DType type, int rowLength) {
    if (rowLength % int(dtype_info(type).block_size) == 0) return type;
    switch (type) {
        case D::kQ2_K:
        case D::kQ3_K:
        case D::kIQ4_XS: return D::kIQ4_NL;
        case D::kQ4_K: return D::kQ5_0;
        case D::kQ5_K: return D::kQ5_1;
        case D::kQ6_K: return D::kQ8_0;
        default: return D::kF16;
    }
}

double bytesPerElement(DType type, int rowLength) {
    const DTypeInfo& info = dtype_info(fitting(type, rowLength));
    return double(info.block_bytes) / double(info.block_size);
}

double betterBytes(DType better, DType main, bool half, int rowLength) {
    const double full = bytesPerElement(better, rowLength);
    return half ? (full + bytesPerElement(main, rowLength)) / 2 : full;
}

}  // namespace

QStringList knownQuantizations() {
    QStringList names;
    for (const MixTypes& mix : kMixes) names << mix.name;
    return names;
}

quint64 estimateFileBytes(const CatalogueModel& model, const QString& quantization) {
    const MixTypes* mix = findMix(quantization);
    const ModelShape& s = model.shape;
    if (!mix || s.n_layers <= 0 || s.n_embd <= 0) return 0;
    const double layers = s.n_layers;
    const double qWidth = double(s.n_heads) * s.head_dim;
    const double embedding = double(s.n_vocab) * s.n_embd;
    const double q = layers * s.n_embd * qWidth;
    const double k = layers * s.n_embd * s.n_kv_heads * s.head_dim;
    // The rest is feed-forward, however many experts share it; two thirds of it have rows of the model's width.
    const double ffn = std::max(0.0, double(model.parameters) - embedding * (model.tied ? 1 : 2) - 2 * q - 2 * k);
    double bytes = embedding * bytesPerElement(model.tied ? mix->output : mix->embedding, s.n_embd);
    if (!model.tied) bytes += embedding * bytesPerElement(mix->output, s.n_embd);
    bytes += (q + k) * bytesPerElement(mix->main, s.n_embd);
    bytes += k * betterBytes(mix->attnV, mix->main, mix->half, s.n_embd);
    bytes += q * bytesPerElement(mix->attnOut, int(qWidth));
    bytes += ffn * 2 / 3 * bytesPerElement(mix->main, s.n_embd);
    bytes += ffn / 3 * betterBytes(mix->ffnDown, mix->main, mix->half, s.n_ff);
    return quint64(bytes);
}

quint64 estimateParameters(quint64 fileBytes, const QString& quantization) {
    constexpr int kWholeRow = 4096;
    const MixTypes* mix = findMix(quantization);
    return mix ? quint64(double(fileBytes) / bytesPerElement(mix->main, kWholeRow)) : 0;
}

ModelShape shapeOf(const CatalogueModel& model, quint64 weightBytes) {
    ModelShape shape = model.shape;
    shape.weight_bytes = weightBytes;
    // Of a separate embedding one row is read for a token; it takes its share of the file.
    const double embedding = double(shape.n_vocab) * shape.n_embd;
    if (!model.tied && model.parameters > 0)
        shape.unread_bytes = std::uint64_t(double(weightBytes) * std::min(1.0, embedding / double(model.parameters)));
    return shape;
}

}  // namespace loquat
