// SPDX-License-Identifier: MIT
#pragma once

#include <cstring>
#include <QDir>
#include <QFile>
#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>
#include <QTemporaryDir>

#include "engine/gguf/reader.h"
#include "engine/tensor/codec.h"

/// Writes a GGUF model as the Hugging Face folder it might have come from: the way back, computed apart from
/// the converter. Members may be changed before write().
class HuggingFaceFolder {
public:
    explicit HuggingFaceFolder(const QString& gguf)
        : file_(std::move(*loquat::GgufFile::open(gguf.toStdString()))) {
        make_config();
        make_tokenizer();
        make_tensors();
    }

    struct Tensor {
        QByteArray type;
        QJsonArray shape;
        QByteArray data;
    };
    QJsonObject config, tokenizer, tokenizer_config;
    QMap<QString, Tensor> tensors;
    QByteArray sentencepiece;  ///< tokenizer.model, when not empty

    QString path() const { return folder_.path(); }
    const loquat::GgufFile& source() const { return file_; }

    void write(int n_shards = 1) {
        write_file("config.json", QJsonDocument(config).toJson());
        if (!tokenizer.isEmpty()) write_file("tokenizer.json", QJsonDocument(tokenizer).toJson());
        write_file("tokenizer_config.json", QJsonDocument(tokenizer_config).toJson());
        if (!sentencepiece.isEmpty()) write_file("tokenizer.model", sentencepiece);
        QList<QMap<QString, Tensor>> shards(n_shards);
        int i = 0;
        for (auto it = tensors.begin(); it != tensors.end(); ++it)
            shards[i++ % n_shards].insert(it.key(), it.value());
        if (n_shards == 1) return write_file("model.safetensors", safetensors(shards[0]));
        QJsonObject map;
        for (int s = 0; s < n_shards; ++s) {
            const QString name = QString("model-%1-of-%2.safetensors")
                                     .arg(s + 1, 5, 10, QChar('0'))
                                     .arg(n_shards, 5, 10, QChar('0'));
            for (auto it = shards[s].begin(); it != shards[s].end(); ++it) map[it.key()] = name;
            write_file(name, safetensors(shards[s]));
        }
        write_file("model.safetensors.index.json", QJsonDocument(QJsonObject{{"weight_map", map}}).toJson());
    }

    void write_file(const QString& name, const QByteArray& bytes) {
        QFile file(folder_.filePath(name));
        if (!file.open(QIODevice::WriteOnly) || file.write(bytes) != bytes.size())
            qFatal("cannot write %s", qPrintable(name));
    }

    static QByteArray safetensors(const QMap<QString, Tensor>& tensors) {
        QJsonObject header{{"__metadata__", QJsonObject{{"format", "pt"}}}};
        QByteArray data;
        for (auto it = tensors.begin(); it != tensors.end(); ++it) {
            const qint64 begin = data.size();
            data += it->data;
            header[it.key()] = QJsonObject{{"dtype", QString(it->type)},
                                           {"shape", it->shape},
                                           {"data_offsets", QJsonArray{begin, qint64(data.size())}}};
        }
        const QByteArray text = QJsonDocument(header).toJson(QJsonDocument::Compact);
        const quint64 length = quint64(text.size());
        return QByteArray(reinterpret_cast<const char*>(&length), 8) + text + data;
    }

    /// All floats of a tensor of the source, rows in the order of the published files.
    std::vector<float> floats(const loquat::TensorView& t) const {
        const auto length = std::size_t(t.shape.row_length());
        const auto n_rows = std::size_t(t.shape.n_rows());
        std::vector<float> out(length * n_rows);
        const std::size_t size = loquat::row_bytes(t.type, length);
        for (std::size_t row = 0; row < n_rows; ++row)
            loquat::decode_row(t.type, t.data + published_to_stored(t, row) * size, out.data() + row * length,
                               length);
        return out;
    }

private:
    bool is_llama() const { return file_.string("general.architecture") == "llama"; }
    qint64 number(const char* key) const {
        const std::string full = std::string(*file_.string("general.architecture")) + "." + key;
        return file_.integer(full).value_or(0);
    }

    /// Published llama files hold a head's rows 0, 1, 2 … where GGUF holds 0, half, 1, half + 1 …
    std::size_t published_to_stored(const loquat::TensorView& t, std::size_t row) const {
        const bool is_q = t.name.find("attn_q.weight") != std::string_view::npos;
        const bool is_k = t.name.find("attn_k.weight") != std::string_view::npos;
        if (!is_llama() || (!is_q && !is_k)) return row;
        const auto head = std::size_t(number("embedding_length") / number("attention.head_count"));
        const std::size_t at = row % head;
        const std::size_t half = head / 2;
        return row - at + (at < half ? 2 * at : 2 * (at - half) + 1);
    }

    void make_config() {
        config = {{"architectures", QJsonArray{is_llama() ? "LlamaForCausalLM" : "Qwen2ForCausalLM"}},
                  {"hidden_act", "silu"},
                  {"hidden_size", number("embedding_length")},
                  {"intermediate_size", number("feed_forward_length")},
                  {"num_hidden_layers", number("block_count")},
                  {"num_attention_heads", number("attention.head_count")},
                  {"num_key_value_heads", number("attention.head_count_kv")},
                  {"max_position_embeddings", number("context_length")},
                  {"rms_norm_eps", is_llama() ? 1e-5 : 1e-6},
                  {"rope_theta",
                   double(*file_.number(is_llama() ? "llama.rope.freq_base" : "qwen2.rope.freq_base"))},
                  {"tie_word_embeddings", file_.find_tensor("output.weight") == nullptr}};
        if (file_.find_tensor("rope_freqs.weight")) {
            config["rope_scaling"] = QJsonObject{{"rope_type", "llama3"},
                                                 {"factor", 8.0},
                                                 {"low_freq_factor", 1.0},
                                                 {"high_freq_factor", 4.0},
                                                 {"original_max_position_embeddings", 8192}};
        }
    }

    static QString text(std::string_view s) { return QString::fromUtf8(s.data(), qsizetype(s.size())); }

    void make_tokenizer() {
        const auto tokens = file_.array("tokenizer.ggml.tokens")->strings();
        const auto types = file_.array("tokenizer.ggml.token_type")->integers();
        const bool is_spm = file_.string("tokenizer.ggml.model") == "llama";
        QJsonObject vocab;
        QJsonArray added;
        for (std::size_t i = 0; i < tokens.size(); ++i) {
            if (types[i] == 5) continue;
            const bool is_added = types[i] == 3 || types[i] == 4;
            if (!is_added) vocab[text(tokens[i])] = int(i);
            if (is_added || types[i] == 2)
                added.append(
                    QJsonObject{{"id", int(i)}, {"content", text(tokens[i])}, {"special", types[i] != 4}});
        }
        QJsonArray merges;
        for (const auto merge :
             is_spm ? std::vector<std::string_view>() : file_.array("tokenizer.ggml.merges")->strings())
            merges.append(text(merge));
        QJsonObject model{{"type", "BPE"}, {"vocab", vocab}, {"merges", is_spm ? merges_by_score() : merges}};
        if (is_spm) model["unk_token"] = "<unk>";
        if (is_spm) model["byte_fallback"] = true;
        model["ignore_merges"] = is_llama() && !is_spm;
        tokenizer = {{"model", model}, {"added_tokens", added}};
        if (is_spm) {
            tokenizer["normalizer"] =
                QJsonObject{{"type", "Sequence"},
                            {"normalizers", QJsonArray{QJsonObject{{"type", "Prepend"}, {"prepend", "▁"}}}}};
        } else {
            const QString numbers = is_llama() ? R"(\p{N}{1,3})" : R"(\p{N})";
            const QString expression = R"((?i:'s|'t|'re|'ve|'m|'ll|'d)|[^\r\n\p{L}\p{N}]?\p{L}+|)" + numbers +
                                       R"(| ?[^\s\p{L}\p{N}]+[\r\n]*|\s*[\r\n]+|\s+(?!\S)|\s+)";
            const QJsonObject split{{"type", "Split"},
                                    {"pattern", QJsonObject{{"Regex", expression}}},
                                    {"behavior", "Isolated"},
                                    {"invert", false}};
            const QJsonObject bytes{{"type", "ByteLevel"}, {"add_prefix_space", false}, {"use_regex", false}};
            tokenizer["pre_tokenizer"] =
                QJsonObject{{"type", "Sequence"}, {"pretokenizers", QJsonArray{split, bytes}}};
        }
        const auto name = [&](const char* key) { return text(tokens[std::size_t(*file_.integer(key))]); };
        tokenizer_config = {{"bos_token", QJsonObject{{"content", name("tokenizer.ggml.bos_token_id")}}},
                            {"eos_token", name("tokenizer.ggml.eos_token_id")},
                            {"add_bos_token", *file_.boolean("tokenizer.ggml.add_bos_token")},
                            {"chat_template", text(*file_.string("tokenizer.chat_template"))}};
    }

    /// As tokenizer.json files are made of SentencePiece: every way to put two tokens together to a third, by
    /// its score.
    QJsonArray merges_by_score() const {
        const auto tokens = file_.array("tokenizer.ggml.tokens")->strings();
        const auto types = file_.array("tokenizer.ggml.token_type")->integers();
        const auto scores = file_.array("tokenizer.ggml.scores")->numbers();
        QHash<QByteArray, int> normal;
        for (std::size_t i = 0; i < tokens.size(); ++i)
            if (types[i] == 1) normal[QByteArray(tokens[i].data(), qsizetype(tokens[i].size()))] = int(i);
        QList<std::pair<double, QString>> found;
        for (auto it = normal.begin(); it != normal.end(); ++it)
            for (qsizetype cut = 1; cut < it.key().size(); ++cut)
                if (normal.contains(it.key().left(cut)) && normal.contains(it.key().mid(cut)))
                    found.append(
                        {-scores[std::size_t(it.value())],
                         QString::fromUtf8(it.key().left(cut)) + " " + QString::fromUtf8(it.key().mid(cut))});
        std::sort(found.begin(), found.end());
        QJsonArray merges;
        for (const auto& [score, merge] : found) merges.append(merge);
        return merges;
    }

    QString published_name(std::string_view name) const {
        QString n = text(name);
        if (n == "token_embd.weight") return "model.embed_tokens.weight";
        if (n == "output_norm.weight") return "model.norm.weight";
        if (n == "output.weight") return "lm_head.weight";
        n.replace("blk.", "model.layers.");
        for (const char* part : {"q", "k", "v"})
            n.replace(QString(".attn_%1.").arg(part), QString(".self_attn.%1_proj.").arg(part));
        n.replace(".attn_output.", ".self_attn.o_proj.").replace(".attn_norm.", ".input_layernorm.");
        n.replace(".ffn_norm.", ".post_attention_layernorm.");
        for (const char* part : {"gate", "up", "down"})
            n.replace(QString(".ffn_%1.").arg(part), QString(".mlp.%1_proj.").arg(part));
        return n;
    }

    void make_tensors() {
        for (const loquat::TensorView& t : file_.tensors()) {
            if (t.name == "rope_freqs.weight") continue;
            const std::vector<float> values = floats(t);
            Tensor tensor{
                "F32",
                {},
                QByteArray(reinterpret_cast<const char*>(values.data()), qsizetype(4 * values.size()))};
            if (t.type == loquat::DType::kF16) {
                std::vector<std::uint16_t> halves;
                for (const float x : values) halves.push_back(loquat::f32_to_f16(x));
                tensor = {
                    "F16",
                    {},
                    QByteArray(reinterpret_cast<const char*>(halves.data()), qsizetype(2 * halves.size()))};
            }
            if (t.shape.n_rows() > 1) tensor.shape.append(qint64(t.shape.n_rows()));
            tensor.shape.append(qint64(t.shape.row_length()));
            tensors[published_name(t.name)] = tensor;
        }
    }

    QTemporaryDir folder_;
    loquat::GgufFile file_;
};
