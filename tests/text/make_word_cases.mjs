// SPDX-License-Identifier: MIT
// Writes ../data/tokenizers/words.json: random texts cut by the published expressions with JavaScript's own
// regular expressions. Run: node make_word_cases.mjs > ../data/tokenizers/words.json
const S = '\\p{White_Space}';
const contraction = "'[sS\u017F]|'[tT]|'[rR][eE]|'[vV][eE]|'[mM]|'[lL][lL]|'[dD]";
const gpt2 = `'s|'t|'re|'ve|'m|'ll|'d| ?\\p{L}+| ?\\p{N}+| ?[^${S}\\p{L}\\p{N}]+|${S}+(?![^${S}])|${S}+`;
const llama = digits => `${contraction}|[^\\r\\n\\p{L}\\p{N}]?\\p{L}+|${digits}| ?[^${S}\\p{L}\\p{N}]+[\\r\\n]*`
    + `|${S}*[\\r\\n]+|${S}+(?![^${S}])|${S}+`;
const deepseekLetters = 'A-Za-z\u00b5\u00c0-\u00d6\u00d8-\u00f6\u00f8-\u01ba\u01bc-\u01bf\u01c4-\u0293\u0295-\u02af'
    + '\u0370-\u0373\u0376\u0377\u037b-\u037d\u037f\u0386\u0388-\u038a\u038c\u038e-\u03a1\u03a3-\u03f5\u03f7-\u0481'
    + '\u048a-\u052f\u0531-\u0556\u10a0-\u10c5\u13a0-\u13f5\u13f8-\u13fd\u1c90-\u1cba\u1cbd-\u1cbf\u1d00-\u1d2b'
    + '\u1d6b-\u1d77\u1d79-\u1d9a\u1e00-\u1f15\u1f18-\u1f1d\u1f20-\u1f45\u1f48-\u1f4d\u1f50-\u1f57\u1f59\u1f5b\u1f5d'
    + '\u1f5f-\u1f7d\u1f80-\u1fb4\u1fb6-\u1fbc\u1fbe\u1fc2-\u1fc4\u1fc6-\u1fcc\u1fd0-\u1fd3\u1fd6-\u1fdb\u1fe0-\u1fec'
    + '\u1ff2-\u1ff4\u1ff6-\u1ffc\u2102\u2107\u210a-\u2113\u2115\u2119-\u211d\u2124\u2126\u2128\u212a-\u212d'
    + '\u212f-\u2134\u2139\u213c-\u213f\u2145-\u2149\u214e\u2183\u2184\u2c00-\u2c7b\u2c7e-\u2ce4\u2ceb-\u2cee\u2cf2'
    + '\u2cf3\ua640-\ua66d\ua680-\ua69b\ua722-\ua76f\ua771-\ua787\ua78b-\ua78e\uab70-\uabbf\ufb00-\ufb06\ufb13-\ufb17'
    + '\uff21-\uff3a\uff41-\uff5a\u{10400}-\u{1044f}\u{104b0}-\u{104d3}\u{104d8}-\u{104fb}\u{10c80}-\u{10cb2}'
    + '\u{10cc0}-\u{10cf2}\u{118a0}-\u{118df}\u{1e900}-\u{1e943}';
const deepseekCjk = '[\u4e00-\u9fa5\u0800-\u4e00\uac00-\ud7ff]+';
const published = {
    'default': ['[\\p{P}$+<=>^~|]+', gpt2, '\\p{N}+', '[0-9][0-9][0-9]'],
    'gpt-2': [gpt2],
    'llama-bpe': [llama('\\p{N}{1,3}')],
    'qwen2': [llama('\\p{N}')],
    'deepseek-llm': ['[\\r\\n]', `${S}?[${deepseekLetters}]+`,
        `${S}?[!-\\/:-~\uff01-\uff0f\uff1a-\uff5e\u2018-\u201f\u3000-\u3002]+`, `${S}+$`, deepseekCjk, '\\p{N}+'],
    'deepseek-coder': ['[\\r\\n]', `${S}?\\p{L}+`, `${S}?\\p{P}+`, deepseekCjk, '\\p{N}'],
    'deepseek-v3': ['\\p{N}{1,3}', '[\u4e00-\u9fa5\u3040-\u309f\u30a0-\u30ff]+',
        `[!"#$%&'()*+,\\-.\\/:;<=>?@\\[\\\\\\]^_\`\\{\\|\\}~][A-Za-z]+|[^\\r\\n\\p{L}\\p{P}\\p{S}]?[\\p{L}\\p{M}]+`
        + `| ?[\\p{P}\\p{S}]+[\\r\\n]*|${S}*[\\r\\n]+|${S}+(?![^${S}])|${S}+`],
    'smollm': ['\\p{N}', gpt2],
};

// Cuts a word at each match; what lies between matches stays together.
function cut(word, expression) {
    const words = [];
    let at = 0;
    for (const match of word.matchAll(new RegExp(expression, 'gu'))) {
        if (match.index > at) words.push(word.slice(at, match.index));
        words.push(match[0]);
        at = match.index + match[0].length;
    }
    if (at < word.length) words.push(word.slice(at));
    return words;
}

let state = 12345n;
function below(limit) {
    state = (state * 6364136223846793005n + 1442695040888963407n) & 0xffffffffffffffffn;
    return Number((state >> 33n) % BigInt(limit));
}
const ranges = [
    [0x20, 0x7e], [0x20, 0x7e], [0x61, 0x7a], [0x41, 0x5a], [0x30, 0x39], [0x00, 0x1f], [0x21, 0x2f], [0xa0, 0xff],
    [0x100, 0x24f], [0x2b0, 0x36f], [0x370, 0x3ff], [0x400, 0x52f], [0x5b0, 0x5ea], [0x620, 0x66d], [0x904, 0x96f],
    [0xe01, 0xe5b], [0x10a0, 0x10c5], [0x1780, 0x17e9], [0x1ea0, 0x1fff], [0x2000, 0x206f], [0x20a0, 0x20bf],
    [0x2100, 0x218f], [0x2190, 0x23ff], [0x2c00, 0x2cff], [0x3000, 0x303f], [0x3040, 0x30ff], [0x3400, 0x3410],
    [0x4e00, 0x4e40], [0x9f90, 0x9fb0], [0xa640, 0xa7af], [0xac00, 0xac40], [0xd7b0, 0xd7c6], [0xe000, 0xe010],
    [0xff00, 0xff65], [0x10400, 0x1044f], [0x1d400, 0x1d420], [0x1f600, 0x1f64f], [0x20000, 0x20010], [0xe0100, 0xe0105],
];
const snippets = ["'s", "'S", "'ll", "'LL", "'Ve", "n't", "'\u017F", "'x", '  ', '   ', '\n\n', '\r\n', ' \n ', '\t\t',
    ' \u3000', '1234567', '\u00bd\u2163', '\u200d', '\ufe0f', '\u0085', '\u2028', '$x', '_', ' (', '});', '\u3002\u3000\u3002'];

function randomText() {
    let text = '';
    for (let i = 4 + below(16); i > 0; --i) {
        const kind = below(10);
        if (kind < 3) text += snippets[below(snippets.length)];
        else if (kind < 5) text += ' '.repeat(1 + below(3) * below(2));
        else {
            const [first, last] = ranges[below(ranges.length)];
            for (let n = 1 + below(4); n > 0; --n) text += String.fromCodePoint(first + below(last - first + 1));
        }
    }
    return text;
}

const texts = Array.from({ length: 150 }, randomText);
const cases = texts.map(text => {
    const words = {};
    for (const [pre, expressions] of Object.entries(published)) {
        words[pre] = expressions.reduce((all, expression) => all.flatMap(word => cut(word, expression)), [text]);
    }
    return JSON.stringify({ text, words });
});
console.log(`[\n${cases.join(',\n')}\n]`);
