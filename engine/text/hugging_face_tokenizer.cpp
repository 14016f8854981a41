// SPDX-License-Identifier: MIT
#include "engine/text/hugging_face_tokenizer.h"

#include <algorithm>
#include <charconv>
#include <set>
#include <string_view>
#include <unordered_map>

#include "engine/base/json_read.h"
#include "engine/base/mapped_file.h"
#include "engine/text/pretokenizer_rules.h"
#include "engine/text/sentencepiece_model.h"
#include "engine/text/tokenizer_spec.h"

namespace loquat {
namespace {

namespace fs = std::filesystem;

constexpr std::uint64_t kMaxTokenizerBytes = 128 << 20;  // the largest published one has 35 MB
constexpr std::uint64_t kMaxConfigBytes = 16 << 20;

Error bad(std::string sentence, std::string where = "tokenizer.json") {
    return {ErrorKind::kBadInput, std::move(sentence), std::move(where)};
}
Error unsupported(std::string sentence, std::string where = "tokenizer.json") {
    return {ErrorKind::kUnsupported, std::move(sentence), std::move(where)};
}

/// An object, empty when there is no such file.
Result<Json> read_optional(const fs::path& path, std::uint64_t max_bytes) {
    std::error_code ignored;
    if (!fs::exists(path, ignored)) return Json::object();
    Result<Json> json = read_json_file(path, max_bytes);
    if (json && !json->is_object()) return bad("this file must hold an object", path.string());
    return json;
}

/// "<s>", or {"content": "<s>"}.
std::string text_of(const Json* token) {
    if (!token) return "";
    if (token->is_string()) return token->as_string();
    const std::string* content = string_member(*token, "content");
    return content ? *content : "";
}

/// "<0x0A>"
bool is_byte_token(std::string_view text) {
    if (text.size() != 6 || !text.starts_with("<0x") || text.back() != '>') return false;
    unsigned value = 0;
    return std::from_chars(text.data() + 3, text.data() + 5, value, 16).ptr == text.data() + 5;
}

/// The files of a folder, and the tokenizer made of them piece by piece.
class Reader {
public:
    explicit Reader(std::size_t n_vocab) : n_vocab_(n_vocab) {}

    Result<PortableTokenizer> read(const fs::path& folder) {
        if (const Result<void> read = read_files(folder); !read) return read.error();
        const Result<void> vocabulary = fs::exists(folder / "tokenizer.model") && !is_byte_level()
                                            ? read_sentencepiece(folder / "tokenizer.model")
                                            : read_vocabulary();
        if (!vocabulary) return vocabulary.error();
        if (const Result<void> added = read_added_tokens(); !added) return added.error();
        fill();
        read_special_ids();
        read_additions();
        if (const Result<void> read = read_template(folder); !read) return read.error();
        return std::move(out_);
    }

private:
    Result<void> read_files(const fs::path& folder) {
        const std::pair<const char*, Json*> files[] = {{"tokenizer.json", &tokenizer_},
                                                       {"tokenizer_config.json", &config_},
                                                       {"special_tokens_map.json", &special_map_},
                                                       {"generation_config.json", &generation_},
                                                       {"added_tokens.json", &added_},
                                                       {"config.json", &model_config_}};
        for (const auto& [name, json] : files) {
            Result<Json> read =
                read_optional(folder / name, json == &tokenizer_ ? kMaxTokenizerBytes : kMaxConfigBytes);
            if (!read) return read.error();
            *json = std::move(*read);
        }
        return {};
    }

    const Json& model() const {
        static const Json kNone = Json::object();
        const Json* model = tokenizer_.find("model");
        return model ? *model : kNone;
    }

    bool is_byte_level() const {
        return model().is_object() && !model().as_object().empty() && !has_byte_fallback();
    }
    bool has_byte_fallback() const { return bool_member(model(), "byte_fallback").value_or(false); }

    Result<void> read_sentencepiece(const fs::path& path) {
        const Result<MappedFile> file = MappedFile::open(path);
        if (!file) return file.error();
        Result<SentencePieceModel> pieces = read_sentencepiece_model(file->bytes());
        if (!pieces) return pieces.error();
        if (pieces->algorithm != 2) {
            return unsupported("SentencePiece models of the unigram kind are not supported; BPE is.",
                               "tokenizer.model");
        }
        if (pieces->pieces.size() > n_vocab_)
            return bad("there are more tokens than embeddings", "tokenizer.model");
        out_.model = "llama";
        out_.pre = "default";
        out_.add_space_prefix = pieces->add_dummy_prefix;
        for (SentencePieceModel::Piece& piece : pieces->pieces) {
            out_.tokens.push_back(std::move(piece.text));
            out_.types.push_back(piece.type);
            out_.scores.push_back(piece.score);
        }
        index_tokens();
        return {};
    }

    Result<void> read_vocabulary() {
        const std::string* type = string_member(model(), "type");
        const Json* vocab = model().find("vocab");
        if (!vocab || !vocab->is_object()) {
            return unsupported(type ? "Tokenizers of the kind \"" + *type + "\" are not supported; BPE is."
                                    : "This folder has no tokenizer (tokenizer.json or tokenizer.model).");
        }
        if (type && *type != "BPE")
            return unsupported("Tokenizers of the kind \"" + *type + "\" are not supported; BPE is.");
        for (const auto& [text, id] : vocab->as_object()) {
            if (const Result<void> placed = place(text, id, TokenKind::kNormal); !placed) return placed;
        }
        if (!has_byte_fallback()) {
            const bool ignore_merges = bool_member(model(), "ignore_merges").value_or(false);
            const Result<std::string> pre = name_pretokenizer(tokenizer_, ignore_merges);
            if (!pre) return pre.error();
            out_.model = "gpt2";
            out_.pre = *pre;
            return read_merges();
        }
        out_.model = "llama";
        out_.pre = "default";
        out_.add_space_prefix = prepends_space();
        index_tokens();
        if (const Result<void> merges = read_merges(); !merges) return merges;
        return score_by_merges();
    }

    /// Puts a token at its id; the ids need not come in order.
    Result<void> place(const std::string& text, const Json& id, TokenKind kind) {
        if (!id.is_int() || id.as_int() < 0 || std::size_t(id.as_int()) >= n_vocab_) {
            return bad("the number of a token is beyond the model's " + std::to_string(n_vocab_) +
                       " embeddings");
        }
        const auto at = std::size_t(id.as_int());
        if (at >= out_.tokens.size()) {
            out_.tokens.resize(at + 1);
            out_.types.resize(at + 1, int(TokenKind::kUndefined));
            if (!out_.scores.empty()) out_.scores.resize(at + 1, 0.0f);
        }
        out_.tokens[at] = text;
        out_.types[at] = int(kind);
        ids_[text] = std::uint32_t(at);
        return {};
    }

    void index_tokens() {
        const std::string* unknown = string_member(model(), "unk_token");
        for (std::size_t i = 0; i < out_.tokens.size(); ++i) {
            const std::string& text = out_.tokens[i];
            if (text.empty()) continue;  // of no token yet
            ids_[text] = std::uint32_t(i);
            if (is_byte_token(text)) out_.types[i] = int(TokenKind::kByte);
            if (unknown && text == *unknown) out_.types[i] = int(TokenKind::kUnknown);
        }
    }

    /// "a b", or ["a", "b"] as newer files have it.
    Result<void> read_merges() {
        const Json::Array* merges = array_member(model(), "merges");
        if (!merges) return bad("the tokenizer has no merges");
        for (const Json& merge : *merges) {
            if (merge.is_string()) {
                out_.merges.push_back(merge.as_string());
                continue;
            }
            const bool is_pair = merge.is_array() && merge.as_array().size() == 2 &&
                                 merge.as_array()[0].is_string() && merge.as_array()[1].is_string();
            if (!is_pair) return bad("a merge is no pair of tokens");
            out_.merges.push_back(merge.as_array()[0].as_string() + " " + merge.as_array()[1].as_string());
        }
        return {};
    }

    /// SentencePiece merges by the score of what comes of it: the earlier the merge, the higher.
    Result<void> score_by_merges() {
        out_.scores.assign(out_.tokens.size(), 0.0f);
        std::set<std::uint32_t> scored;
        for (std::size_t rank = 0; rank < out_.merges.size(); ++rank) {
            std::string joined = out_.merges[rank];
            const std::size_t space = joined.find(' ', 1);
            if (space == std::string::npos) return bad("a merge is no pair of tokens");
            joined.erase(space, 1);
            const auto id = ids_.find(joined);
            if (id == ids_.end()) return bad("a merge does not make a token");
            if (scored.insert(id->second).second) out_.scores[id->second] = -float(rank);
        }
        out_.merges.clear();
        return {};
    }

    /// Whether a space is put in front of a text.
    bool prepends_space() const {
        for (const char* part : {"normalizer", "pre_tokenizer"}) {
            const Json* rule = tokenizer_.find(part);
            if (!rule) continue;
            const Json::Array* rules = array_member(*rule, "normalizers");
            if (!rules) rules = array_member(*rule, "pretokenizers");
            for (const Json& r : rules ? *rules : Json::Array{*rule}) {
                const std::string* type = string_member(r, "type");
                if (!type) continue;
                if (*type == "Prepend") return true;
                const std::string* scheme = string_member(r, "prepend_scheme");
                if (*type == "Metaspace")
                    return scheme ? *scheme != "never" : bool_member(r, "add_prefix_space").value_or(true);
            }
        }
        return false;
    }

    Result<void> read_added_tokens() {
        for (const auto& [text, id] : added_.as_object()) {
            if (const Result<void> placed = place(text, id, TokenKind::kUserDefined); !placed) return placed;
        }
        const Json::Array* added = array_member(tokenizer_, "added_tokens");
        for (const Json& token : added ? *added : Json::Array()) {
            const std::string* text = string_member(token, "content");
            const Json* id = token.find("id");
            if (!text || !id) return bad("an added token has no text or no number");
            if (const Result<void> placed = place_added(*text, *id, token); !placed) return placed;
        }
        const Json* decoder =
            config_.find("added_tokens_decoder");  // what a tokenizer.model knows nothing of
        for (const auto& [number, token] :
             decoder && decoder->is_object() ? decoder->as_object() : Json::Object()) {
            std::int64_t id = -1;
            std::from_chars(number.data(), number.data() + number.size(), id);
            const std::string* text = string_member(token, "content");
            if (!text) continue;
            if (const Result<void> placed = place_added(*text, Json(id), token); !placed) return placed;
        }
        return {};
    }

    Result<void> place_added(const std::string& text, const Json& id, const Json& token) {
        const bool is_special = bool_member(token, "special").value_or(false);
        const auto known = ids_.find(text);
        const bool keeps_kind = out_.model == "llama" && known != ids_.end() &&
                                (out_.types[known->second] == int(TokenKind::kUnknown) ||
                                 out_.types[known->second] == int(TokenKind::kByte));
        const TokenKind kind = is_special ? TokenKind::kControl : TokenKind::kUserDefined;
        return place(text, id, keeps_kind ? TokenKind(out_.types[known->second]) : kind);
    }

    /// Embeddings without a token get one that no text becomes.
    void fill() {
        out_.tokens.resize(n_vocab_);
        out_.types.resize(n_vocab_, int(TokenKind::kUndefined));
        if (out_.model == "llama") out_.scores.resize(n_vocab_, 0.0f);
        for (std::size_t i = 0; i < n_vocab_; ++i) {
            if (out_.types[i] != int(TokenKind::kUndefined) && !out_.tokens[i].empty()) continue;
            out_.tokens[i] = "[PAD" + std::to_string(i) + "]";
            out_.types[i] = int(TokenKind::kUnused);
        }
    }

    std::optional<std::uint32_t> id_of(const std::string& text) const {
        const auto found = ids_.find(text);
        return found == ids_.end() ? std::nullopt : std::optional(found->second);
    }

    /// The ids under a key of generation_config.json, else of config.json: a number or a list.
    std::vector<std::uint32_t> ids_in_configs(const char* key) const {
        for (const Json* json : {&generation_, &model_config_}) {
            const Json* value = json->find(key);
            std::vector<std::uint32_t> ids;
            for (const Json& id :
                 value && value->is_array() ? value->as_array() : Json::Array{value ? *value : Json()})
                if (id.is_int() && id.as_int() >= 0 && std::size_t(id.as_int()) < out_.tokens.size())
                    ids.push_back(std::uint32_t(id.as_int()));
            if (!ids.empty()) return ids;
        }
        return {};
    }

    std::optional<std::uint32_t> special(const char* name) const {
        for (const Json* json : {&config_, &special_map_})
            if (const auto id = id_of(text_of(json->find(name)))) return id;
        const auto ids = ids_in_configs((std::string(name) + "_id").c_str());
        return ids.empty() ? std::nullopt : std::optional(ids.front());
    }

    void read_special_ids() {
        out_.bos = special("bos_token");
        out_.eos = special("eos_token");
        out_.padding = special("pad_token");
        out_.unknown = special("unk_token");
        for (const std::uint32_t id : ids_in_configs("eos_token_id"))
            if (out_.eos && id != *out_.eos && !out_.eot) out_.eot = id;
        if (out_.model == "llama" && out_.unknown) out_.types[*out_.unknown] = int(TokenKind::kUnknown);
    }

    /// Whether BOS and EOS are put around a text: as said, else as the post-processor does it.
    void read_additions() {
        const Json* post = tokenizer_.find("post_processor");
        const Json::Array* all = post ? array_member(*post, "processors") : nullptr;
        for (const Json& processor : all ? *all : Json::Array{post ? *post : Json()}) {
            const Json::Array* single = array_member(processor, "single");
            if (!single || single->empty()) continue;
            out_.add_bos = single->front().find("SpecialToken") != nullptr;
            out_.add_eos = single->size() > 1 && single->back().find("SpecialToken") != nullptr;
        }
        if (const auto said = bool_member(config_, "add_bos_token")) out_.add_bos = *said;
        if (const auto said = bool_member(config_, "add_eos_token")) out_.add_eos = *said;
        if (!out_.add_bos) out_.add_bos = out_.model == "llama";
        if (!out_.bos) out_.add_bos = false;
    }

    Result<void> read_template(const fs::path& folder) {
        const Json* value = config_.find("chat_template");
        if (value && value->is_string()) out_.chat_template = value->as_string();
        for (const Json& named : value && value->is_array() ? value->as_array() : Json::Array()) {
            const std::string* name = string_member(named, "name");
            const std::string* text = string_member(named, "template");
            if (name && text && *name == "default") out_.chat_template = *text;
        }
        std::error_code ignored;
        const fs::path own = folder / "chat_template.jinja";
        if (!fs::exists(own, ignored)) return {};
        const Result<MappedFile> file = MappedFile::open(own);
        if (!file) return file.error();
        if (file->bytes().size() > kMaxConfigBytes) return bad("this file is absurdly large", own.string());
        out_.chat_template.assign(reinterpret_cast<const char*>(file->bytes().data()), file->bytes().size());
        return {};
    }

    std::size_t n_vocab_;
    Json tokenizer_, config_, special_map_, generation_, added_, model_config_;
    std::unordered_map<std::string, std::uint32_t> ids_;
    PortableTokenizer out_;
};

}  // namespace

Result<PortableTokenizer> read_hugging_face_tokenizer(const fs::path& folder, std::size_t n_vocab) {
    return Reader(n_vocab).read(folder);
}

}  // namespace loquat
