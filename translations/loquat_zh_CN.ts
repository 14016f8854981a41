<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="zh_CN">
<context>
    <name>Adopt</name>
    <message>
        <source>File</source>
        <translation>文件</translation>
    </message>
    <message>
        <source>Folder</source>
        <translation>文件夹</translation>
    </message>
    <message>
        <source>Part %1 of %2 is missing.</source>
        <translation>缺少第 %1 部分（共 %2 部分）。</translation>
    </message>
    <message>
        <source>It points to a file that is not there.</source>
        <translation>它指向的文件不存在。</translation>
    </message>
    <message>
        <source>It is no ordinary file.</source>
        <translation>它不是普通文件。</translation>
    </message>
    <message>
        <source>You may not read it.</source>
        <translation>你没有读取它的权限。</translation>
    </message>
    <message>
        <source>A download that was not finished.</source>
        <translation>尚未完成的下载。</translation>
    </message>
    <message>
        <source>An importance matrix, which serves to make models smaller; no model.</source>
        <translation>这是重要性矩阵，用来缩小模型，本身不是模型。</translation>
    </message>
    <message>
        <source>It lets a model look at pictures; which one cannot be told.</source>
        <translation>它让某个模型能看图片，但无法得知是哪一个。</translation>
    </message>
    <message>
        <source>Its manifest is damaged.</source>
        <translation>它的清单已损坏。</translation>
    </message>
    <message>
        <source>Its content is not in the store.</source>
        <translation>它的内容不在存储中。</translation>
    </message>
    <message>
        <source>Its file has another size than the manifest says.</source>
        <translation>文件大小与清单所写不符。</translation>
    </message>
    <message>
        <source>It needs an adapter, which Loquat cannot apply.</source>
        <translation>它需要适配器，Loquat 无法使用。</translation>
    </message>
    <message>
        <source>Its manifest names no model.</source>
        <translation>它的清单没有写明模型。</translation>
    </message>
    <message>
        <source>It is stored in several pieces, which Loquat cannot join.</source>
        <translation>它分成几块保存，Loquat 无法拼接。</translation>
    </message>
</context>
<context>
    <name>AllParameters</name>
    <message>
        <source>Top K</source>
        <translation>Top K</translation>
    </message>
    <message>
        <source>Typical P</source>
        <translation>典型 P</translation>
    </message>
    <message>
        <source>Repetition</source>
        <translation>重复惩罚</translation>
    </message>
    <message>
        <source>Frequency</source>
        <translation>频率惩罚</translation>
    </message>
    <message>
        <source>Presence</source>
        <translation>存在惩罚</translation>
    </message>
    <message>
        <source>Longest answer</source>
        <translation>最长回答</translation>
    </message>
    <message>
        <source>Seed</source>
        <translation>随机种子</translation>
    </message>
    <message>
        <source>random</source>
        <translation>随机</translation>
    </message>
    <message>
        <source>Stop at</source>
        <translation>停止词</translation>
    </message>
    <message>
        <source>one per line</source>
        <translation>每行一个</translation>
    </message>
    <message>
        <source>Stop at these words, one per line</source>
        <translation>遇到这些词就停止，每行一个</translation>
    </message>
    <message>
        <source>Reset</source>
        <translation>重置</translation>
    </message>
</context>
<context>
    <name>Answer</name>
    <message>
        <source>Try again</source>
        <translation>重试</translation>
    </message>
    <message>
        <source>Continue</source>
        <translation>继续</translation>
    </message>
    <message>
        <source>The answer broke off. What was written is kept.</source>
        <translation>回答中断了，已写出的内容都在。</translation>
    </message>
    <message>
        <source>Answer on this computer</source>
        <translation>在这台电脑上回答</translation>
    </message>
    <message>
        <source>Continue on this computer</source>
        <translation>在这台电脑上继续</translation>
    </message>
    <message>
        <source>Answer in the cloud</source>
        <translation>到云端回答</translation>
    </message>
    <message>
        <source>Continue in the cloud</source>
        <translation>到云端继续</translation>
    </message>
</context>
<context>
    <name>AnswerActions</name>
    <message>
        <source>Copy answer</source>
        <translation>复制回答</translation>
    </message>
    <message>
        <source>Answer again</source>
        <translation>重新回答</translation>
    </message>
    <message>
        <source>Edit answer</source>
        <translation>编辑回答</translation>
    </message>
    <message>
        <source>Continue</source>
        <translation>继续</translation>
    </message>
</context>
<context>
    <name>AnswerFormSection</name>
    <message>
        <source>Answer</source>
        <translation>回答</translation>
    </message>
    <message>
        <source>Thinking</source>
        <translation>思考</translation>
    </message>
    <message>
        <source>As it likes</source>
        <translation>由模型决定</translation>
    </message>
    <message>
        <source>Off</source>
        <translation>关</translation>
    </message>
    <message>
        <source>On</source>
        <translation>开</translation>
    </message>
    <message>
        <source>Thinking before the answer</source>
        <translation>回答前的思考</translation>
    </message>
    <message>
        <source>The model works the question out before it answers: slower, often better, and paid for.</source>
        <translation>模型先推敲再回答：更慢，往往更好，思考也计费。</translation>
    </message>
    <message>
        <source>Answer as JSON</source>
        <translation>以 JSON 回答</translation>
    </message>
    <message>
        <source>One JSON object that programs can read. Say in your words which fields you want.</source>
        <translation>程序可读的一个 JSON 对象。请用文字说明需要哪些字段。</translation>
    </message>
</context>
<context>
    <name>AnswerPair</name>
    <message>
        <source>Thinking…</source>
        <translation>思考中…</translation>
    </message>
    <message>
        <source>Waiting for the first word…</source>
        <translation>等待第一个字…</translation>
    </message>
    <message>
        <source>Go on with this one</source>
        <translation>用这个回答继续</translation>
    </message>
    <message>
        <source>A is better</source>
        <translation>A 更好</translation>
    </message>
    <message>
        <source>Equally good</source>
        <translation>不相上下</translation>
    </message>
    <message>
        <source>B is better</source>
        <translation>B 更好</translation>
    </message>
</context>
<context>
    <name>ArrivingRow</name>
    <message>
        <source>Pause %1</source>
        <translation>暂停 %1</translation>
    </message>
    <message>
        <source>Try %1 again</source>
        <translation>重试 %1</translation>
    </message>
    <message>
        <source>Go on with %1</source>
        <translation>继续 %1</translation>
    </message>
    <message>
        <source>Cancel %1</source>
        <translation>取消 %1</translation>
    </message>
    <message>
        <source>Progress of %1</source>
        <translation>%1 的进度</translation>
    </message>
    <message>
        <source>Dismiss %1</source>
        <translation>关闭 %1</translation>
    </message>
</context>
<context>
    <name>ArrivingView</name>
    <message>
        <source>No speed limit</source>
        <translation>不限速</translation>
    </message>
    <message>
        <source>At most %1 MB/s</source>
        <translation>最多 %1 MB/s</translation>
    </message>
    <message>
        <source>Stop fetching %1?</source>
        <translation>停止获取 %1？</translation>
    </message>
    <message>
        <source>The %1 that are here will be deleted. Pausing keeps them.</source>
        <translation>已收到的 %1 会被删除。暂停则会保留。</translation>
    </message>
    <message>
        <source>Arriving</source>
        <translation>正在到来</translation>
    </message>
    <message>
        <source>Speed limit</source>
        <translation>限速</translation>
    </message>
    <message>
        <source>Delete what is here</source>
        <translation>删除已收到的部分</translation>
    </message>
    <message>
        <source>Pause instead</source>
        <translation>改为暂停</translation>
    </message>
</context>
<context>
    <name>AskBothChip</name>
    <message>
        <source>Ask two models</source>
        <translation>同时问两个模型</translation>
    </message>
    <message>
        <source>Ask two models at once</source>
        <translation>同时问两个模型</translation>
    </message>
    <message>
        <source>Blind: hide the names until I choose</source>
        <translation>盲测：选出之前隐藏名称</translation>
    </message>
</context>
<context>
    <name>AskSheet</name>
    <message>
        <source>Cancel</source>
        <translation>取消</translation>
    </message>
</context>
<context>
    <name>AttachmentChip</name>
    <message>
        <source>Remove %1</source>
        <translation>移除 %1</translation>
    </message>
</context>
<context>
    <name>Attachments</name>
    <message>
        <source>“%1” cannot be read as a picture.</source>
        <translation>无法把“%1”作为图片读取。</translation>
    </message>
    <message>
        <source>“%1” is larger than 50 MB.</source>
        <translation>“%1”超过 50 MB。</translation>
    </message>
    <message>
        <source>“%1” is no file.</source>
        <translation>“%1”不是文件。</translation>
    </message>
    <message>
        <source>“%1” cannot be opened.</source>
        <translation>无法打开“%1”。</translation>
    </message>
    <message>
        <source>“%1” is larger than 2 MB: more than a question can hold.</source>
        <translation>“%1”超过 2 MB，一个问题放不下。</translation>
    </message>
    <message>
        <source>“%1” is neither text nor a PNG, JPEG, WebP or GIF picture.</source>
        <translation>“%1”既不是文本，也不是 PNG、JPEG、WebP 或 GIF 图片。</translation>
    </message>
    <message>
        <source>“%1” is empty.</source>
        <translation>“%1”是空的。</translation>
    </message>
    <message>
        <source>%1 × %2, %3</source>
        <translation>%1 × %2，%3</translation>
    </message>
</context>
<context>
    <name>AuditFilters</name>
    <message>
        <source>Host, model, rule, number…</source>
        <translation>主机、模型、规则、编号…</translation>
    </message>
    <message>
        <source>Provider</source>
        <translation>服务商</translation>
    </message>
    <message>
        <source>Purpose</source>
        <translation>用途</translation>
    </message>
    <message>
        <source>Outcome</source>
        <translation>结果</translation>
    </message>
    <message>
        <source>Show all</source>
        <translation>显示全部</translation>
    </message>
</context>
<context>
    <name>AuditPage</name>
    <message>
        <source>Audit log</source>
        <translation>审计日志</translation>
    </message>
    <message>
        <source>Every request that left this computer: when, to whom, how much. Never the words themselves.</source>
        <translation>每个离开这台电脑的请求：何时、发给谁、多少。从不记录文字本身。</translation>
    </message>
    <message>
        <source>Usage</source>
        <translation>用量</translation>
    </message>
    <message>
        <source>Verify</source>
        <translation>验证</translation>
    </message>
    <message>
        <source>Export</source>
        <translation>导出</translation>
    </message>
    <message>
        <source>Time</source>
        <translation>时间</translation>
    </message>
    <message>
        <source>Provider</source>
        <translation>服务商</translation>
    </message>
    <message>
        <source>Model</source>
        <translation>模型</translation>
    </message>
    <message>
        <source>Purpose</source>
        <translation>用途</translation>
    </message>
    <message>
        <source>Outcome</source>
        <translation>结果</translation>
    </message>
    <message>
        <source>Tokens</source>
        <translation>Token</translation>
    </message>
    <message>
        <source>Sent</source>
        <translation>发送</translation>
    </message>
    <message>
        <source>Took</source>
        <translation>用时</translation>
    </message>
    <message>
        <source>Request %1</source>
        <translation>请求 %1</translation>
    </message>
    <message>
        <source>Nothing in the log is so</source>
        <translation>日志里没有这样的记录</translation>
    </message>
    <message>
        <source>Nothing has left this computer</source>
        <translation>还没有任何内容离开这台电脑</translation>
    </message>
    <message>
        <source>No request matches these filters.</source>
        <translation>没有符合这些条件的请求。</translation>
    </message>
    <message>
        <source>When a question goes to a provider, a row here keeps what went where. Each row is sealed with the one before it, so that a missing one shows.</source>
        <translation>问题发给服务商时，这里会记下一行：什么发到了哪里。每一行都与前一行相扣，缺了哪行都看得出来。</translation>
    </message>
    <message>
        <source>Show all</source>
        <translation>显示全部</translation>
    </message>
    <message>
        <source>Export the audit log</source>
        <translation>导出审计日志</translation>
    </message>
    <message>
        <source>JSON Lines (*.jsonl)</source>
        <translation>JSON Lines (*.jsonl)</translation>
    </message>
</context>
<context>
    <name>BranchSwitch</name>
    <message>
        <source>Previous version</source>
        <translation>上一个版本</translation>
    </message>
    <message>
        <source>%1 / %2</source>
        <translation>%1 / %2</translation>
    </message>
    <message>
        <source>Next version</source>
        <translation>下一个版本</translation>
    </message>
</context>
<context>
    <name>BudgetCard</name>
    <message>
        <source>Budget</source>
        <translation>预算</translation>
    </message>
    <message>
        <source>Change</source>
        <translation>修改</translation>
    </message>
    <message>
        <source>Set a limit</source>
        <translation>设置上限</translation>
    </message>
</context>
<context>
    <name>BudgetSheet</name>
    <message>
        <source>Monthly budget</source>
        <translation>每月预算</translation>
    </message>
    <message>
        <source>At 80 % you are warned, at 100 % the cloud is no longer asked.</source>
        <translation>到 80 % 时提醒你，到 100 % 时不再询问云端。</translation>
    </message>
    <message>
        <source>In a month</source>
        <translation>每月</translation>
    </message>
    <message>
        <source>no limit</source>
        <translation>不限</translation>
    </message>
    <message>
        <source>Budget of a month</source>
        <translation>一个月的预算</translation>
    </message>
    <message>
        <source>Currency</source>
        <translation>货币</translation>
    </message>
    <message>
        <source>The budget is a figure, such as 25.</source>
        <translation>预算要填数字，比如 25。</translation>
    </message>
    <message>
        <source>Costs in other currencies are not counted towards it.</source>
        <translation>其他货币的花费不计入。</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>取消</translation>
    </message>
    <message>
        <source>Set the budget</source>
        <translation>设置预算</translation>
    </message>
</context>
<context>
    <name>Catalogue</name>
    <message>
        <source>Chat</source>
        <translation>对话</translation>
    </message>
    <message>
        <source>Reasoning</source>
        <translation>推理</translation>
    </message>
    <message>
        <source>Code</source>
        <translation>代码</translation>
    </message>
    <message>
        <source>Tools</source>
        <translation>工具</translation>
    </message>
    <message>
        <source>Pictures</source>
        <translation>图片</translation>
    </message>
    <message>
        <source>The engine does not know the architecture &quot;%1&quot; yet.</source>
        <translation>引擎还不认识架构“%1”。</translation>
    </message>
    <message>
        <source>The engine does not know the tokenizer &quot;%1&quot; yet.</source>
        <translation>引擎还不认识分词器“%1”。</translation>
    </message>
    <message>
        <source>Short step-by-step reasoning on a small computer.</source>
        <translation>在小电脑上做简短的逐步推理。</translation>
    </message>
    <message>
        <source>Thinks aloud before it answers: mathematics, logic and code.</source>
        <translation>先把思路写出来再回答：数学、逻辑与代码。</translation>
    </message>
    <message>
        <source>Careful reasoning with more knowledge, slower.</source>
        <translation>推理更仔细，知识更多，也更慢。</translation>
    </message>
    <message>
        <source>The strongest distilled reasoning for a large desktop computer.</source>
        <translation>大型台式机上最强的蒸馏推理模型。</translation>
    </message>
    <message>
        <source>Reasoning for a workstation with a great deal of memory.</source>
        <translation>面向大内存工作站的推理模型。</translation>
    </message>
    <message>
        <source>Very small: simple questions and short texts, on any computer.</source>
        <translation>非常小：任何电脑都能处理简单问题和短文。</translation>
    </message>
    <message>
        <source>Quick everyday answers in many languages on a modest computer.</source>
        <translation>在普通电脑上快速回答日常问题，支持多种语言。</translation>
    </message>
    <message>
        <source>Everyday chat in many languages, light on memory.</source>
        <translation>多语言日常对话，占用内存少。</translation>
    </message>
    <message>
        <source>All-round everyday chat, tools and writing in 29 languages.</source>
        <translation>29 种语言的全能日常对话、工具与写作。</translation>
    </message>
    <message>
        <source>Knows and follows more; for a computer with plenty of memory.</source>
        <translation>知道得更多，也更听得懂要求；适合内存充足的电脑。</translation>
    </message>
    <message>
        <source>Near the best of its time; for a large desktop computer.</source>
        <translation>接近同期最佳；适合大型台式机。</translation>
    </message>
    <message>
        <source>The largest Qwen2.5; for a workstation with a great deal of memory.</source>
        <translation>最大的 Qwen2.5；适合大内存工作站。</translation>
    </message>
    <message>
        <source>Completes code in an editor on any computer.</source>
        <translation>在任何电脑的编辑器里补全代码。</translation>
    </message>
    <message>
        <source>Completes and explains short code on a modest computer.</source>
        <translation>在普通电脑上补全并解释短代码。</translation>
    </message>
    <message>
        <source>Writes and explains code, light on memory.</source>
        <translation>编写并解释代码，占用内存少。</translation>
    </message>
    <message>
        <source>Code: completes, explains and repairs in many languages.</source>
        <translation>代码：支持多种语言的补全、解释与修复。</translation>
    </message>
    <message>
        <source>Code with a better grasp of whole files; needs more memory.</source>
        <translation>更能把握整个文件的代码模型；需要更多内存。</translation>
    </message>
    <message>
        <source>The strongest open coder of its size; for a large desktop computer.</source>
        <translation>同等大小中最强的开放代码模型；适合大型台式机。</translation>
    </message>
    <message>
        <source>Tiny, and thinks aloud when asked to.</source>
        <translation>极小，需要时会写出思路。</translation>
    </message>
    <message>
        <source>Small chat that can think before it answers.</source>
        <translation>小型对话模型，可以先思考再回答。</translation>
    </message>
    <message>
        <source>Everyday chat and tools in 100 languages.</source>
        <translation>100 种语言的日常对话与工具。</translation>
    </message>
    <message>
        <source>Chat, tools and reasoning in 100 languages.</source>
        <translation>100 种语言的对话、工具与推理。</translation>
    </message>
    <message>
        <source>Stronger reasoning and tools in 100 languages.</source>
        <translation>100 种语言下更强的推理与工具。</translation>
    </message>
    <message>
        <source>The largest dense Qwen3; for a large desktop computer.</source>
        <translation>最大的稠密 Qwen3；适合大型台式机。</translation>
    </message>
    <message>
        <source>Everyday chat and tools with a very long window.</source>
        <translation>日常对话与工具，窗口很长。</translation>
    </message>
    <message>
        <source>A mixture of experts: the memory of a large model at the speed of a small one.</source>
        <translation>混合专家模型：占大模型的内存，有小模型的速度。</translation>
    </message>
    <message>
        <source>All-round chat in English and seven more languages.</source>
        <translation>英语及另外七种语言的全能对话。</translation>
    </message>
    <message>
        <source>Large and well-read; for a workstation with a great deal of memory.</source>
        <translation>庞大而博学；适合大内存工作站。</translation>
    </message>
    <message>
        <source>Very small: summaries and rewriting on any computer.</source>
        <translation>非常小：任何电脑都能做摘要与改写。</translation>
    </message>
    <message>
        <source>Everyday chat and summaries, light on memory.</source>
        <translation>日常对话与摘要，占用内存少。</translation>
    </message>
    <message>
        <source>Clear short writing on a modest computer.</source>
        <translation>在普通电脑上写清楚的短文。</translation>
    </message>
    <message>
        <source>Clear writing and good explanations.</source>
        <translation>文字清楚，解释到位。</translation>
    </message>
    <message>
        <source>Clear writing with more knowledge; needs plenty of memory.</source>
        <translation>文字清楚，知识更多；需要充足的内存。</translation>
    </message>
    <message>
        <source>Very small, with clear writing.</source>
        <translation>非常小，文字清楚。</translation>
    </message>
    <message>
        <source>Clear writing in many languages, and it can look at pictures.</source>
        <translation>多语言文字清楚，还能看图片。</translation>
    </message>
    <message>
        <source>Writing and pictures in many languages, with more knowledge.</source>
        <translation>多语言写作与看图，知识更多。</translation>
    </message>
    <message>
        <source>The largest Gemma 3; for a large desktop computer.</source>
        <translation>最大的 Gemma 3；适合大型台式机。</translation>
    </message>
    <message>
        <source>Compact reasoning and code with a long window.</source>
        <translation>小巧的推理与代码模型，窗口长。</translation>
    </message>
    <message>
        <source>Careful explanations, mathematics and code in English.</source>
        <translation>英语的细致解释、数学与代码。</translation>
    </message>
    <message>
        <source>Compact chat and tools with a long window.</source>
        <translation>小巧的对话与工具模型，窗口长。</translation>
    </message>
    <message>
        <source>Chat and tools, strong in Chinese and English.</source>
        <translation>对话与工具，擅长中文和英文。</translation>
    </message>
    <message>
        <source>Code, tools and long texts in Chinese and English; large.</source>
        <translation>中英文代码、工具与长文；体积大。</translation>
    </message>
    <message>
        <source>Reasoning and tools; a mixture of experts, so quick for its size.</source>
        <translation>推理与工具；混合专家模型，以其大小而言很快。</translation>
    </message>
    <message>
        <source>The large gpt-oss; for a workstation with a great deal of memory.</source>
        <translation>大号 gpt-oss；适合大内存工作站。</translation>
    </message>
    <message>
        <source>Tiny: to try things out; knows little.</source>
        <translation>极小：用来试一试；知道得很少。</translation>
    </message>
    <message>
        <source>Small enough for any computer: short English answers.</source>
        <translation>小到任何电脑都能跑：简短的英语回答。</translation>
    </message>
    <message>
        <source>Quick short answers in English on an old computer.</source>
        <translation>在旧电脑上快速给出简短的英语回答。</translation>
    </message>
    <message>
        <source>Plain English chat that has been well tried.</source>
        <translation>久经考验的英语对话模型。</translation>
    </message>
    <message>
        <source>Chat in European languages with a long window.</source>
        <translation>欧洲语言对话，窗口长。</translation>
    </message>
    <message>
        <source>Chat and tools in many languages; for a large desktop computer.</source>
        <translation>多语言对话与工具；适合大型台式机。</translation>
    </message>
</context>
<context>
    <name>CodeBlock</name>
    <message>
        <source>Code, %1</source>
        <translation>代码，%1</translation>
    </message>
    <message>
        <source>Copied</source>
        <translation>已复制</translation>
    </message>
    <message>
        <source>Copy</source>
        <translation>复制</translation>
    </message>
    <message>
        <source>Copy code</source>
        <translation>复制代码</translation>
    </message>
    <message>
        <source>Code</source>
        <translation>代码</translation>
    </message>
</context>
<context>
    <name>CommandPalette</name>
    <message>
        <source>Commands</source>
        <translation>命令</translation>
    </message>
    <message>
        <source>What do you want to do?</source>
        <translation>想做什么？</translation>
    </message>
    <message>
        <source>No command is called so.</source>
        <translation>没有这样的命令。</translation>
    </message>
</context>
<context>
    <name>Commands</name>
    <message>
        <source>New conversation</source>
        <translation>新对话</translation>
    </message>
    <message>
        <source>Search conversations</source>
        <translation>搜索对话</translation>
    </message>
    <message>
        <source>Previous conversation</source>
        <translation>上一个对话</translation>
    </message>
    <message>
        <source>Next conversation</source>
        <translation>下一个对话</translation>
    </message>
    <message>
        <source>Rename this conversation</source>
        <translation>重命名此对话</translation>
    </message>
    <message>
        <source>Delete this conversation</source>
        <translation>删除此对话</translation>
    </message>
    <message>
        <source>Copy the last answer</source>
        <translation>复制最后的回答</translation>
    </message>
    <message>
        <source>Answer again</source>
        <translation>重新回答</translation>
    </message>
    <message>
        <source>Stop the answer</source>
        <translation>停止回答</translation>
    </message>
    <message>
        <source>Choose a model</source>
        <translation>选择模型</translation>
    </message>
    <message>
        <source>Open a model file…</source>
        <translation>打开模型文件…</translation>
    </message>
    <message>
        <source>Show or hide the sidebar</source>
        <translation>显示或隐藏侧边栏</translation>
    </message>
    <message>
        <source>Show or hide the inspector</source>
        <translation>显示或隐藏检查器</translation>
    </message>
    <message>
        <source>Go to Chat</source>
        <translation>转到对话</translation>
    </message>
    <message>
        <source>Go to Models</source>
        <translation>转到模型</translation>
    </message>
    <message>
        <source>Go to Settings</source>
        <translation>转到设置</translation>
    </message>
    <message>
        <source>Dark theme</source>
        <translation>深色主题</translation>
    </message>
    <message>
        <source>Light theme</source>
        <translation>浅色主题</translation>
    </message>
    <message>
        <source>Keyboard shortcuts</source>
        <translation>键盘快捷键</translation>
    </message>
    <message>
        <source>Quit</source>
        <translation>退出</translation>
    </message>
    <message>
        <source>Every command</source>
        <translation>所有命令</translation>
    </message>
    <message>
        <source>Go to Providers</source>
        <translation>打开“服务商”页</translation>
    </message>
    <message>
        <source>Go to Usage</source>
        <translation>打开“用量”页</translation>
    </message>
    <message>
        <source>Open the audit log</source>
        <translation>打开审计日志</translation>
    </message>
    <message>
        <source>Add a provider…</source>
        <translation>添加服务商…</translation>
    </message>
    <message>
        <source>Allow the cloud</source>
        <translation>允许云端</translation>
    </message>
    <message>
        <source>No cloud: nothing leaves this computer</source>
        <translation>禁用云端：没有任何内容离开这台电脑</translation>
    </message>
    <message>
        <source>Attach files or pictures</source>
        <translation>附加文件或图片</translation>
    </message>
    <message>
        <source>Go to Quantize</source>
        <translation>转到“量化”</translation>
    </message>
</context>
<context>
    <name>Composer</name>
    <message>
        <source>Message</source>
        <translation>消息</translation>
    </message>
    <message>
        <source>Ask anything</source>
        <translation>随便问点什么</translation>
    </message>
    <message>
        <source>Ask a follow-up</source>
        <translation>接着问</translation>
    </message>
    <message>
        <source>Stop</source>
        <translation>停止</translation>
    </message>
    <message>
        <source>Send message</source>
        <translation>发送消息</translation>
    </message>
    <message>
        <source>Attach files or pictures</source>
        <translation>附加文件或图片</translation>
    </message>
    <message>
        <source>All files (*)</source>
        <translation>所有文件 (*)</translation>
    </message>
    <message>
        <source>Pictures (*.png *.jpg *.jpeg *.webp *.gif)</source>
        <translation>图片 (*.png *.jpg *.jpeg *.webp *.gif)</translation>
    </message>
</context>
<context>
    <name>ComputerSheet</name>
    <message>
        <source>What this computer can run</source>
        <translation>这台电脑能运行什么</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>关闭</translation>
    </message>
</context>
<context>
    <name>ContextMeter</name>
    <message>
        <source>Context: %1</source>
        <translation>上下文：%1</translation>
    </message>
</context>
<context>
    <name>ConversationListView</name>
    <message>
        <source>Conversations</source>
        <translation>对话</translation>
    </message>
    <message>
        <source>Your conversations will be listed here.</source>
        <translation>你的对话会列在这里。</translation>
    </message>
</context>
<context>
    <name>ConversationPane</name>
    <message>
        <source>Dismiss</source>
        <translation>知道了</translation>
    </message>
    <message>
        <source>Jump to latest</source>
        <translation>回到最新</translation>
    </message>
</context>
<context>
    <name>ConversationRow</name>
    <message>
        <source>Answering</source>
        <translation>正在回答</translation>
    </message>
    <message>
        <source>Pinned</source>
        <translation>已置顶</translation>
    </message>
    <message>
        <source>Name of the conversation</source>
        <translation>对话名称</translation>
    </message>
    <message>
        <source>Rename</source>
        <translation>重命名</translation>
    </message>
    <message>
        <source>Unpin</source>
        <translation>取消置顶</translation>
    </message>
    <message>
        <source>Pin</source>
        <translation>置顶</translation>
    </message>
    <message>
        <source>Delete</source>
        <translation>删除</translation>
    </message>
    <message>
        <source>Del</source>
        <translation>Del</translation>
    </message>
</context>
<context>
    <name>DiscoverCard</name>
    <message>
        <source>Best for this computer</source>
        <translation>最适合这台电脑</translation>
    </message>
    <message>
        <source>asks for an account</source>
        <translation>需要帐号</translation>
    </message>
    <message>
        <source>or answer from the cloud</source>
        <translation>或由云端回答</translation>
    </message>
    <message>
        <source>Answer from the cloud instead of %1</source>
        <translation>改由云端回答，不用 %1</translation>
    </message>
    <message>
        <source>%1: %2</source>
        <translation>%1：%2</translation>
    </message>
</context>
<context>
    <name>DiscoverView</name>
    <message>
        <source>Discover</source>
        <translation>发现</translation>
    </message>
    <message>
        <source>Name, task or language</source>
        <translation>名称、用途或语言</translation>
    </message>
    <message>
        <source>Search for models</source>
        <translation>搜索模型</translation>
    </message>
    <message>
        <source>Clear the search</source>
        <translation>清除搜索</translation>
    </message>
    <message>
        <source>Fits here</source>
        <translation>适合本机</translation>
    </message>
    <message>
        <source>All</source>
        <translation>全部</translation>
    </message>
    <message>
        <source>Which models are shown</source>
        <translation>显示哪些模型</translation>
    </message>
    <message>
        <source>“No cloud” is on: no hub is asked and nothing can be fetched. What you see came with Loquat.</source>
        <translation>“禁用云端”已打开：不会访问模型站，也无法下载。你看到的是 Loquat 自带的列表。</translation>
    </message>
    <message>
        <source>Allow the network</source>
        <translation>允许联网</translation>
    </message>
    <message>
        <source>The hubs cannot be asked now. %1</source>
        <translation>现在无法访问模型站。%1</translation>
    </message>
    <message>
        <source>Try again</source>
        <translation>重试</translation>
    </message>
    <message>
        <source>Ask the hubs again</source>
        <translation>再次访问模型站</translation>
    </message>
    <message>
        <source>Asking Hugging Face and ModelScope…</source>
        <translation>正在访问 Hugging Face 和 ModelScope…</translation>
    </message>
    <message>
        <source>Nothing of that name fits here</source>
        <translation>没有适合本机的同名模型</translation>
    </message>
    <message>
        <source>Nothing of that name</source>
        <translation>没有这个名称的模型</translation>
    </message>
    <message>
        <source>Larger ones may exist. A model that will not fit can be answered from the cloud.</source>
        <translation>也许有更大的。装不下的模型可以由云端回答。</translation>
    </message>
    <message>
        <source>Try fewer words, or paste an address from Hugging Face under Import.</source>
        <translation>试试更少的词，或在“导入”中粘贴 Hugging Face 地址。</translation>
    </message>
    <message>
        <source>Show all</source>
        <translation>显示全部</translation>
    </message>
</context>
<context>
    <name>Downloads</name>
    <message>
        <source>%1 sent a Git-LFS pointer (a note where the file lies) instead of the file.</source>
        <translation>%1 发来的是 Git-LFS 指针（说明文件在哪里的便条），不是文件本身。</translation>
    </message>
    <message>
        <source>%1 sent a web page instead of the file; perhaps the network wants you to log in.</source>
        <translation>%1 发来的是网页，不是文件；也许网络需要你先登录。</translation>
    </message>
    <message>
        <source>%1 sent an error message instead of the file: %2</source>
        <translation>%1 发来的是错误信息，不是文件：%2</translation>
    </message>
    <message>
        <source>What %1 sent is not a GGUF file.</source>
        <translation>%1 发来的不是 GGUF 文件。</translation>
    </message>
    <message>
        <source>There is no folder for the models.</source>
        <translation>没有存放模型的文件夹。</translation>
    </message>
    <message>
        <source>There is nothing to download.</source>
        <translation>没有可下载的内容。</translation>
    </message>
    <message>
        <source>The hub names a file “%1”, which must not be made here.</source>
        <translation>模型站给出的文件名“%1”不允许在这里创建。</translation>
    </message>
    <message>
        <source>Two files are called %1.</source>
        <translation>有两个文件都叫 %1。</translation>
    </message>
    <message>
        <source>Nobody is named who has %1.</source>
        <translation>没有写明谁有 %1。</translation>
    </message>
    <message>
        <source>The hash of %1 is malformed.</source>
        <translation>%1 的哈希值格式不对。</translation>
    </message>
    <message>
        <source>%1 sends us on to an address that cannot be trusted.</source>
        <translation>%1 转到了一个不可信的地址。</translation>
    </message>
    <message>
        <source>%1 has fallen silent.</source>
        <translation>%1 没有再发来数据。</translation>
    </message>
    <message>
        <source>The certificate of %1 cannot be trusted: %2</source>
        <translation>无法信任 %1 的证书：%2</translation>
    </message>
    <message>
        <source>The connection to %1 broke off.</source>
        <translation>与 %1 的连接中断了。</translation>
    </message>
    <message>
        <source>%1 cannot be reached: %2</source>
        <translation>无法连接 %1：%2</translation>
    </message>
    <message>
        <source>What %1 answers cannot be understood.</source>
        <translation>无法理解 %1 的回复。</translation>
    </message>
    <message>
        <source>%1 wants an access token that may read this; enter one in the settings.</source>
        <translation>%1 需要有读取权限的访问令牌；请在设置中填写。</translation>
    </message>
    <message>
        <source>%1 does not have this model.</source>
        <translation>%1 没有这个模型。</translation>
    </message>
    <message>
        <source>%1 asks us to wait.</source>
        <translation>%1 要求等待。</translation>
    </message>
    <message>
        <source>%1 has a fault of its own (%2).</source>
        <translation>%1 自身出了故障（%2）。</translation>
    </message>
    <message>
        <source>“%1” is not the name of a model.</source>
        <translation>“%1”不是模型名称。</translation>
    </message>
    <message>
        <source>No access token is kept.</source>
        <translation>没有保存访问令牌。</translation>
    </message>
    <message>
        <source>%1 does not know this access token.</source>
        <translation>%1 不认识这个访问令牌。</translation>
    </message>
    <message>
        <source>The disk is full.</source>
        <translation>磁盘已满。</translation>
    </message>
    <message>
        <source>%1 cannot be written: %2</source>
        <translation>无法写入 %1：%2</translation>
    </message>
    <message>
        <source>%1 cannot be read.</source>
        <translation>无法读取 %1。</translation>
    </message>
    <message>
        <source>%1 is being downloaded already.</source>
        <translation>%1 已在下载中。</translation>
    </message>
    <message>
        <source>Another file called %1 is in the folder already.</source>
        <translation>文件夹里已有另一个名为 %1 的文件。</translation>
    </message>
    <message>
        <source>The size of %1 is nonsense.</source>
        <translation>%1 的大小不合理。</translation>
    </message>
    <message>
        <source>It does not fit: %1 more are needed, and the disk has %2 free. Make room or choose another folder.</source>
        <translation>放不下：还需要 %1，磁盘剩余 %2。请腾出空间或选择其他文件夹。</translation>
    </message>
    <message>
        <source>%1 has another file of that name now.</source>
        <translation>%1 上同名文件已换成另一个。</translation>
    </message>
    <message>
        <source>%1 does not tell how large the file is.</source>
        <translation>%1 没有说明文件有多大。</translation>
    </message>
    <message>
        <source>%1 sends other parts of the file than we asked for.</source>
        <translation>%1 发来的不是所请求的那部分文件。</translation>
    </message>
    <message>
        <source>The file on %1 keeps changing.</source>
        <translation>%1 上的文件一直在变。</translation>
    </message>
    <message>
        <source>%1 does not have %2.</source>
        <translation>%1 没有 %2。</translation>
    </message>
    <message>
        <source>%1 refuses to send the file (%2).</source>
        <translation>%1 拒绝发送文件（%2）。</translation>
    </message>
    <message>
        <source>%1 does not give this file without a sign-in, and tokens never go to a mirror. Use the hub itself.</source>
        <translation>%1 要求登录才给这个文件，而令牌从不发给镜像。请改用模型站本身。</translation>
    </message>
    <message>
        <source>%1 asks who you are: the model is gated or private. Accept its licence on its page, then enter an access token in the settings under Models.</source>
        <translation>%1 想知道你是谁：该模型受限或为私有。请先在其页面接受许可协议，再到设置的“模型”中填写访问令牌。</translation>
    </message>
    <message>
        <source>Your account on %1 has no access to this model yet: accept its licence on its page, and wait for the approval if its makers ask for one.</source>
        <translation>你在 %1 的帐号还不能使用这个模型：请在其页面接受许可协议，如需审批则等待通过。</translation>
    </message>
    <message>
        <source>%1 does not accept your access token for this file. Check in the settings under Models that it is right and may read.</source>
        <translation>%1 不接受你的访问令牌读取此文件。请在设置的“模型”中检查令牌是否正确、是否有读取权限。</translation>
    </message>
    <message>
        <source>What %1 sends is not the file that was listed: its SHA-256 is another one. It was changed since, or is damaged on the way. Nothing of it was kept.</source>
        <translation>%1 发来的不是列出的那个文件：SHA-256 不同。它可能已被更改，或在途中损坏。没有保留任何内容。</translation>
    </message>
</context>
<context>
    <name>EditorField</name>
    <message>
        <source>Choose a file: %1</source>
        <translation>选择文件：%1</translation>
    </message>
    <message>
        <source>PEM files (*.pem *.crt *.key)</source>
        <translation>PEM 文件 (*.pem *.crt *.key)</translation>
    </message>
    <message>
        <source>All files (*)</source>
        <translation>所有文件 (*)</translation>
    </message>
</context>
<context>
    <name>EmptyChat</name>
    <message>
        <source>What would you like to know?</source>
        <translation>想了解什么？</translation>
    </message>
    <message>
        <source>%1 answers on this computer. Nothing you write leaves it.</source>
        <translation>%1 在这台电脑上回答，你写的内容不会离开这里。</translation>
    </message>
    <message>
        <source>%1 answers in the cloud. The line under the message box says what leaves this computer.</source>
        <translation>由云端的 %1 回答。输入框下方会说明哪些内容离开这台电脑。</translation>
    </message>
</context>
<context>
    <name>ErrorCard</name>
    <message>
        <source>Close</source>
        <translation>关闭</translation>
    </message>
</context>
<context>
    <name>Fit</name>
    <message>
        <source>%1 GB</source>
        <translation>%1 GB</translation>
    </message>
    <message>
        <source>Needs %1 of memory; %2 is free. Close other programs to make room.</source>
        <translation>需要 %1 内存，现有 %2 可用。关闭其他程序可以腾出空间。</translation>
    </message>
    <message>
        <source>Needs %1 of memory; %2 is free.</source>
        <translation>需要 %1 内存，现有 %2 可用。</translation>
    </message>
    <message>
        <source>Takes %1 of the %2 of memory that is free.</source>
        <translation>占用 %2 可用内存中的 %1。</translation>
    </message>
    <message>
        <source>Answers slower than one reads: about %1 tokens a second.</source>
        <translation>回答比阅读慢：每秒约 %1 个 token。</translation>
    </message>
    <message>
        <source>about %1</source>
        <translation>约 %1</translation>
    </message>
</context>
<context>
    <name>Format</name>
    <message>
        <source>%1k</source>
        <translation>%1k</translation>
    </message>
    <message>
        <source>%1M</source>
        <translation>%1M</translation>
    </message>
    <message>
        <source>%1 KB</source>
        <translation>%1 KB</translation>
    </message>
    <message>
        <source>%1 MB</source>
        <translation>%1 MB</translation>
    </message>
    <message>
        <source>%1 GB</source>
        <translation>%1 GB</translation>
    </message>
    <message>
        <source>%1 tok/s</source>
        <translation>%1 token/秒</translation>
    </message>
    <message>
        <source>%1 s</source>
        <translation>%1 秒</translation>
    </message>
    <message>
        <source>%1 min %2 s</source>
        <translation>%1 分 %2 秒</translation>
    </message>
    <message>
        <source>%1B</source>
        <translation>%1B</translation>
    </message>
    <message>
        <source>Today</source>
        <translation>今天</translation>
    </message>
    <message>
        <source>Yesterday</source>
        <translation>昨天</translation>
    </message>
    <message>
        <source>Previous 7 days</source>
        <translation>过去 7 天</translation>
    </message>
    <message>
        <source>MMMM yyyy</source>
        <translation>yyyy 年 M 月</translation>
    </message>
    <message>
        <source>%1 min</source>
        <translation>%1 分钟</translation>
    </message>
    <message>
        <source>%1 h</source>
        <translation>%1 小时</translation>
    </message>
    <message>
        <source>%1 M</source>
        <translation>%1 M</translation>
    </message>
    <message>
        <source>just now</source>
        <translation>刚刚</translation>
    </message>
    <message>
        <source>%1 min ago</source>
        <translation>%1 分钟前</translation>
    </message>
    <message>
        <source>%1 h ago</source>
        <translation>%1 小时前</translation>
    </message>
    <message>
        <source>%1 KB/s</source>
        <translation>%1 KB/s</translation>
    </message>
    <message>
        <source>%1 MB/s</source>
        <translation>%1 MB/s</translation>
    </message>
    <message>
        <source>%1 h %2 min</source>
        <translation>%1 小时 %2 分</translation>
    </message>
</context>
<context>
    <name>FoundRow</name>
    <message>
        <source>Add %1</source>
        <translation>添加 %1</translation>
    </message>
</context>
<context>
    <name>HealthCard</name>
    <message>
        <source>Sending</source>
        <translation>正常发送</translation>
    </message>
    <message>
        <source>Paused</source>
        <translation>已暂停</translation>
    </message>
    <message>
        <source>Trying</source>
        <translation>试探中</translation>
    </message>
    <message>
        <source>Health, last hour</source>
        <translation>最近一小时的状况</translation>
    </message>
</context>
<context>
    <name>ImportSheet</name>
    <message>
        <source>Import models</source>
        <translation>导入模型</translation>
    </message>
    <message>
        <source>From Hugging Face or ModelScope</source>
        <translation>来自 Hugging Face 或 ModelScope</translation>
    </message>
    <message>
        <source>like %1</source>
        <translation>例如 %1</translation>
    </message>
    <message>
        <source>This is neither “owner/name” nor the address of a model.</source>
        <translation>这既不是“所有者/名称”，也不是模型的地址。</translation>
    </message>
    <message>
        <source>Repository or address</source>
        <translation>仓库或地址</translation>
    </message>
    <message>
        <source>See its files</source>
        <translation>查看文件</translation>
    </message>
    <message>
        <source>Paste “owner/name” or the address of its page. You see sizes and fit before anything is fetched.</source>
        <translation>粘贴“所有者/名称”或页面地址。下载之前就能看到大小和是否适合本机。</translation>
    </message>
    <message>
        <source>A Hugging Face folder on this computer</source>
        <translation>本机上的 Hugging Face 文件夹</translation>
    </message>
    <message>
        <source>Convert a folder…</source>
        <translation>转换文件夹…</translation>
    </message>
    <message>
        <source>With config.json, tokenizer.json and *.safetensors. Loquat makes a GGUF file of it, the form it runs; the folder stays as it is.</source>
        <translation>包含 config.json、tokenizer.json 和 *.safetensors。Loquat 会据此生成自己能运行的 GGUF 文件，文件夹保持原样。</translation>
    </message>
    <message>
        <source>Already on this computer</source>
        <translation>已在本机上</translation>
    </message>
    <message>
        <source>Look in a folder…</source>
        <translation>在文件夹中查找…</translation>
    </message>
    <message>
        <source>Stop</source>
        <translation>停止</translation>
    </message>
    <message>
        <source>Look for models</source>
        <translation>查找模型</translation>
    </message>
    <message>
        <source>What LM Studio, Jan, GPT4All, Ollama and the Hugging Face cache keep here can be used where it lies, without a copy.</source>
        <translation>LM Studio、Jan、GPT4All、Ollama 和 Hugging Face 缓存里的模型可以就地使用，无需复制。</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>关闭</translation>
    </message>
    <message numerus="yes">
        <source>Add %n model(s)</source>
        <translation>
            <numerusform>添加 %n 个模型</numerusform>
        </translation>
    </message>
    <message>
        <source>A Hugging Face folder</source>
        <translation>Hugging Face 文件夹</translation>
    </message>
    <message>
        <source>A folder with models</source>
        <translation>存有模型的文件夹</translation>
    </message>
    <message>
        <source>Convert</source>
        <translation>转换</translation>
    </message>
</context>
<context>
    <name>Inspector</name>
    <message>
        <source>Inspector</source>
        <translation>检查器</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>关闭</translation>
    </message>
    <message>
        <source>System prompt</source>
        <translation>系统提示词</translation>
    </message>
    <message>
        <source>tokens: %1</source>
        <translation>%1 个 token</translation>
    </message>
    <message>
        <source>How it should answer, in your words</source>
        <translation>用你的话说明该怎样回答</translation>
    </message>
    <message>
        <source>Why here?</source>
        <translation>为什么在这里回答？</translation>
    </message>
</context>
<context>
    <name>LanguageSelect</name>
    <message>
        <source>Language</source>
        <translation>语言</translation>
    </message>
    <message>
        <source>System language</source>
        <translation>跟随系统</translation>
    </message>
</context>
<context>
    <name>LeaveCard</name>
    <message>
        <source>What may leave this computer</source>
        <translation>哪些内容可以离开这台电脑</translation>
    </message>
    <message>
        <source>For new conversations. Each conversation can be stricter.</source>
        <translation>用于新对话。每个对话都可以更严格。</translation>
    </message>
    <message>
        <source>Nothing is sent. Answers come from this computer.</source>
        <translation>什么都不发出，由这台电脑回答。</translation>
    </message>
    <message>
        <source>Text is sent as it is written.</source>
        <translation>文字原样发出。</translation>
    </message>
    <message>
        <source>Phone and card numbers, addresses of mail and machines, keys and your own words are replaced before sending.</source>
        <translation>电话、卡号、邮箱、IP 地址、密钥和你自己列出的词，发出前都会被替换。</translation>
    </message>
    <message>
        <source>Phone and card numbers, addresses of mail and machines, keys and your own words are replaced before sending, and you see the text first.</source>
        <translation>电话、卡号、邮箱、IP 地址、密钥和你自己列出的词，发出前都会被替换，而且你会先看到文字。</translation>
    </message>
</context>
<context>
    <name>Library</name>
    <message>
        <source>The file is not there.</source>
        <translation>文件不存在。</translation>
    </message>
    <message>
        <source>The file cannot be read: %1.</source>
        <translation>无法读取文件：%1。</translation>
    </message>
    <message>
        <source>Stopped.</source>
        <translation>已停止。</translation>
    </message>
    <message>
        <source>The file changed while it was read. Try again when nothing writes to it.</source>
        <translation>读取时文件发生了变化。请在没有程序写入它时再试。</translation>
    </message>
</context>
<context>
    <name>LibrarySection</name>
    <message>
        <source>Models</source>
        <translation>模型</translation>
    </message>
    <message>
        <source>Folder for models</source>
        <translation>模型文件夹</translation>
    </message>
    <message>
        <source>Show</source>
        <translation>显示</translation>
    </message>
    <message>
        <source>Show the folder for models</source>
        <translation>显示模型文件夹</translation>
    </message>
    <message>
        <source>Choose…</source>
        <translation>选择…</translation>
    </message>
    <message>
        <source>Choose the folder for models</source>
        <translation>选择模型文件夹</translation>
    </message>
    <message>
        <source>Mirror of Hugging Face</source>
        <translation>Hugging Face 镜像</translation>
    </message>
    <message>
        <source>Another address that serves the same files. In mainland China huggingface.co is often out of reach: use https://hf-mirror.com. Your token never goes to a mirror.</source>
        <translation>提供相同文件的另一个地址。中国大陆常常无法访问 huggingface.co，可用 https://hf-mirror.com。令牌从不发给镜像。</translation>
    </message>
    <message>
        <source>like %1</source>
        <translation>例如 %1</translation>
    </message>
    <message>
        <source>Ask ModelScope too</source>
        <translation>同时查询 ModelScope</translation>
    </message>
    <message>
        <source>A second hub with many of the same files, quick in mainland China. A download takes from both.</source>
        <translation>另一个模型站，有许多相同的文件，在中国大陆很快。下载会同时取自两处。</translation>
    </message>
    <message>
        <source>Hugging Face token</source>
        <translation>Hugging Face 令牌</translation>
    </message>
    <message>
        <source>Only for models whose makers ask who you are (“gated”). Make one with read access at huggingface.co/settings/tokens.</source>
        <translation>只有制作者要求验明身份的模型（“受限”）才需要。可在 huggingface.co/settings/tokens 创建具有读取权限的令牌。</translation>
    </message>
    <message>
        <source>Token</source>
        <translation>令牌</translation>
    </message>
    <message>
        <source>hf_…</source>
        <translation>hf_…</translation>
    </message>
    <message>
        <source>Test the token</source>
        <translation>测试令牌</translation>
    </message>
    <message>
        <source>Connections for each file</source>
        <translation>每个文件的连接数</translation>
    </message>
    <message>
        <source>Several fetch parts of one file side by side, which is faster on most lines.</source>
        <translation>多个连接并行获取同一文件的各部分，多数线路上更快。</translation>
    </message>
    <message>
        <source>Downloads at once</source>
        <translation>同时下载数</translation>
    </message>
    <message>
        <source>The others wait for their turn.</source>
        <translation>其余的排队等待。</translation>
    </message>
    <message>
        <source>Speed limit</source>
        <translation>限速</translation>
    </message>
    <message>
        <source>Megabytes per second, of all downloads together. 0 is no limit.</source>
        <translation>所有下载合计，单位为每秒兆字节。0 表示不限。</translation>
    </message>
</context>
<context>
    <name>LimitLine</name>
    <message>
        <source>%1: %2</source>
        <translation>%1：%2</translation>
    </message>
</context>
<context>
    <name>LimitsCard</name>
    <message>
        <source>Limits</source>
        <translation>限额</translation>
    </message>
    <message>
        <source>This month</source>
        <translation>本月</translation>
    </message>
    <message>
        <source>Requests per minute</source>
        <translation>每分钟请求数</translation>
    </message>
</context>
<context>
    <name>LiveSection</name>
    <message>
        <source>Live</source>
        <translation>实时</translation>
    </message>
    <message>
        <source>tok/s</source>
        <translation>token/秒</translation>
    </message>
    <message>
        <source>Memory</source>
        <translation>内存</translation>
    </message>
    <message>
        <source>KV cache</source>
        <translation>KV 缓存</translation>
    </message>
    <message>
        <source>First token</source>
        <translation>首个 token</translation>
    </message>
    <message>
        <source>Cost so far</source>
        <translation>目前费用</translation>
    </message>
</context>
<context>
    <name>Local</name>
    <message>
        <source>The model file is not there any more.</source>
        <translation>模型文件已不在原处。</translation>
    </message>
    <message>
        <source>%1 was moved or deleted. Choose another model, or open the file again.</source>
        <translation>%1 被移动或删除了。请换一个模型，或重新打开文件。</translation>
    </message>
    <message>
        <source>The model file cannot be read.</source>
        <translation>模型文件无法读取。</translation>
    </message>
    <message>
        <source>The model file is damaged or incomplete.</source>
        <translation>模型文件已损坏或不完整。</translation>
    </message>
    <message>
        <source>There is not enough memory for this model.</source>
        <translation>内存不足，无法加载此模型。</translation>
    </message>
    <message>
        <source>This model cannot run here yet.</source>
        <translation>此模型目前还不能在这里运行。</translation>
    </message>
    <message>
        <source>The model could not be loaded.</source>
        <translation>模型无法加载。</translation>
    </message>
    <message>
        <source>This conversation does not fit the model&apos;s chat template.</source>
        <translation>此对话不符合该模型的对话模板。</translation>
    </message>
    <message>
        <source>The conversation no longer fits the context window.</source>
        <translation>对话已超出上下文窗口。</translation>
    </message>
    <message>
        <source>It takes %1 tokens and the window holds %2. Make the window larger, or start a new chat.</source>
        <translation>对话需要 %1 个 token，窗口只能容纳 %2 个。请调大窗口，或开始新对话。</translation>
    </message>
    <message>
        <source>With its context window it needs %1 GB; this computer has %2 GB. Choose a smaller model or window.</source>
        <translation>连同上下文窗口需要 %1 GB，这台电脑有 %2 GB。请换一个更小的模型，或调小窗口。</translation>
    </message>
    <message>
        <source>The memory ran out while the model was answering.</source>
        <translation>模型回答时内存用尽了。</translation>
    </message>
    <message>
        <source>The model was unloaded. Close other programs, or choose a smaller model or context window.</source>
        <translation>模型已卸载。请关闭其他程序，或换更小的模型、调小上下文窗口。</translation>
    </message>
    <message>
        <source>The model stopped answering because of a fault in Loquat.</source>
        <translation>由于 Loquat 的一个故障，模型停止了回答。</translation>
    </message>
    <message>
        <source>The folder %1 cannot be made.</source>
        <translation>无法创建文件夹 %1。</translation>
    </message>
    <message>
        <source>%1 cannot be written. Is the disk full, or the folder read-only?</source>
        <translation>无法写入 %1。磁盘满了，还是文件夹只读？</translation>
    </message>
    <message>
        <source>There is not enough memory for this.</source>
        <translation>内存不足以完成此操作。</translation>
    </message>
    <message>
        <source>Close other programs, unload the chat model, or choose a smaller original.</source>
        <translation>请关闭其他程序、卸载对话模型，或选择更小的原版。</translation>
    </message>
    <message>
        <source>The original is not there any more.</source>
        <translation>原版文件已不在了。</translation>
    </message>
    <message>
        <source>A file could not be read or written.</source>
        <translation>有文件无法读取或写入。</translation>
    </message>
    <message>
        <source>Is there room on the disk? %1</source>
        <translation>磁盘还有空间吗？%1</translation>
    </message>
    <message>
        <source>It cannot be made so small.</source>
        <translation>无法缩到这么小。</translation>
    </message>
    <message>
        <source>This model cannot be quantized here.</source>
        <translation>此模型无法在这里量化。</translation>
    </message>
    <message>
        <source>This could not be made.</source>
        <translation>未能生成。</translation>
    </message>
</context>
<context>
    <name>LookFinding</name>
    <message>
        <source>Hide %1</source>
        <translation>隐藏 %1</translation>
    </message>
    <message>
        <source>%1, always removed</source>
        <translation>%1，总是移除</translation>
    </message>
    <message>
        <source>sent as it is</source>
        <translation>原样发送</translation>
    </message>
    <message>
        <source>Removed</source>
        <translation>已移除</translation>
    </message>
</context>
<context>
    <name>LookSheet</name>
    <message>
        <source>%1, removed</source>
        <translation>%1，已移除</translation>
    </message>
    <message>
        <source>about %1 tokens</source>
        <translation>约 %1 个 token</translation>
    </message>
    <message>
        <source>Look before it leaves</source>
        <translation>发出之前，先看一眼</translation>
    </message>
    <message>
        <source>To %1, %2. This conversation sends redacted text only.</source>
        <translation>发往 %1（%2）。这个对话只发送脱敏后的文字。</translation>
    </message>
    <message>
        <source>What is sent</source>
        <translation>将要发送的内容</translation>
    </message>
    <message>
        <source>Sent</source>
        <translation>发送</translation>
    </message>
    <message>
        <source>Original</source>
        <translation>原文</translation>
    </message>
    <message>
        <source>Which text is shown</source>
        <translation>显示哪一份文字</translation>
    </message>
    <message>
        <source>What is hidden comes back in the answer. The list that maps it stays here.</source>
        <translation>隐藏的内容会在回答里恢复，对照表只留在这台电脑上。</translation>
    </message>
    <message>
        <source>Nothing private found</source>
        <translation>没有发现隐私内容</translation>
    </message>
    <message numerus="yes">
        <source>Found %n thing(s)</source>
        <translation>
            <numerusform>发现 %n 处</numerusform>
        </translation>
    </message>
    <message>
        <source>Hide a word or a name</source>
        <translation>隐藏一个词或名字</translation>
    </message>
    <message>
        <source>Hide</source>
        <translation>隐藏</translation>
    </message>
    <message>
        <source>Show this each time</source>
        <translation>每次都显示</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>取消</translation>
    </message>
    <message>
        <source>Answer on this computer</source>
        <translation>在这台电脑上回答</translation>
    </message>
    <message>
        <source>Send redacted, %1</source>
        <translation>脱敏发送，%1</translation>
    </message>
    <message>
        <source>To %1, %2. This conversation sends text as it is.</source>
        <translation>发往 %1（%2）。这个对话按原样发送文字。</translation>
    </message>
    <message>
        <source>You asked to be warned about: %1</source>
        <translation>你要求提醒的词：%1</translation>
    </message>
    <message>
        <source>Send as it is, %1</source>
        <translation>原样发送，%1</translation>
    </message>
    <message>
        <source>Pictures cannot be redacted: what they show leaves with them.</source>
        <translation>图片无法脱敏：图中的内容会一并发出。</translation>
    </message>
</context>
<context>
    <name>Machine</name>
    <message>
        <source>Not used: no driver is installed for it, and models run on the processor in this version.</source>
        <translation>未使用：没有安装驱动，而且此版本的模型在处理器上运行。</translation>
    </message>
    <message>
        <source>Not used: models run on the processor in this version.</source>
        <translation>未使用：此版本的模型在处理器上运行。</translation>
    </message>
    <message>
        <source>no supported GPU</source>
        <translation>没有受支持的 GPU</translation>
    </message>
    <message>
        <source>%1 is here but not used</source>
        <translation>有 %1，但未使用</translation>
    </message>
    <message numerus="yes">
        <source>%n graphics processor(s) here but not used</source>
        <translation>
            <numerusform>有 %n 个图形处理器，但未使用</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>Main</name>
    <message>
        <source>%1 – Loquat</source>
        <translation>%1 – Loquat</translation>
    </message>
    <message>
        <source>Open a model file</source>
        <translation>打开模型文件</translation>
    </message>
    <message>
        <source>Models (*.gguf)</source>
        <translation>模型 (*.gguf)</translation>
    </message>
    <message>
        <source>All files (*)</source>
        <translation>所有文件 (*)</translation>
    </message>
    <message>
        <source>Drop files here to ask about them, models to add them</source>
        <translation>把文件拖到这里即可提问，拖入模型即可添加</translation>
    </message>
    <message>
        <source>Drop model files here to add them</source>
        <translation>把模型文件拖到这里即可添加</translation>
    </message>
</context>
<context>
    <name>MathBlock</name>
    <message>
        <source>Formula</source>
        <translation>公式</translation>
    </message>
</context>
<context>
    <name>MessageEditor</name>
    <message>
        <source>Your message</source>
        <translation>你的消息</translation>
    </message>
    <message>
        <source>The answer</source>
        <translation>回答</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>取消</translation>
    </message>
    <message>
        <source>Ask again</source>
        <translation>重新提问</translation>
    </message>
    <message>
        <source>Save as a new version</source>
        <translation>存为新版本</translation>
    </message>
</context>
<context>
    <name>MessageView</name>
    <message>
        <source>You</source>
        <translation>你</translation>
    </message>
</context>
<context>
    <name>MessagesView</name>
    <message>
        <source>Messages</source>
        <translation>消息</translation>
    </message>
</context>
<context>
    <name>ModelPicker</name>
    <message>
        <source>Choose a model</source>
        <translation>选择模型</translation>
    </message>
    <message>
        <source>Model: %1</source>
        <translation>模型：%1</translation>
    </message>
    <message>
        <source>All models…</source>
        <translation>全部模型…</translation>
    </message>
</context>
<context>
    <name>ModelPriceRow</name>
    <message>
        <source>%1 (yours)</source>
        <translation>%1（你填的）</translation>
    </message>
</context>
<context>
    <name>ModelRow</name>
    <message>
        <source>Load</source>
        <translation>加载</translation>
    </message>
    <message>
        <source>Load %1</source>
        <translation>加载 %1</translation>
    </message>
    <message>
        <source>More about %1</source>
        <translation>%1 的更多操作</translation>
    </message>
    <message>
        <source>Talk to it</source>
        <translation>与它对话</translation>
    </message>
    <message>
        <source>Unload</source>
        <translation>卸载</translation>
    </message>
    <message>
        <source>Details</source>
        <translation>详情</translation>
    </message>
    <message>
        <source>Remove from the list</source>
        <translation>从列表移除</translation>
    </message>
    <message>
        <source>The same file as %1.</source>
        <translation>与 %1 是同一个文件。</translation>
    </message>
    <message>
        <source>Show its folder</source>
        <translation>显示所在文件夹</translation>
    </message>
    <message>
        <source>Delete its file…</source>
        <translation>删除文件…</translation>
    </message>
    <message>
        <source>Make a smaller one…</source>
        <translation>做一个更小的…</translation>
    </message>
</context>
<context>
    <name>ModelsPage</name>
    <message>
        <source>Models</source>
        <translation>模型</translation>
    </message>
    <message>
        <source>Open a file…</source>
        <translation>打开文件…</translation>
    </message>
    <message>
        <source>Choose another file…</source>
        <translation>换一个文件…</translation>
    </message>
    <message>
        <source>On this computer</source>
        <translation>在这台电脑上</translation>
    </message>
    <message>
        <source>Import from Hugging Face…</source>
        <translation>从 Hugging Face 导入…</translation>
    </message>
    <message>
        <source>Delete %1?</source>
        <translation>删除 %1？</translation>
    </message>
    <message>
        <source>Its file (%1) goes to the trash. %2 is the same file and stays.</source>
        <translation>它的文件（%1）会移到回收站。%2 是同一个文件，会保留。</translation>
    </message>
    <message>
        <source>Its file (%1) goes to the trash, from where you can take it back.</source>
        <translation>它的文件（%1）会移到回收站，可以从那里取回。</translation>
    </message>
    <message>
        <source>Get one below, or drop a GGUF file anywhere on this window: it stays where it is.</source>
        <translation>在下方获取一个，或把 GGUF 文件拖到窗口任意处：文件留在原处。</translation>
    </message>
    <message>
        <source>Move to the trash</source>
        <translation>移到回收站</translation>
    </message>
    <message>
        <source>Remove…</source>
        <translation>移除…</translation>
    </message>
    <message>
        <source>Remove unfinished files</source>
        <translation>移除未完成的文件</translation>
    </message>
    <message>
        <source>Remove unfinished files?</source>
        <translation>移除未完成的文件？</translation>
    </message>
    <message>
        <source>Delete for good</source>
        <translation>永久删除</translation>
    </message>
</context>
<context>
    <name>NoProviders</name>
    <message>
        <source>No cloud yet</source>
        <translation>还没有云端</translation>
    </message>
    <message>
        <source>A provider answers from its own computers: bring a key of yours, and choose for each question whether it is answered here or there. What leaves is shown to you first, and your key stays in the system keychain.</source>
        <translation>服务商用它自己的电脑回答：填上你的密钥，每个问题都可以选择在这里还是在那里回答。发出的内容会先给你看，密钥保存在系统钥匙串里。</translation>
    </message>
</context>
<context>
    <name>NoticeLine</name>
    <message>
        <source>Esc stops</source>
        <translation>Esc 停止</translation>
    </message>
    <message>
        <source>Enter sends, Shift+Enter breaks the line</source>
        <translation>Enter 发送，Shift+Enter 换行</translation>
    </message>
</context>
<context>
    <name>PolicyChip</name>
    <message>
        <source>Local only</source>
        <translation>仅限本地</translation>
    </message>
    <message>
        <source>nothing leaves</source>
        <translation>什么都不发出</translation>
    </message>
    <message>
        <source>Redacted</source>
        <translation>脱敏</translation>
    </message>
    <message>
        <source>private parts hidden</source>
        <translation>隐去隐私内容</translation>
    </message>
    <message>
        <source>Open</source>
        <translation>开放</translation>
    </message>
    <message>
        <source>sent as written</source>
        <translation>原样发出</translation>
    </message>
    <message>
        <source>What may leave this computer: %1</source>
        <translation>哪些内容可以离开这台电脑：%1</translation>
    </message>
</context>
<context>
    <name>PolicySegments</name>
    <message>
        <source>Nothing</source>
        <translation>不发出</translation>
    </message>
    <message>
        <source>Redacted</source>
        <translation>脱敏</translation>
    </message>
    <message>
        <source>Open</source>
        <translation>开放</translation>
    </message>
    <message>
        <source>What may leave this computer</source>
        <translation>哪些内容可以离开这台电脑</translation>
    </message>
</context>
<context>
    <name>PriceSheet</name>
    <message>
        <source>These are your own figures.</source>
        <translation>这是你自己填的数字。</translation>
    </message>
    <message>
        <source>As published on %1: %2</source>
        <translation>公布于 %1：%2</translation>
    </message>
    <message>
        <source>Nothing is known of its price. What you write here is used for costs and the budget.</source>
        <translation>价格未知。你在这里填写的数字会用于计算花费和预算。</translation>
    </message>
    <message>
        <source>Prompt</source>
        <translation>提示词</translation>
    </message>
    <message>
        <source>per million tokens</source>
        <translation>每百万 token</translation>
    </message>
    <message>
        <source>Price of a million prompt tokens</source>
        <translation>每百万提示词 token 的价格</translation>
    </message>
    <message>
        <source>Prompt, cached</source>
        <translation>提示词（缓存命中）</translation>
    </message>
    <message>
        <source>Price of a million prompt tokens found in the cache</source>
        <translation>每百万缓存命中提示词 token 的价格</translation>
    </message>
    <message>
        <source>Answer</source>
        <translation>回答</translation>
    </message>
    <message>
        <source>Price of a million tokens of an answer</source>
        <translation>每百万回答 token 的价格</translation>
    </message>
    <message>
        <source>Currency</source>
        <translation>货币</translation>
    </message>
    <message>
        <source>Window</source>
        <translation>窗口</translation>
    </message>
    <message>
        <source>tokens</source>
        <translation>token</translation>
    </message>
    <message>
        <source>Tokens that the window holds</source>
        <translation>窗口能容纳的 token 数</translation>
    </message>
    <message>
        <source>A price is a figure, such as 2.5. Leave it empty when it is not known.</source>
        <translation>价格要填数字，比如 2.5。不知道就留空。</translation>
    </message>
    <message>
        <source>As published</source>
        <translation>按公布的价格</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>取消</translation>
    </message>
    <message>
        <source>Use these</source>
        <translation>使用这些</translation>
    </message>
</context>
<context>
    <name>PrivacySection</name>
    <message>
        <source>Privacy</source>
        <translation>隐私</translation>
    </message>
    <message>
        <source>No cloud</source>
        <translation>禁用云端</translation>
    </message>
    <message>
        <source>Nothing leaves this computer, whatever a conversation says.</source>
        <translation>无论对话怎么设置，没有任何内容离开这台电脑。</translation>
    </message>
    <message>
        <source>New conversations may send</source>
        <translation>新对话可以发出</translation>
    </message>
    <message>
        <source>Each conversation can be stricter or more open.</source>
        <translation>每个对话都可以更严格或更开放。</translation>
    </message>
    <message>
        <source>Show what will leave</source>
        <translation>显示将要发出的内容</translation>
    </message>
    <message>
        <source>A sheet with the exact words, before they are sent.</source>
        <translation>发出之前，用一张单子列出确切的文字。</translation>
    </message>
    <message>
        <source>The first time</source>
        <translation>第一次</translation>
    </message>
    <message>
        <source>Always</source>
        <translation>每次</translation>
    </message>
    <message>
        <source>Never</source>
        <translation>从不</translation>
    </message>
    <message>
        <source>Log answers of this computer too</source>
        <translation>也记录这台电脑的回答</translation>
    </message>
    <message>
        <source>The audit log holds every request to the cloud. It never holds words.</source>
        <translation>审计日志记录每个发往云端的请求，从不记录文字。</translation>
    </message>
    <message>
        <source>Words that stay here</source>
        <translation>留在这里的词</translation>
    </message>
    <message>
        <source>How Auto decides</source>
        <translation>“自动”如何选择</translation>
    </message>
    <message>
        <source>The first rule that applies names the side. With none, this computer answers. Drag to change the order.</source>
        <translation>第一条符合的规则决定由哪一侧回答；都不符合时由这台电脑回答。拖动可以调整顺序。</translation>
    </message>
    <message>
        <source>As shipped</source>
        <translation>恢复默认</translation>
    </message>
    <message>
        <source>Repeated questions</source>
        <translation>重复的问题</translation>
    </message>
    <message>
        <source>Remember answers</source>
        <translation>记住回答</translation>
    </message>
    <message>
        <source>The same question at temperature 0 is answered from memory, without asking the cloud again. %1.</source>
        <translation>温度为 0 的相同问题直接用记住的回答，不再询问云端。%1。</translation>
    </message>
    <message>
        <source>Off</source>
        <translation>关闭</translation>
    </message>
    <message>
        <source>up to %1 MB</source>
        <translation>最多 %1 MB</translation>
    </message>
    <message>
        <source>Forget them now</source>
        <translation>现在忘掉</translation>
    </message>
    <message>
        <source>Clear</source>
        <translation>清空</translation>
    </message>
    <message>
        <source>Clear the remembered answers</source>
        <translation>清空记住的回答</translation>
    </message>
</context>
<context>
    <name>ProviderAdvanced</name>
    <message>
        <source>Advanced</source>
        <translation>高级</translation>
    </message>
    <message>
        <source>open</source>
        <translation>已展开</translation>
    </message>
    <message>
        <source>folded</source>
        <translation>已折叠</translation>
    </message>
    <message>
        <source>Sign in with</source>
        <translation>登录方式</translation>
    </message>
    <message>
        <source>Key</source>
        <translation>密钥</translation>
    </message>
    <message>
        <source>OAuth</source>
        <translation>OAuth</translation>
    </message>
    <message>
        <source>Command</source>
        <translation>命令</translation>
    </message>
    <message>
        <source>Nothing</source>
        <translation>不发出</translation>
    </message>
    <message>
        <source>Token address</source>
        <translation>令牌地址</translation>
    </message>
    <message>
        <source>https://…/oauth/token</source>
        <translation>https://…/oauth/token</translation>
    </message>
    <message>
        <source>Client ID</source>
        <translation>客户端 ID</translation>
    </message>
    <message>
        <source>Scope</source>
        <translation>范围</translation>
    </message>
    <message>
        <source>as the service asks for it</source>
        <translation>按服务的要求填写</translation>
    </message>
    <message>
        <source>prints a token on its first line</source>
        <translation>在第一行输出令牌</translation>
    </message>
    <message>
        <source>Path</source>
        <translation>路径</translation>
    </message>
    <message>
        <source>More models</source>
        <translation>更多模型</translation>
    </message>
    <message>
        <source>names that the service does not list</source>
        <translation>服务没有列出的名称</translation>
    </message>
    <message>
        <source>Headers</source>
        <translation>请求头</translation>
    </message>
    <message>
        <source>Name: value, one on each line; no secrets</source>
        <translation>名称: 值，每行一个；不要写机密</translation>
    </message>
    <message>
        <source>Proxy</source>
        <translation>代理</translation>
    </message>
    <message>
        <source>http://host:port or socks5://host:port; empty: the system&apos;s</source>
        <translation>http://主机:端口 或 socks5://主机:端口；留空则用系统的</translation>
    </message>
    <message>
        <source>Authority</source>
        <translation>颁发机构</translation>
    </message>
    <message>
        <source>a PEM file that is trusted besides the system&apos;s</source>
        <translation>除系统证书外另行信任的 PEM 文件</translation>
    </message>
    <message>
        <source>Certificate</source>
        <translation>证书</translation>
    </message>
    <message>
        <source>a PEM file that says who you are</source>
        <translation>证明你身份的 PEM 文件</translation>
    </message>
    <message>
        <source>Its key</source>
        <translation>证书密钥</translation>
    </message>
    <message>
        <source>a PEM file</source>
        <translation>PEM 文件</translation>
    </message>
    <message>
        <source>Its passphrase</source>
        <translation>密钥口令</translation>
    </message>
    <message>
        <source>Passphrase</source>
        <translation>口令</translation>
    </message>
    <message>
        <source>Patience</source>
        <translation>等待时间</translation>
    </message>
    <message>
        <source>connect, s</source>
        <translation>连接，秒</translation>
    </message>
    <message>
        <source>first word, s</source>
        <translation>第一个字，秒</translation>
    </message>
    <message>
        <source>silence, s</source>
        <translation>无动静，秒</translation>
    </message>
    <message>
        <source>attempts</source>
        <translation>尝试次数</translation>
    </message>
    <message>
        <source>Pause</source>
        <translation>暂停</translation>
    </message>
    <message>
        <source>after failures</source>
        <translation>失败次数</translation>
    </message>
    <message>
        <source>for, s</source>
        <translation>时长，秒</translation>
    </message>
    <message>
        <source>Per minute</source>
        <translation>每分钟</translation>
    </message>
    <message>
        <source>requests</source>
        <translation>请求</translation>
    </message>
    <message>
        <source>tokens</source>
        <translation>token</translation>
    </message>
    <message>
        <source>0 sets no limit</source>
        <translation>0 表示不限</translation>
    </message>
    <message>
        <source>Key goes as</source>
        <translation>密钥的发送方式</translation>
    </message>
    <message>
        <source>Bearer</source>
        <translation>Bearer</translation>
    </message>
    <message>
        <source>Header that carries the key</source>
        <translation>携带密钥的请求头</translation>
    </message>
    <message>
        <source>Most services read “Authorization: Bearer”; Azure and some gateways want a header of their own.</source>
        <translation>多数服务读取“Authorization: Bearer”；Azure 和一些网关要求自己的请求头。</translation>
    </message>
    <message>
        <source>Proxy login</source>
        <translation>代理登录名</translation>
    </message>
    <message>
        <source>name; empty: it asks for none</source>
        <translation>名称；留空表示不需要</translation>
    </message>
    <message>
        <source>Its password</source>
        <translation>密码</translation>
    </message>
    <message>
        <source>Proxy password</source>
        <translation>代理密码</translation>
    </message>
</context>
<context>
    <name>ProviderConnectionCard</name>
    <message>
        <source>Address</source>
        <translation>地址</translation>
    </message>
    <message>
        <source>https://…</source>
        <translation>https://…</translation>
    </message>
    <message>
        <source>Plain http: your key and your words can be read by everyone on the way.</source>
        <translation>明文 http：途中的任何人都能读到你的密钥和文字。</translation>
    </message>
    <message>
        <source>Allow</source>
        <translation>允许</translation>
    </message>
    <message>
        <source>Allow plain http for this provider</source>
        <translation>为这个服务商允许明文 http</translation>
    </message>
    <message>
        <source>Client secret</source>
        <translation>客户端密钥</translation>
    </message>
    <message>
        <source>Key</source>
        <translation>密钥</translation>
    </message>
    <message>
        <source>Models</source>
        <translation>模型</translation>
    </message>
    <message>
        <source>and %1 more</source>
        <translation>还有 %1 个</translation>
    </message>
    <message>
        <source>Read the list of models again</source>
        <translation>重新读取模型列表</translation>
    </message>
</context>
<context>
    <name>ProviderDetail</name>
    <message>
        <source>These settings do not hold yet</source>
        <translation>这些设置还没有生效</translation>
    </message>
    <message>
        <source>“No cloud” is on in the settings, so nothing is sent to any provider.</source>
        <translation>设置里打开了“禁用云端”，所以不会向任何服务商发送内容。</translation>
    </message>
</context>
<context>
    <name>ProviderHead</name>
    <message>
        <source>Back to the list</source>
        <translation>返回列表</translation>
    </message>
    <message>
        <source>Name of the provider</source>
        <translation>服务商的名称</translation>
    </message>
    <message>
        <source>Working</source>
        <translation>正常</translation>
    </message>
    <message>
        <source>Not working</source>
        <translation>不可用</translation>
    </message>
    <message>
        <source>Use in Auto</source>
        <translation>用于自动</translation>
    </message>
    <message>
        <source>More about %1</source>
        <translation>%1 的更多操作</translation>
    </message>
    <message>
        <source>Rename</source>
        <translation>重命名</translation>
    </message>
    <message>
        <source>Get a key</source>
        <translation>获取密钥</translation>
    </message>
    <message>
        <source>Remove</source>
        <translation>移除</translation>
    </message>
</context>
<context>
    <name>ProviderListView</name>
    <message>
        <source>Providers</source>
        <translation>服务商</translation>
    </message>
</context>
<context>
    <name>ProviderModelsTable</name>
    <message>
        <source>Find a model</source>
        <translation>查找模型</translation>
    </message>
    <message>
        <source>Model</source>
        <translation>模型</translation>
    </message>
    <message>
        <source>Window</source>
        <translation>窗口</translation>
    </message>
    <message>
        <source>In, per million</source>
        <translation>输入，每百万</translation>
    </message>
    <message>
        <source>Out, per million</source>
        <translation>输出，每百万</translation>
    </message>
    <message>
        <source>Can</source>
        <translation>能力</translation>
    </message>
    <message>
        <source>Used this month</source>
        <translation>本月用量</translation>
    </message>
    <message>
        <source>Models of this provider</source>
        <translation>这个服务商的模型</translation>
    </message>
</context>
<context>
    <name>ProviderRow</name>
    <message>
        <source>%1; place %2 in Auto</source>
        <translation>%1；自动中的第 %2 位</translation>
    </message>
</context>
<context>
    <name>Providers</name>
    <message>
        <source>A part of the stream is not JSON.</source>
        <translation>流里有一段不是 JSON。</translation>
    </message>
    <message>
        <source>The answer is larger than an answer can be.</source>
        <translation>回答大得不合理。</translation>
    </message>
    <message>
        <source>A web page came instead of an answer.</source>
        <translation>收到的是一个网页，而不是回答。</translation>
    </message>
    <message>
        <source>A line of the stream is too long.</source>
        <translation>流里有一行过长。</translation>
    </message>
    <message>
        <source>The stored key holds characters that no key has. Paste it once more.</source>
        <translation>保存的密钥里有密钥不会有的字符，请重新粘贴一次。</translation>
    </message>
    <message>
        <source>The token service %1 took too long.</source>
        <translation>令牌服务 %1 超时。</translation>
    </message>
    <message>
        <source>The token service %1 cannot be reached.</source>
        <translation>连不上令牌服务 %1。</translation>
    </message>
    <message>
        <source>The token service %1 failed (%2).</source>
        <translation>令牌服务 %1 出错（%2）。</translation>
    </message>
    <message>
        <source>The token service %1 answered %2.</source>
        <translation>令牌服务 %1 返回 %2。</translation>
    </message>
    <message>
        <source>The command that prints the token took too long.</source>
        <translation>输出令牌的命令超时。</translation>
    </message>
    <message>
        <source>The command that prints the token failed (exit code %1).</source>
        <translation>输出令牌的命令失败（退出码 %1）。</translation>
    </message>
    <message>
        <source>The conversation holds a word that must not be sent.</source>
        <translation>对话里有不允许发出的词。</translation>
    </message>
    <message>
        <source>“%1” is on your list.</source>
        <translation>“%1”在你的词表里。</translation>
    </message>
    <message>
        <source>“No cloud” is on: nothing leaves this computer.</source>
        <translation>“禁用云端”已打开：没有任何内容离开这台电脑。</translation>
    </message>
    <message>
        <source>It can be switched off in the settings, under Privacy.</source>
        <translation>可以在设置的“隐私”里关闭。</translation>
    </message>
    <message>
        <source>This conversation stays on this computer.</source>
        <translation>这个对话只留在这台电脑上。</translation>
    </message>
    <message>
        <source>Its data policy is “Local only”; it can be changed above the conversation.</source>
        <translation>它的数据策略是“仅限本地”，可以在对话上方修改。</translation>
    </message>
    <message>
        <source>The budget of this month is spent.</source>
        <translation>本月的预算已用完。</translation>
    </message>
    <message>
        <source>It can be raised on the Usage page.</source>
        <translation>可以在“用量”页提高。</translation>
    </message>
    <message>
        <source>Change it on the Providers page.</source>
        <translation>请在“服务商”页修改。</translation>
    </message>
    <message>
        <source>The client key cannot be read; its passphrase may be wrong.</source>
        <translation>无法读取客户端密钥，口令可能不对。</translation>
    </message>
    <message numerus="yes">
        <source>Waited for %n second(s).</source>
        <translation>
            <numerusform>等了 %n 秒。</numerusform>
        </translation>
    </message>
    <message>
        <source>%1 cannot be reached.</source>
        <translation>连不上 %1。</translation>
    </message>
    <message>
        <source>No connection to %1.</source>
        <translation>与 %1 没有连接。</translation>
    </message>
    <message>
        <source>The service did not begin to answer.</source>
        <translation>服务一直没有开始回答。</translation>
    </message>
    <message>
        <source>The service fell silent in mid-answer.</source>
        <translation>服务在回答中途没有了动静。</translation>
    </message>
    <message>
        <source>%1 sends us on to another address.</source>
        <translation>%1 要求转到另一个地址。</translation>
    </message>
    <message>
        <source>Neither the key nor your words went there: %1</source>
        <translation>密钥和你的文字都没有发往那里：%1</translation>
    </message>
    <message>
        <source>The answer is too large.</source>
        <translation>回答过大。</translation>
    </message>
    <message>
        <source>The answer is not JSON.</source>
        <translation>回答不是 JSON。</translation>
    </message>
    <message>
        <source>The address must begin with https:// and name a host.</source>
        <translation>地址要以 https:// 开头，并写明主机。</translation>
    </message>
    <message>
        <source>The address must not hold a name or password; put the key in its own field.</source>
        <translation>地址里不能有用户名或密码；密钥请填在它自己的栏里。</translation>
    </message>
    <message>
        <source>Plain http would send your key and your words readable to everyone on the way. Use https, or allow it for this provider.</source>
        <translation>明文 http 会让途中的任何人读到你的密钥和文字。请用 https，或为这个服务商特别允许。</translation>
    </message>
    <message>
        <source>The address must end before any ? or #; put the key in its own field.</source>
        <translation>地址里不能有 ? 或 #；密钥请填在它自己的栏里。</translation>
    </message>
    <message>
        <source>The path must begin with a slash.</source>
        <translation>路径要以斜杠开头。</translation>
    </message>
    <message>
        <source>The header %1 holds a secret; put it in the key field, which goes to the keychain.</source>
        <translation>请求头 %1 含有机密，请填到密钥栏，它会存进钥匙串。</translation>
    </message>
    <message>
        <source>A header needs a name without spaces and must stand on one line.</source>
        <translation>请求头的名称不能有空格，并且要写在一行里。</translation>
    </message>
    <message>
        <source>A proxy is written http://host:port or socks5://host:port.</source>
        <translation>代理写作 http://主机:端口 或 socks5://主机:端口。</translation>
    </message>
    <message>
        <source>OAuth needs a client ID.</source>
        <translation>OAuth 需要客户端 ID。</translation>
    </message>
    <message>
        <source>Name the command that prints the token.</source>
        <translation>请写明输出令牌的命令。</translation>
    </message>
    <message>
        <source>%1 cannot be read: %2</source>
        <translation>无法读取%1：%2</translation>
    </message>
    <message>
        <source>Give the provider a name.</source>
        <translation>请给服务商取个名字。</translation>
    </message>
    <message>
        <source>The certificate authority file</source>
        <translation>证书颁发机构文件</translation>
    </message>
    <message>
        <source>The client certificate</source>
        <translation>客户端证书</translation>
    </message>
    <message>
        <source>The client key</source>
        <translation>客户端密钥</translation>
    </message>
    <message>
        <source>Pictures cannot be redacted, so this one stays here.</source>
        <translation>图片无法脱敏，所以留在这里。</translation>
    </message>
    <message>
        <source>The answer was stopped: it holds a word that must not be shown.</source>
        <translation>回答已中止：里面有不允许显示的词。</translation>
    </message>
    <message>
        <source>The word is on your list, in the settings under Privacy.</source>
        <translation>这个词在设置“隐私”里的词表上。</translation>
    </message>
    <message>
        <source>The answer is empty.</source>
        <translation>回答是空的。</translation>
    </message>
    <message>
        <source>There is no key for this provider.</source>
        <translation>这个服务商还没有密钥。</translation>
    </message>
    <message>
        <source>No token could be fetched.</source>
        <translation>取不到令牌。</translation>
    </message>
    <message>
        <source>The keychain cannot be asked for the key.</source>
        <translation>无法向钥匙串取密钥。</translation>
    </message>
    <message>
        <source>The key cannot be used.</source>
        <translation>这个密钥不能用。</translation>
    </message>
    <message>
        <source>%1 has failed repeatedly and is left alone for a while.</source>
        <translation>%1 连续失败，暂停一会儿。</translation>
    </message>
    <message>
        <source>This model&apos;s provider is not set up any more.</source>
        <translation>这个模型的服务商已不在设置里。</translation>
    </message>
    <message>
        <source>Choose another model, or set the provider up again on the Providers page.</source>
        <translation>请换一个模型，或在“服务商”页重新设置。</translation>
    </message>
    <message>
        <source>The service left out a vector.</source>
        <translation>服务漏掉了一个向量。</translation>
    </message>
    <message>
        <source>This service does not fill in text.</source>
        <translation>这个服务不支持补全中间文字。</translation>
    </message>
    <message>
        <source>it did not answer for %1 seconds</source>
        <translation>%1 秒没有回答</translation>
    </message>
    <message>
        <source>The system keychain cannot be used: no keychain service runs, or it is locked. Start or unlock it (GNOME Keyring, KWallet), or keep the key for this run only.</source>
        <translation>系统钥匙串不可用：没有运行钥匙串服务，或者它被锁住了。请启动或解锁（GNOME Keyring、KWallet），或只在本次运行期间保留密钥。</translation>
    </message>
    <message>
        <source>No key is stored for this provider. Add one on its page.</source>
        <translation>这个服务商没有保存密钥，请在它的页面上添加。</translation>
    </message>
    <message>
        <source>The key is empty.</source>
        <translation>密钥是空的。</translation>
    </message>
    <message>
        <source>The service says that the account has no credit left.</source>
        <translation>服务说账户余额不足。</translation>
    </message>
    <message>
        <source>The conversation is longer than this model can read.</source>
        <translation>对话超过了这个模型能读的长度。</translation>
    </message>
    <message>
        <source>The service refused the key.</source>
        <translation>服务不接受这个密钥。</translation>
    </message>
    <message>
        <source>The service asks for fewer requests.</source>
        <translation>服务要求减少请求。</translation>
    </message>
    <message>
        <source>The proxy asks for a name and a password.</source>
        <translation>代理要求用户名和密码。</translation>
    </message>
    <message>
        <source>The service has a fault of its own.</source>
        <translation>服务自身出了故障。</translation>
    </message>
    <message>
        <source>The service does not know this model or this address.</source>
        <translation>服务不认识这个模型或这个地址。</translation>
    </message>
    <message>
        <source>The service did not accept the request.</source>
        <translation>服务没有接受请求。</translation>
    </message>
    <message>
        <source>The service sent something that is not an answer.</source>
        <translation>服务发来的不是回答。</translation>
    </message>
    <message>
        <source>The answer broke off.</source>
        <translation>回答中断了。</translation>
    </message>
    <message>
        <source>The connection ended before the answer did. Continue goes on from here.</source>
        <translation>回答还没写完，连接就断了。点“继续”会从这里接着写。</translation>
    </message>
    <message>
        <source>No safe connection: the service could not prove who it is.</source>
        <translation>没有安全连接：服务无法证明自己的身份。</translation>
    </message>
    <message>
        <source>The token service refused: %1. Look at the client ID, the secret and the scope.</source>
        <translation>令牌服务拒绝：%1。请检查客户端 ID、密钥和范围。</translation>
    </message>
    <message>
        <source>The token service did not answer with a bearer token. Look at its address.</source>
        <translation>令牌服务没有返回 bearer 令牌，请检查它的地址。</translation>
    </message>
    <message>
        <source>The first line that the token command printed is no token.</source>
        <translation>令牌命令输出的第一行不是令牌。</translation>
    </message>
    <message>
        <source>The token that the command printed has expired.</source>
        <translation>命令输出的令牌已过期。</translation>
    </message>
    <message>
        <source>The address of the hub or mirror must begin with https://.</source>
        <translation>模型站或镜像的地址必须以 https:// 开头。</translation>
    </message>
    <message>
        <source>The proxy&apos;s address must not hold a name or password: they have fields of their own.</source>
        <translation>代理地址里不能写用户名或密码：它们有单独的输入框。</translation>
    </message>
    <message>
        <source>The header for the key needs a name without spaces.</source>
        <translation>携带密钥的请求头名称不能有空格。</translation>
    </message>
    <message>
        <source>Take the picture out, or let it leave when you are asked.</source>
        <translation>请去掉图片，或在询问时允许它发出。</translation>
    </message>
    <message>
        <source>The service sends faster than this computer can read.</source>
        <translation>服务发送得太快，这台电脑来不及读取。</translation>
    </message>
</context>
<context>
    <name>ProvidersPage</name>
    <message>
        <source>Providers</source>
        <translation>服务商</translation>
    </message>
    <message>
        <source>Add a provider</source>
        <translation>添加服务商</translation>
    </message>
    <message>
        <source>Auto tries them from top to bottom. Drag to change the order.</source>
        <translation>“自动”从上到下依次尝试。拖动可以调整顺序。</translation>
    </message>
</context>
<context>
    <name>QuantizationWords</name>
    <message>
        <source>As its makers made it: nothing lost, the largest file.</source>
        <translation>制作者的原样：没有损失，文件最大。</translation>
    </message>
    <message>
        <source>About 4 bits for each number, the form its makers trained it in.</source>
        <translation>每个数约 4 位，正是制作者训练时的形式。</translation>
    </message>
    <message>
        <source>8 bits for each number of the model: as good as the original, half its size.</source>
        <translation>模型的每个数用 8 位：与原版一样好，大小减半。</translation>
    </message>
    <message>
        <source>About 6 bits for each number: hardly to be told from the original.</source>
        <translation>每个数约 6 位：几乎与原版无异。</translation>
    </message>
    <message>
        <source>About 5 bits for each number: very near the original, a third of its size.</source>
        <translation>每个数约 5 位：非常接近原版，大小约三分之一。</translation>
    </message>
    <message>
        <source>About 4 bits for each number: the usual choice, small and still good.</source>
        <translation>每个数约 4 位：常用之选，小而仍然好用。</translation>
    </message>
    <message>
        <source>About 3 bits for each number: small, and it makes more mistakes.</source>
        <translation>每个数约 3 位：小，但错误更多。</translation>
    </message>
    <message>
        <source>About 2 bits for each number: only when nothing larger fits.</source>
        <translation>每个数约 2 位：只在更大的放不下时使用。</translation>
    </message>
    <message>
        <source>Under 2 bits for each number: a curiosity.</source>
        <translation>每个数不到 2 位：只供好奇。</translation>
    </message>
</context>
<context>
    <name>QuantizeAnswersCard</name>
    <message>
        <source>Ask two of them the same</source>
        <translation>向其中两个提同一个问题</translation>
    </message>
    <message>
        <source>A question for both</source>
        <translation>给两者的问题</translation>
    </message>
    <message>
        <source>Stop</source>
        <translation>停止</translation>
    </message>
    <message>
        <source>Ask both</source>
        <translation>同时提问</translation>
    </message>
    <message>
        <source>Left answer</source>
        <translation>左侧回答</translation>
    </message>
    <message>
        <source>Right answer</source>
        <translation>右侧回答</translation>
    </message>
</context>
<context>
    <name>QuantizeBudgetCard</name>
    <message>
        <source>Byte budget</source>
        <translation>字节预算</translation>
    </message>
    <message>
        <source>A Loquat mix gives the sensitive layers more bits and stays within the budget.</source>
        <translation>Loquat 混合给敏感的层更多位数，并且不超出预算。</translation>
    </message>
    <message>
        <source>Build a mix for %1</source>
        <translation>按 %1 生成混合</translation>
    </message>
</context>
<context>
    <name>QuantizeBuildStep</name>
    <message>
        <source>%1. %2.</source>
        <translation>%1。%2。</translation>
    </message>
    <message>
        <source>Candidates</source>
        <translation>候选</translation>
    </message>
</context>
<context>
    <name>QuantizeCandidate</name>
    <message>
        <source>%1 %2</source>
        <translation>%1 %2</translation>
    </message>
    <message>
        <source>%1 · %2</source>
        <translation>%1 · %2</translation>
    </message>
</context>
<context>
    <name>QuantizeCandidatesCard</name>
    <message>
        <source>Candidates</source>
        <translation>候选</translation>
    </message>
    <message>
        <source>These fit what you said. Each is made and measured, then you choose. The names say how many bits a weight takes.</source>
        <translation>这些符合你的要求。每个都会生成并测量，然后由你挑选。名称表示每个权重占多少位。</translation>
    </message>
    <message>
        <source>Loquat mix</source>
        <translation>Loquat 混合</translation>
    </message>
    <message>
        <source>Picks a type for each layer by what it would lose, within this size. Takes longer: every layer is tried.</source>
        <translation>在此大小内，按各层的损失逐层选择类型。耗时更长：每一层都要试。</translation>
    </message>
    <message>
        <source>Fewer kinds</source>
        <translation>少些种类</translation>
    </message>
    <message>
        <source>More kinds</source>
        <translation>更多种类</translation>
    </message>
</context>
<context>
    <name>QuantizeChart</name>
    <message>
        <source>Size against quality</source>
        <translation>大小与质量</translation>
    </message>
    <message>
        <source>KL</source>
        <translation>KL</translation>
    </message>
    <message>
        <source>Perplexity</source>
        <translation>困惑度</translation>
    </message>
    <message>
        <source>Speed</source>
        <translation>速度</translation>
    </message>
    <message>
        <source>What the plot shows</source>
        <translation>图中显示的内容</translation>
    </message>
    <message>
        <source>budget %1</source>
        <translation>预算 %1</translation>
    </message>
    <message>
        <source>The first point appears when the first candidate has been measured.</source>
        <translation>第一个候选测量完成后，图上会出现第一个点。</translation>
    </message>
</context>
<context>
    <name>QuantizeChoice</name>
    <message>
        <source>%1 %2</source>
        <translation>%1 %2</translation>
    </message>
</context>
<context>
    <name>QuantizeFoot</name>
    <message>
        <source>You can go on chatting meanwhile.</source>
        <translation>期间可以继续对话。</translation>
    </message>
    <message>
        <source>The original stays untouched.</source>
        <translation>原版保持不动。</translation>
    </message>
    <message>
        <source>%1 The original stays untouched.</source>
        <translation>%1原版保持不动。</translation>
    </message>
    <message>
        <source>Back</source>
        <translation>返回</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>取消</translation>
    </message>
    <message>
        <source>Stops and removes what was made</source>
        <translation>停止并删除已生成的内容</translation>
    </message>
    <message>
        <source>Measure again</source>
        <translation>重新测量</translation>
    </message>
    <message>
        <source>Make another</source>
        <translation>再做一个</translation>
    </message>
    <message>
        <source>Choose a recipe</source>
        <translation>选择方案</translation>
    </message>
    <message numerus="yes">
        <source>Build %n candidate(s)</source>
        <translation>
            <numerusform>生成 %n 个候选</numerusform>
        </translation>
    </message>
    <message>
        <source>Compare what is there</source>
        <translation>比较已有的</translation>
    </message>
    <message>
        <source>Compare</source>
        <translation>比较</translation>
    </message>
    <message>
        <source>Keep this one, %1</source>
        <translation>保留这一个，%1</translation>
    </message>
    <message>
        <source>Talk with it</source>
        <translation>与它对话</translation>
    </message>
    <message>
        <source>Keep it, remove the others</source>
        <translation>保留它，删除其余</translation>
    </message>
</context>
<context>
    <name>QuantizeGoalCard</name>
    <message>
        <source>What matters to you?</source>
        <translation>你看重什么？</translation>
    </message>
    <message>
        <source>Quality</source>
        <translation>质量</translation>
    </message>
    <message>
        <source>Size</source>
        <translation>大小</translation>
    </message>
    <message>
        <source>Memory</source>
        <translation>内存</translation>
    </message>
    <message>
        <source>What matters</source>
        <translation>看重什么</translation>
    </message>
    <message>
        <source>Closest</source>
        <translation>最接近</translation>
    </message>
    <message>
        <source>Balanced</source>
        <translation>均衡</translation>
    </message>
    <message>
        <source>Smallest</source>
        <translation>最小</translation>
    </message>
    <message>
        <source>How close to the original</source>
        <translation>与原版的接近程度</translation>
    </message>
    <message>
        <source>Size of the file</source>
        <translation>文件大小</translation>
    </message>
    <message>
        <source>Memory to run in</source>
        <translation>运行所用内存</translation>
    </message>
</context>
<context>
    <name>QuantizeHead</name>
    <message>
        <source>Model</source>
        <translation>模型</translation>
    </message>
    <message>
        <source>Recipe</source>
        <translation>方案</translation>
    </message>
    <message>
        <source>Build</source>
        <translation>生成</translation>
    </message>
    <message>
        <source>Measure and compare</source>
        <translation>测量与比较</translation>
    </message>
    <message>
        <source>Keep</source>
        <translation>保留</translation>
    </message>
    <message>
        <source>Quantize</source>
        <translation>量化</translation>
    </message>
    <message>
        <source>Make a model smaller, and see what that costs.</source>
        <translation>把模型变小，并看清代价。</translation>
    </message>
    <message>
        <source>%1, %2</source>
        <translation>%1，%2</translation>
    </message>
    <message>
        <source>Steps</source>
        <translation>步骤</translation>
    </message>
    <message>
        <source>Step %1, %2</source>
        <translation>第 %1 步，%2</translation>
    </message>
    <message>
        <source>this step</source>
        <translation>当前步骤</translation>
    </message>
    <message>
        <source>done</source>
        <translation>已完成</translation>
    </message>
</context>
<context>
    <name>QuantizeKeepStep</name>
    <message>
        <source>Keep %1, %2</source>
        <translation>保留 %1，%2</translation>
    </message>
    <message>
        <source>File name</source>
        <translation>文件名</translation>
    </message>
    <message>
        <source>Folder</source>
        <translation>文件夹</translation>
    </message>
    <message>
        <source>%1 The original stays where it is, as it is.</source>
        <translation>%1原版留在原处，保持原样。</translation>
    </message>
    <message>
        <source>It is in your library</source>
        <translation>已在你的模型库中</translation>
    </message>
    <message>
        <source>%1 is ready to answer. You find it among your models.</source>
        <translation>%1 可以回答了。你可以在模型列表中找到它。</translation>
    </message>
</context>
<context>
    <name>QuantizeModelStep</name>
    <message>
        <source>Remove them</source>
        <translation>删除它们</translation>
    </message>
    <message>
        <source>Go on</source>
        <translation>继续</translation>
    </message>
    <message>
        <source>What quantizing is</source>
        <translation>什么是量化</translation>
    </message>
    <message>
        <source>A model is billions of numbers, its weights. Written with fewer digits, they take a third of the disk and memory and answer faster, and the model gets a little less exact. How much depends on the model: so several sizes are made here, measured on this computer against the original, and you keep the one you like. Nothing leaves this computer.</source>
        <translation>模型是数十亿个数，即它的权重。用更少的位数来写，只占约三分之一的磁盘和内存，回答也更快，模型会稍微不那么精确。差多少取决于模型：所以这里会生成几种大小，在这台电脑上与原版比较测量，由你留下喜欢的那个。没有任何内容离开这台电脑。</translation>
    </message>
    <message>
        <source>Which model?</source>
        <translation>哪个模型？</translation>
    </message>
    <message>
        <source>Open a file…</source>
        <translation>打开文件…</translation>
    </message>
    <message>
        <source>Models on this computer</source>
        <translation>本机上的模型</translation>
    </message>
    <message>
        <source>Reading the file…</source>
        <translation>正在读取文件…</translation>
    </message>
    <message>
        <source>Find models</source>
        <translation>查找模型</translation>
    </message>
    <message>
        <source>This file cannot be made smaller here.</source>
        <translation>此文件无法在这里缩小。</translation>
    </message>
    <message>
        <source>Open another file…</source>
        <translation>打开其他文件…</translation>
    </message>
</context>
<context>
    <name>QuantizePage</name>
    <message>
        <source>Change the recipe</source>
        <translation>更改方案</translation>
    </message>
    <message>
        <source>Try again</source>
        <translation>重试</translation>
    </message>
    <message>
        <source>Open a model to make smaller</source>
        <translation>打开要缩小的模型</translation>
    </message>
    <message>
        <source>Models (*.gguf)</source>
        <translation>模型 (*.gguf)</translation>
    </message>
</context>
<context>
    <name>QuantizePoint</name>
    <message>
        <source>%1: %2</source>
        <translation>%1：%2</translation>
    </message>
</context>
<context>
    <name>QuantizeRecipeStep</name>
    <message>
        <source>Texts</source>
        <translation>文本</translation>
    </message>
    <message>
        <source>Calibrate on</source>
        <translation>校准文本</translation>
    </message>
    <message>
        <source>The model reads a text first, to see which weights are busy: those are kept finer.</source>
        <translation>模型先读一段文本，看哪些权重忙碌：这些会保留得更精细。</translation>
    </message>
    <message>
        <source>The text that comes with Loquat</source>
        <translation>Loquat 自带的文本</translation>
    </message>
    <message>
        <source>A text file…</source>
        <translation>文本文件…</translation>
    </message>
    <message>
        <source>My conversations</source>
        <translation>我的对话</translation>
    </message>
    <message>
        <source>Nothing</source>
        <translation>不用</translation>
    </message>
    <message>
        <source>Judge on</source>
        <translation>评判文本</translation>
    </message>
    <message>
        <source>Original and candidate both read a text that was not used before; where they expect different words, something was lost.</source>
        <translation>原版和候选都读一段之前没用过的文本；两者预期的词不同之处，就是损失所在。</translation>
    </message>
    <message>
        <source>How thoroughly</source>
        <translation>细致程度</translation>
    </message>
    <message>
        <source>A passage is 512 tokens, about a page. More of them take longer and make the figures surer.</source>
        <translation>一段为 512 个 token，约一页。段数越多越久，数字也越可靠。</translation>
    </message>
    <message>
        <source>Quick, 12 passages</source>
        <translation>快速，12 段</translation>
    </message>
    <message>
        <source>Usual, 48 passages</source>
        <translation>常规，48 段</translation>
    </message>
    <message>
        <source>The whole text</source>
        <translation>全文</translation>
    </message>
    <message>
        <source>A text to calibrate on</source>
        <translation>用于校准的文本</translation>
    </message>
    <message>
        <source>Texts (*.txt *.md)</source>
        <translation>文本 (*.txt *.md)</translation>
    </message>
    <message>
        <source>All files (*)</source>
        <translation>所有文件 (*)</translation>
    </message>
    <message>
        <source>A text to judge on</source>
        <translation>用于评判的文本</translation>
    </message>
</context>
<context>
    <name>QuantizeTable</name>
    <message>
        <source>Candidates, measured on this computer</source>
        <translation>候选，在本机测得</translation>
    </message>
    <message>
        <source>Type</source>
        <translation>类型</translation>
    </message>
    <message>
        <source>Size</source>
        <translation>大小</translation>
    </message>
    <message>
        <source>Bits per weight</source>
        <translation>每权重位数</translation>
    </message>
    <message>
        <source>KL</source>
        <translation>KL</translation>
    </message>
    <message>
        <source>Same word</source>
        <translation>同一个词</translation>
    </message>
    <message>
        <source>Perplexity</source>
        <translation>困惑度</translation>
    </message>
    <message>
        <source>tok/s here</source>
        <translation>本机 tok/s</translation>
    </message>
    <message>
        <source>Memory</source>
        <translation>内存</translation>
    </message>
</context>
<context>
    <name>QuantizeWords</name>
    <message>
        <source>Type</source>
        <translation>类型</translation>
    </message>
    <message>
        <source>how the weights are written: the figure is the bits for each, K and IQ are newer ways, S, M and L how many layers get more.</source>
        <translation>权重的写法：数字是每个权重的位数，K 和 IQ 是较新的方式，S、M、L 表示有多少层得到更多位数。</translation>
    </message>
    <message>
        <source>KL</source>
        <translation>KL</translation>
    </message>
    <message>
        <source>how far its guesses for the next word stray from the original&apos;s. 0 is not at all.</source>
        <translation>它对下一个词的预测偏离原版多远。0 表示毫无偏离。</translation>
    </message>
    <message>
        <source>Same word</source>
        <translation>同一个词</translation>
    </message>
    <message>
        <source>how often both would go on with the same word.</source>
        <translation>两者接着写同一个词的频率。</translation>
    </message>
    <message>
        <source>Perplexity</source>
        <translation>困惑度</translation>
    </message>
    <message>
        <source>between how many words it wavers, on average, in a text it has not seen. Lower is surer.</source>
        <translation>在没见过的文本里，它平均在多少个词之间犹豫。越低越有把握。</translation>
    </message>
    <message>
        <source>tok/s here</source>
        <translation>本机 tok/s</translation>
    </message>
    <message>
        <source>tokens, about three quarters of a word, that it writes in a second on this computer. With a * an answer was being written meanwhile.</source>
        <translation>在本机每秒写出的 token 数，一个 token 约为四分之三个英文词。带 * 表示测量时正在写另一个回答。</translation>
    </message>
    <message>
        <source>Memory</source>
        <translation>内存</translation>
    </message>
    <message>
        <source>what it takes of this computer&apos;s memory while it runs.</source>
        <translation>运行时占用本机多少内存。</translation>
    </message>
    <message>
        <source>Beaten</source>
        <translation>被超过</translation>
    </message>
    <message>
        <source>another one is no larger and closer to the original.</source>
        <translation>另一个不比它大，却更接近原版。</translation>
    </message>
    <message>
        <source>&lt;b&gt;%1&lt;/b&gt;: %2</source>
        <translation>&lt;b&gt;%1&lt;/b&gt;：%2</translation>
    </message>
</context>
<context>
    <name>QuantizeWorstCard</name>
    <message>
        <source>Worst passages</source>
        <translation>最差的段落</translation>
    </message>
    <message>
        <source>&lt;font color=&quot;%1&quot;&gt;original&lt;/font&gt; against &lt;font color=&quot;%2&quot;&gt;quantized&lt;/font&gt;</source>
        <translation>&lt;font color=&quot;%1&quot;&gt;原版&lt;/font&gt;与&lt;font color=&quot;%2&quot;&gt;量化后&lt;/font&gt;</translation>
    </message>
    <message>
        <source>%1: original %2, quantized %3</source>
        <translation>%1：原版 %2，量化后 %3</translation>
    </message>
</context>
<context>
    <name>Question</name>
    <message>
        <source>Your message</source>
        <translation>你的消息</translation>
    </message>
    <message>
        <source>Copy</source>
        <translation>复制</translation>
    </message>
    <message>
        <source>Edit and ask again</source>
        <translation>编辑并重新提问</translation>
    </message>
</context>
<context>
    <name>Rail</name>
    <message>
        <source>Pages</source>
        <translation>页面</translation>
    </message>
    <message>
        <source>Chat</source>
        <translation>对话</translation>
    </message>
    <message>
        <source>Models</source>
        <translation>模型</translation>
    </message>
    <message>
        <source>Settings</source>
        <translation>设置</translation>
    </message>
    <message>
        <source>Providers</source>
        <translation>服务商</translation>
    </message>
    <message>
        <source>Usage</source>
        <translation>用量</translation>
    </message>
    <message>
        <source>Quantize</source>
        <translation>量化</translation>
    </message>
</context>
<context>
    <name>RepositoryRow</name>
    <message>
        <source>Recommended here.</source>
        <translation>推荐用于本机。</translation>
    </message>
    <message>
        <source>Get, %1</source>
        <translation>获取，%1</translation>
    </message>
    <message>
        <source>Here</source>
        <translation>已在本机</translation>
    </message>
    <message>
        <source>Arriving</source>
        <translation>正在到来</translation>
    </message>
    <message>
        <source>%1: %2</source>
        <translation>%1：%2</translation>
    </message>
</context>
<context>
    <name>RepositorySheet</name>
    <message>
        <source>“No cloud” is on, so nothing can be fetched.</source>
        <translation>“禁用云端”已打开，无法下载。</translation>
    </message>
    <message>
        <source>Allow the network</source>
        <translation>允许联网</translation>
    </message>
    <message>
        <source>Loquat cannot run this model yet</source>
        <translation>Loquat 还不能运行这个模型</translation>
    </message>
    <message>
        <source>Token</source>
        <translation>令牌</translation>
    </message>
    <message>
        <source>hf_…</source>
        <translation>hf_…</translation>
    </message>
    <message>
        <source>Reading what it holds…</source>
        <translation>正在读取内容…</translation>
    </message>
    <message>
        <source>Its files could not be listed</source>
        <translation>无法列出它的文件</translation>
    </message>
    <message>
        <source>Try again</source>
        <translation>重试</translation>
    </message>
    <message>
        <source>This repository holds no GGUF files. Look for one whose name ends in GGUF, or fetch its folder yourself and convert it under Import.</source>
        <translation>这个仓库没有 GGUF 文件。请找名称以 GGUF 结尾的仓库，或自行下载其文件夹后在“导入”中转换。</translation>
    </message>
    <message>
        <source>Open its page</source>
        <translation>打开页面</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>关闭</translation>
    </message>
    <message>
        <source>Accept the terms on its page</source>
        <translation>到它的页面接受条款</translation>
    </message>
</context>
<context>
    <name>Router</name>
    <message>
        <source>Auto chose this computer: there is no network.</source>
        <translation>自动选择了这台电脑：没有网络。</translation>
    </message>
    <message>
        <source>Auto chose this computer: nothing of this conversation may leave it.</source>
        <translation>自动选择了这台电脑：这个对话不得离开。</translation>
    </message>
    <message>
        <source>Auto chose the cloud: this is more than the local model can take in.</source>
        <translation>自动选择了云端：内容超出本地模型的能力。</translation>
    </message>
    <message>
        <source>Auto chose the cloud: the prompt is longer than %L1 tokens.</source>
        <translation>自动选择了云端：提示词超过 %L1 个 token。</translation>
    </message>
    <message>
        <source>Auto chose this computer: the month&apos;s budget is spent.</source>
        <translation>自动选择了这台电脑：本月预算已用完。</translation>
    </message>
    <message>
        <source>Auto chose this computer: the service keeps failing and is paused.</source>
        <translation>自动选择了这台电脑：服务连续失败，已暂停。</translation>
    </message>
    <message>
        <source>No model on this computer can answer. Add one on the Models page.</source>
        <translation>这台电脑上没有能回答的模型，请在“模型”页添加。</translation>
    </message>
    <message>
        <source>No cloud model is chosen. Add a provider and choose a model.</source>
        <translation>还没有选云端模型。请添加服务商并选择模型。</translation>
    </message>
    <message>
        <source>This conversation may not leave the computer.</source>
        <translation>这个对话不得离开这台电脑。</translation>
    </message>
    <message>
        <source>You chose this computer.</source>
        <translation>你选择了这台电脑。</translation>
    </message>
    <message>
        <source>You chose the cloud.</source>
        <translation>你选择了云端。</translation>
    </message>
    <message>
        <source>Auto chose the cloud: no model on this computer can answer.</source>
        <translation>自动选择了云端：这台电脑上没有能回答的模型。</translation>
    </message>
    <message>
        <source>Auto chose this computer: the cloud cannot be asked.</source>
        <translation>自动选择了这台电脑：现在不能询问云端。</translation>
    </message>
    <message>
        <source>Without a network: this computer</source>
        <translation>没有网络时：这台电脑</translation>
    </message>
    <message>
        <source>When nothing of the conversation may leave: this computer</source>
        <translation>对话不得离开时：这台电脑</translation>
    </message>
    <message>
        <source>Pictures, or more context than the local model holds: cloud</source>
        <translation>有图片，或超出本地模型的上下文时：云端</translation>
    </message>
    <message>
        <source>Prompts longer than %L1 tokens: cloud</source>
        <translation>提示词超过 %L1 个 token 时：云端</translation>
    </message>
    <message>
        <source>When the month&apos;s budget is spent: this computer</source>
        <translation>本月预算用完时：这台电脑</translation>
    </message>
    <message>
        <source>While the service is paused after failures: this computer</source>
        <translation>服务失败后暂停期间：这台电脑</translation>
    </message>
    <message>
        <source>The service is paused after failures; this computer answers.</source>
        <translation>服务失败后暂停中，由这台电脑回答。</translation>
    </message>
    <message>
        <source>Auto chose this computer: no rule asks for the cloud.</source>
        <translation>自动选择了这台电脑：没有规则要求用云端。</translation>
    </message>
    <message>
        <source>The model on this computer takes no pictures.</source>
        <translation>本机的模型不接受图片。</translation>
    </message>
    <message>
        <source>The chosen cloud model takes no pictures.</source>
        <translation>所选的云端模型不接受图片。</translation>
    </message>
</context>
<context>
    <name>RuleRow</name>
    <message>
        <source>%1. %2</source>
        <translation>%1。%2</translation>
    </message>
    <message>
        <source>on; Ctrl+Shift+Up and Down change its place</source>
        <translation>已启用；Ctrl+Shift+上下键调整位置</translation>
    </message>
    <message>
        <source>off</source>
        <translation>已停用</translation>
    </message>
    <message>
        <source>Tokens from which the cloud answers</source>
        <translation>超过多少 token 由云端回答</translation>
    </message>
</context>
<context>
    <name>RulesView</name>
    <message>
        <source>How Auto decides</source>
        <translation>“自动”如何选择</translation>
    </message>
</context>
<context>
    <name>SamplingSection</name>
    <message>
        <source>Sampling</source>
        <translation>采样</translation>
    </message>
    <message>
        <source>your own values</source>
        <translation>自定义</translation>
    </message>
    <message>
        <source>Exact</source>
        <translation>精确</translation>
    </message>
    <message>
        <source>Balanced</source>
        <translation>均衡</translation>
    </message>
    <message>
        <source>Loose</source>
        <translation>发散</translation>
    </message>
    <message>
        <source>Sampling preset</source>
        <translation>采样预设</translation>
    </message>
    <message>
        <source>Temperature</source>
        <translation>温度</translation>
    </message>
    <message>
        <source>Top P</source>
        <translation>Top P</translation>
    </message>
    <message>
        <source>Min P</source>
        <translation>Min P</translation>
    </message>
    <message>
        <source>All parameters</source>
        <translation>全部参数</translation>
    </message>
    <message>
        <source>Shown</source>
        <translation>已展开</translation>
    </message>
    <message>
        <source>Hidden</source>
        <translation>已收起</translation>
    </message>
    <message>
        <source>seed %1</source>
        <translation>种子 %1</translation>
    </message>
</context>
<context>
    <name>SearchField</name>
    <message>
        <source>Clear the search</source>
        <translation>清除搜索</translation>
    </message>
</context>
<context>
    <name>SearchResultsView</name>
    <message>
        <source>Search results</source>
        <translation>搜索结果</translation>
    </message>
    <message>
        <source>Nothing found for “%1”.</source>
        <translation>没有找到“%1”。</translation>
    </message>
</context>
<context>
    <name>SecretLine</name>
    <message>
        <source>%1: %2, %3</source>
        <translation>%1：%2，%3</translation>
    </message>
    <message>
        <source>in the system keychain</source>
        <translation>在系统钥匙串里</translation>
    </message>
    <message>
        <source>until Loquat is closed</source>
        <translation>直到 Loquat 关闭</translation>
    </message>
    <message>
        <source>Asking the keychain…</source>
        <translation>正在询问钥匙串…</translation>
    </message>
    <message>
        <source>Paste it here: %1</source>
        <translation>粘贴到这里：%1</translation>
    </message>
    <message>
        <source>Paste it here</source>
        <translation>粘贴到这里</translation>
    </message>
    <message>
        <source>Keep</source>
        <translation>保存</translation>
    </message>
    <message>
        <source>Keep the %1</source>
        <translation>保存%1</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>取消</translation>
    </message>
    <message>
        <source>Replace</source>
        <translation>替换</translation>
    </message>
    <message>
        <source>Forget</source>
        <translation>忘掉</translation>
    </message>
    <message>
        <source>The system keychain did not take it</source>
        <translation>系统钥匙串没有收下</translation>
    </message>
    <message>
        <source>The system keychain cannot be asked</source>
        <translation>无法询问系统钥匙串</translation>
    </message>
    <message>
        <source>%1 Loquat writes secrets nowhere else. It can keep this one in memory until it is closed.</source>
        <translation>%1 Loquat 不会把机密写到别处，但可以把它留在内存里，直到关闭。</translation>
    </message>
    <message>
        <source>Keep it for this run</source>
        <translation>只在本次运行保留</translation>
    </message>
    <message>
        <source>Try again</source>
        <translation>重试</translation>
    </message>
    <message>
        <source>Do not keep it</source>
        <translation>不保留</translation>
    </message>
</context>
<context>
    <name>SettingsPage</name>
    <message>
        <source>Automatic</source>
        <translation>自动</translation>
    </message>
    <message>
        <source>%1 tokens</source>
        <translation>%1 个 token</translation>
    </message>
    <message>
        <source>Settings</source>
        <translation>设置</translation>
    </message>
    <message>
        <source>Changes hold at once.</source>
        <translation>改动立即生效。</translation>
    </message>
    <message>
        <source>Look</source>
        <translation>外观</translation>
    </message>
    <message>
        <source>Theme</source>
        <translation>主题</translation>
    </message>
    <message>
        <source>Language</source>
        <translation>语言</translation>
    </message>
    <message>
        <source>Text size</source>
        <translation>文字大小</translation>
    </message>
    <message>
        <source>Words, lines and rows grow together.</source>
        <translation>文字、行距和行高一起变化。</translation>
    </message>
    <message>
        <source>Text size in percent</source>
        <translation>文字大小（百分比）</translation>
    </message>
    <message>
        <source>Reduced motion</source>
        <translation>减少动态效果</translation>
    </message>
    <message>
        <source>Nothing slides or fades.</source>
        <translation>没有滑动和淡入淡出。</translation>
    </message>
    <message>
        <source>Context</source>
        <translation>上下文</translation>
    </message>
    <message>
        <source>How much of a conversation a model sees. More takes more memory.</source>
        <translation>模型能看到多长的对话。越长越占内存。</translation>
    </message>
    <message>
        <source>Threads</source>
        <translation>线程</translation>
    </message>
    <message>
        <source>Cores a model may use. 0 leaves it to Loquat.</source>
        <translation>模型可用的核心数，0 表示由 Loquat 决定。</translation>
    </message>
    <message>
        <source>Data</source>
        <translation>数据</translation>
    </message>
    <message>
        <source>Folder</source>
        <translation>文件夹</translation>
    </message>
    <message>
        <source>Open</source>
        <translation>打开</translation>
    </message>
    <message>
        <source>Version</source>
        <translation>版本</translation>
    </message>
    <message>
        <source>Answering on this computer</source>
        <translation>在本机回答</translation>
    </message>
</context>
<context>
    <name>Sheet</name>
    <message>
        <source>Close</source>
        <translation>关闭</translation>
    </message>
</context>
<context>
    <name>ShortcutsSheet</name>
    <message>
        <source>Keyboard shortcuts</source>
        <translation>键盘快捷键</translation>
    </message>
</context>
<context>
    <name>SideSwitch</name>
    <message>
        <source>Local</source>
        <translation>本地</translation>
    </message>
    <message>
        <source>Cloud</source>
        <translation>云端</translation>
    </message>
    <message>
        <source>Auto</source>
        <translation>自动</translation>
    </message>
    <message>
        <source>Who answers</source>
        <translation>由谁回答</translation>
    </message>
</context>
<context>
    <name>Sidebar</name>
    <message>
        <source>Conversations</source>
        <translation>对话</translation>
    </message>
    <message>
        <source>Search</source>
        <translation>搜索</translation>
    </message>
    <message>
        <source>New conversation</source>
        <translation>新对话</translation>
    </message>
</context>
<context>
    <name>SourceLine</name>
    <message>
        <source>Cloud · %1</source>
        <translation>云端 · %1</translation>
    </message>
    <message>
        <source>On this computer · %1</source>
        <translation>本机 · %1</translation>
    </message>
    <message>
        <source>stopped</source>
        <translation>已停止</translation>
    </message>
</context>
<context>
    <name>Storage</name>
    <message>
        <source>The history file is not a database. It was left as it is.</source>
        <translation>历史文件不是数据库，未做改动。</translation>
    </message>
    <message>
        <source>The history file is damaged. It was left as it is.</source>
        <translation>历史文件已损坏，未做改动。</translation>
    </message>
    <message>
        <source>The disk is full. Loquat keeps what is new in memory and tries again.</source>
        <translation>磁盘已满。Loquat 把新内容留在内存中，并会重试。</translation>
    </message>
    <message>
        <source>The history is open in another Loquat. Close that one first.</source>
        <translation>另一个 Loquat 正在使用历史文件，请先关闭它。</translation>
    </message>
    <message>
        <source>The history cannot be written in this folder. Check its permissions.</source>
        <translation>历史文件无法写入此文件夹，请检查权限。</translation>
    </message>
    <message>
        <source>The disk refused to store the history.</source>
        <translation>磁盘拒绝保存历史记录。</translation>
    </message>
    <message>
        <source>There is not enough memory for the history.</source>
        <translation>内存不足，无法处理历史记录。</translation>
    </message>
    <message>
        <source>The history could not be read or written.</source>
        <translation>历史记录无法读写。</translation>
    </message>
    <message>
        <source>The history holds rows that belong to nothing.</source>
        <translation>历史记录中有无主的数据。</translation>
    </message>
    <message>
        <source>This database belongs to another program. Choose another file for the history.</source>
        <translation>这个数据库属于其他程序，请为历史记录另选文件。</translation>
    </message>
    <message>
        <source>The history was written by a newer Loquat. Update Loquat to open it; the file was left as it is.</source>
        <translation>历史文件由更新版本的 Loquat 写成。请更新 Loquat 后再打开，文件未做改动。</translation>
    </message>
    <message>
        <source>The snapshot is not there any more.</source>
        <translation>快照已不存在。</translation>
    </message>
    <message>
        <source>This conversation is not in the history any more.</source>
        <translation>此对话已不在历史记录中。</translation>
    </message>
    <message>
        <source>Row %1 is missing.</source>
        <translation>缺少第 %1 行。</translation>
    </message>
    <message>
        <source>Row %1 does not follow the row before it.</source>
        <translation>第 %1 行与前一行接不上。</translation>
    </message>
    <message>
        <source>Row %1 was changed.</source>
        <translation>第 %1 行被改动过。</translation>
    </message>
    <message numerus="yes">
        <source>%n row(s) are missing at the end.</source>
        <translation>
            <numerusform>末尾缺少 %n 行。</numerusform>
        </translation>
    </message>
    <message>
        <source>The end of the log is not where it was noted.</source>
        <translation>日志的结尾与记录不符。</translation>
    </message>
    <message>
        <source>The audit log could not be written there.</source>
        <translation>审计日志无法写到那里。</translation>
    </message>
</context>
<context>
    <name>TableBlock</name>
    <message>
        <source>Table, %1 rows</source>
        <translation>表格，%1 行</translation>
    </message>
</context>
<context>
    <name>TestLine</name>
    <message>
        <source>Test connection</source>
        <translation>测试连接</translation>
    </message>
    <message>
        <source>Asks for the list of models and a single word.</source>
        <translation>读取模型列表，再要一个字的回答。</translation>
    </message>
    <message>
        <source>Hide the particulars</source>
        <translation>收起细节</translation>
    </message>
    <message>
        <source>Show the particulars</source>
        <translation>显示细节</translation>
    </message>
</context>
<context>
    <name>TextMenu</name>
    <message>
        <source>Cut</source>
        <translation>剪切</translation>
    </message>
    <message>
        <source>Copy</source>
        <translation>复制</translation>
    </message>
    <message>
        <source>Paste</source>
        <translation>粘贴</translation>
    </message>
    <message>
        <source>Select all</source>
        <translation>全选</translation>
    </message>
</context>
<context>
    <name>ThemeChooser</name>
    <message>
        <source>System</source>
        <translation>跟随系统</translation>
    </message>
    <message>
        <source>Light</source>
        <translation>浅色</translation>
    </message>
    <message>
        <source>Dark</source>
        <translation>深色</translation>
    </message>
</context>
<context>
    <name>Thought</name>
    <message>
        <source>Hide the thinking</source>
        <translation>收起思考过程</translation>
    </message>
    <message>
        <source>Show the thinking</source>
        <translation>展开思考过程</translation>
    </message>
    <message>
        <source>Thinking</source>
        <translation>思考过程</translation>
    </message>
</context>
<context>
    <name>TopBar</name>
    <message>
        <source>Sidebar</source>
        <translation>侧边栏</translation>
    </message>
    <message>
        <source>New conversation</source>
        <translation>新对话</translation>
    </message>
    <message>
        <source>Inspector</source>
        <translation>检查器</translation>
    </message>
    <message>
        <source>More</source>
        <translation>更多</translation>
    </message>
    <message>
        <source>Rename</source>
        <translation>重命名</translation>
    </message>
    <message>
        <source>Delete</source>
        <translation>删除</translation>
    </message>
</context>
<context>
    <name>UsageChart</name>
    <message>
        <source>Cost over time</source>
        <translation>花费随时间的变化</translation>
    </message>
    <message>
        <source>Tokens over time</source>
        <translation>Token 随时间的变化</translation>
    </message>
    <message>
        <source>%1: here %2, cloud %3, cost %4</source>
        <translation>%1：本地 %2，云端 %3，花费 %4</translation>
    </message>
</context>
<context>
    <name>UsageChartHead</name>
    <message>
        <source>Cost per month</source>
        <translation>每月花费</translation>
    </message>
    <message>
        <source>Cost per day</source>
        <translation>每日花费</translation>
    </message>
    <message>
        <source>Tokens per month</source>
        <translation>每月 token</translation>
    </message>
    <message>
        <source>Tokens per day</source>
        <translation>每日 token</translation>
    </message>
    <message>
        <source>Cloud</source>
        <translation>云端</translation>
    </message>
    <message>
        <source>Local</source>
        <translation>本地</translation>
    </message>
    <message>
        <source>Currency</source>
        <translation>货币</translation>
    </message>
    <message>
        <source>Tokens</source>
        <translation>Token</translation>
    </message>
    <message>
        <source>Cost</source>
        <translation>花费</translation>
    </message>
    <message>
        <source>What the bars show</source>
        <translation>柱形表示什么</translation>
    </message>
</context>
<context>
    <name>UsageHead</name>
    <message>
        <source>Usage</source>
        <translation>用量</translation>
    </message>
    <message>
        <source>Counted on this computer. Nothing about your use is sent anywhere.</source>
        <translation>在这台电脑上统计，使用情况不会发往任何地方。</translation>
    </message>
    <message>
        <source>7 days</source>
        <translation>7 天</translation>
    </message>
    <message>
        <source>Year</source>
        <translation>全年</translation>
    </message>
    <message>
        <source>Time</source>
        <translation>时间</translation>
    </message>
    <message>
        <source>Audit log</source>
        <translation>审计日志</translation>
    </message>
    <message>
        <source>Export CSV</source>
        <translation>导出 CSV</translation>
    </message>
</context>
<context>
    <name>UsagePage</name>
    <message>
        <source>Prices as published on %1, with your own figures over them. What is not known is left out, not guessed.</source>
        <translation>价格以 %1 公布的为准，你自己填的优先。未知的留空，不作猜测。</translation>
    </message>
    <message>
        <source>Nothing was used in this time</source>
        <translation>这段时间没有用量</translation>
    </message>
    <message>
        <source>Each answer is counted here: its tokens, its speed, its cost, and on which side it was written.</source>
        <translation>每个回答都在这里计数：token、速度、花费，以及由哪一侧写成。</translation>
    </message>
    <message>
        <source>Ask something</source>
        <translation>去提问</translation>
    </message>
    <message>
        <source>Export the usage</source>
        <translation>导出用量</translation>
    </message>
    <message>
        <source>Tables (*.csv)</source>
        <translation>表格 (*.csv)</translation>
    </message>
</context>
<context>
    <name>UsageTable</name>
    <message>
        <source>Usage by model</source>
        <translation>按模型统计</translation>
    </message>
    <message>
        <source>Model</source>
        <translation>模型</translation>
    </message>
    <message>
        <source>Answers</source>
        <translation>回答</translation>
    </message>
    <message>
        <source>Tokens in</source>
        <translation>输入 token</translation>
    </message>
    <message>
        <source>Tokens out</source>
        <translation>输出 token</translation>
    </message>
    <message>
        <source>Median tok/s</source>
        <translation>tok/s 中位数</translation>
    </message>
    <message>
        <source>Cost</source>
        <translation>花费</translation>
    </message>
</context>
<context>
    <name>UsageTile</name>
    <message>
        <source>%1: %2, %3</source>
        <translation>%1：%2，%3</translation>
    </message>
</context>
<context>
    <name>UsageTip</name>
    <message>
        <source>Local</source>
        <translation>本地</translation>
    </message>
    <message>
        <source>Cloud</source>
        <translation>云端</translation>
    </message>
    <message>
        <source>Cost</source>
        <translation>花费</translation>
    </message>
</context>
<context>
    <name>WelcomeConnect</name>
    <message>
        <source>Connect a cloud model</source>
        <translation>连接云端模型</translation>
    </message>
    <message>
        <source>The strongest models, when you choose them. You pay the provider directly.</source>
        <translation>需要时使用最强的模型。费用直接付给服务商。</translation>
    </message>
    <message>
        <source>nothing is sent until you ask</source>
        <translation>提问之前什么都不会发出</translation>
    </message>
    <message>
        <source>Paste a key</source>
        <translation>粘贴密钥</translation>
    </message>
    <message>
        <source>Key of a cloud service</source>
        <translation>云服务的密钥</translation>
    </message>
    <message>
        <source>DeepSeek, SiliconFlow, or any OpenAI-compatible address. The key goes into the system keychain.</source>
        <translation>DeepSeek、SiliconFlow 或任何兼容 OpenAI 的地址。密钥存入系统钥匙串。</translation>
    </message>
    <message>
        <source>Connect</source>
        <translation>连接</translation>
    </message>
    <message>
        <source>It is a key of %1</source>
        <translation>这是 %1 的密钥</translation>
    </message>
</context>
<context>
    <name>WelcomePage</name>
    <message>
        <source>Welcome to Loquat</source>
        <translation>欢迎使用 Loquat</translation>
    </message>
    <message>
        <source>Talk to the Guide now</source>
        <translation>现在就和向导聊聊</translation>
    </message>
    <message>
        <source>A small model that came with Loquat. It knows this app and answers simple questions.</source>
        <translation>随 Loquat 附带的小模型，了解这个应用，能回答简单的问题。</translation>
    </message>
    <message>
        <source>What can you do without a network?</source>
        <translation>没有网络时你能做什么？</translation>
    </message>
    <message>
        <source>no account, no download</source>
        <translation>无需账号，无需下载</translation>
    </message>
    <message>
        <source>Start talking</source>
        <translation>开始对话</translation>
    </message>
    <message>
        <source>This computer: %1</source>
        <translation>这台电脑：%1</translation>
    </message>
    <message>
        <source>Talk to a model on this computer, or to one in the cloud. You always see which.</source>
        <translation>与本机或云端的模型对话。你始终看得到是哪一个。</translation>
    </message>
    <message>
        <source>Get a model that fits</source>
        <translation>获取合适的模型</translation>
    </message>
    <message>
        <source>One download, then it works offline. This one suits your computer best.</source>
        <translation>下载一次，之后离线可用。这一个最适合你的电脑。</translation>
    </message>
    <message>
        <source>One download, then it works offline. See which ones run on this computer.</source>
        <translation>下载一次，之后离线可用。看看哪些能在这台电脑上运行。</translation>
    </message>
    <message>
        <source>works offline afterwards</source>
        <translation>之后离线可用</translation>
    </message>
    <message>
        <source>nothing is fetched yet</source>
        <translation>尚未下载任何内容</translation>
    </message>
    <message>
        <source>See the models</source>
        <translation>查看模型</translation>
    </message>
    <message>
        <source>Open a model file…</source>
        <translation>打开模型文件…</translation>
    </message>
    <message>
        <source>What this means</source>
        <translation>这意味着什么</translation>
    </message>
</context>
<context>
    <name>WordRow</name>
    <message>
        <source>sent</source>
        <translation>发出</translation>
    </message>
    <message>
        <source>%1, when sent</source>
        <translation>%1，发出时</translation>
    </message>
    <message>
        <source>shown</source>
        <translation>显示</translation>
    </message>
    <message>
        <source>%1, when shown</source>
        <translation>%1，显示时</translation>
    </message>
    <message>
        <source>What happens with %1</source>
        <translation>如何处理 %1</translation>
    </message>
    <message>
        <source>Mask it</source>
        <translation>遮住</translation>
    </message>
    <message>
        <source>Warn me</source>
        <translation>提醒我</translation>
    </message>
    <message>
        <source>Stop it</source>
        <translation>阻止</translation>
    </message>
    <message>
        <source>Remove %1</source>
        <translation>移除 %1</translation>
    </message>
</context>
<context>
    <name>WordsView</name>
    <message>
        <source>Names, projects, anything of your own. Found as whole words, in capitals or not.</source>
        <translation>名字、项目，任何你自己的词。按整词查找，不分大小写。</translation>
    </message>
    <message>
        <source>A word or a name</source>
        <translation>词或名字</translation>
    </message>
    <message>
        <source>Add</source>
        <translation>添加</translation>
    </message>
</context>
<context>
    <name>loquat::Library</name>
    <message>
        <source>The file is not what it should be: it was changed or damaged. Download it again.</source>
        <translation>文件与应有的不符：被更改或已损坏。请重新下载。</translation>
    </message>
    <message>
        <source>%1 could not be moved to the trash. Nothing was removed.</source>
        <translation>无法把 %1 移到回收站。没有删除任何内容。</translation>
    </message>
</context>
<context>
    <name>loquat::ui</name>
    <message>
        <source>32 bits for each weight: what models are computed in. Far larger than needed.</source>
        <translation>每个权重 32 位：模型计算所用的形式。远大于所需。</translation>
    </message>
    <message>
        <source>16 bits: how most models are published. Nothing to see is lost.</source>
        <translation>16 位：多数模型发布的形式。看不出损失。</translation>
    </message>
    <message>
        <source>8 bits: half of 16, and very hard to tell from it.</source>
        <translation>8 位：16 位的一半，极难区分。</translation>
    </message>
    <message>
        <source>6 bits: close to the original.</source>
        <translation>6 位：接近原版。</translation>
    </message>
    <message>
        <source>5 bits, and more where it matters: close, and a third of 16 bits.</source>
        <translation>5 位，关键处更多：接近原版，大小为 16 位的三分之一。</translation>
    </message>
    <message>
        <source>5 bits throughout: a little smaller and rougher than Q5_K_M.</source>
        <translation>全部 5 位：比 Q5_K_M 略小、略粗。</translation>
    </message>
    <message>
        <source>4 bits, and more where it matters: what most people choose.</source>
        <translation>4 位，关键处更多：多数人的选择。</translation>
    </message>
    <message>
        <source>4 bits throughout: a little smaller and rougher than Q4_K_M.</source>
        <translation>全部 4 位：比 Q4_K_M 略小、略粗。</translation>
    </message>
    <message>
        <source>3 bits, and more where it matters: for when memory is short.</source>
        <translation>3 位，关键处更多：内存不足时用。</translation>
    </message>
    <message>
        <source>3 bits, with some more where it matters: expect slips.</source>
        <translation>3 位，关键处稍多：会有失误。</translation>
    </message>
    <message>
        <source>3 bits throughout: expect many slips.</source>
        <translation>全部 3 位：失误较多。</translation>
    </message>
    <message>
        <source>2 bits: the last resort. It often goes wrong.</source>
        <translation>2 位：最后的办法，常常出错。</translation>
    </message>
    <message>
        <source>5 bits, an older way with a shifted zero.</source>
        <translation>5 位，较老的方式，零点可移。</translation>
    </message>
    <message>
        <source>5 bits, an older and plain way.</source>
        <translation>5 位，较老的简单方式。</translation>
    </message>
    <message>
        <source>4 bits, an older way with a shifted zero.</source>
        <translation>4 位，较老的方式，零点可移。</translation>
    </message>
    <message>
        <source>4 bits, an older and plain way: simple to compute.</source>
        <translation>4 位，较老的简单方式：计算简单。</translation>
    </message>
    <message>
        <source>4 bits in uneven steps, finer near zero, where most weights are.</source>
        <translation>4 位不等间距，零附近更细，多数权重在那里。</translation>
    </message>
    <message>
        <source>A little over 4 bits in uneven steps: smaller than Q4_K_M.</source>
        <translation>4 位多一点，不等间距：比 Q4_K_M 小。</translation>
    </message>
    <message>
        <source>4 bits in the floating-point form of some newer models.</source>
        <translation>4 位浮点形式，用于一些较新的模型。</translation>
    </message>
</context>
<context>
    <name>loquat::ui::Answers</name>
    <message>
        <source>This computer</source>
        <translation>这台电脑</translation>
    </message>
</context>
<context>
    <name>loquat::ui::App</name>
    <message>
        <source>Your history could not be opened, so what you write now is not kept. %1</source>
        <translation>历史记录打不开，现在写的内容不会保存。%1</translation>
    </message>
    <message>
        <source>Conversation</source>
        <translation>对话</translation>
    </message>
    <message>
        <source>Finding your way</source>
        <translation>查找与切换</translation>
    </message>
    <message>
        <source>Window</source>
        <translation>窗口</translation>
    </message>
    <message>
        <source>Send</source>
        <translation>发送</translation>
    </message>
    <message>
        <source>New line</source>
        <translation>换行</translation>
    </message>
    <message>
        <source>Stop the answer</source>
        <translation>停止回答</translation>
    </message>
    <message>
        <source>Answer again</source>
        <translation>重新回答</translation>
    </message>
    <message>
        <source>Copy the last answer</source>
        <translation>复制最后的回答</translation>
    </message>
    <message>
        <source>Choose a model</source>
        <translation>选择模型</translation>
    </message>
    <message>
        <source>New conversation</source>
        <translation>新对话</translation>
    </message>
    <message>
        <source>Search</source>
        <translation>搜索</translation>
    </message>
    <message>
        <source>Previous conversation</source>
        <translation>上一个对话</translation>
    </message>
    <message>
        <source>Next conversation</source>
        <translation>下一个对话</translation>
    </message>
    <message>
        <source>Rename</source>
        <translation>重命名</translation>
    </message>
    <message>
        <source>Delete</source>
        <translation>删除</translation>
    </message>
    <message>
        <source>Every command</source>
        <translation>所有命令</translation>
    </message>
    <message>
        <source>Sidebar</source>
        <translation>侧边栏</translation>
    </message>
    <message>
        <source>Inspector</source>
        <translation>检查器</translation>
    </message>
    <message>
        <source>Chat</source>
        <translation>对话</translation>
    </message>
    <message>
        <source>Models</source>
        <translation>模型</translation>
    </message>
    <message>
        <source>Settings</source>
        <translation>设置</translation>
    </message>
    <message>
        <source>This list</source>
        <translation>本列表</translation>
    </message>
    <message>
        <source>Quit</source>
        <translation>退出</translation>
    </message>
    <message>
        <source>Providers</source>
        <translation>服务商</translation>
    </message>
    <message>
        <source>Usage</source>
        <translation>用量</translation>
    </message>
    <message>
        <source>Move a provider or a rule up</source>
        <translation>把服务商或规则上移</translation>
    </message>
    <message>
        <source>Move a provider or a rule down</source>
        <translation>把服务商或规则下移</translation>
    </message>
    <message>
        <source>Attach files or pictures</source>
        <translation>附加文件或图片</translation>
    </message>
    <message>
        <source>Quantize</source>
        <translation>量化</translation>
    </message>
</context>
<context>
    <name>loquat::ui::ArrivingList</name>
    <message>
        <source>Trying again.</source>
        <translation>正在重试。</translation>
    </message>
    <message>
        <source>Tries again in %1, by itself.</source>
        <translation>%1 后自动重试。</translation>
    </message>
    <message>
        <source>Waits for its turn.</source>
        <translation>正在排队。</translation>
    </message>
    <message>
        <source>Checked while it arrives (SHA-256).</source>
        <translation>边到边校验（SHA-256）。</translation>
    </message>
    <message>
        <source>Its size and structure are checked when it is whole.</source>
        <translation>完整后检查大小和结构。</translation>
    </message>
    <message>
        <source>Pausing or closing keeps what is here.</source>
        <translation>暂停或关闭都会保留已收到的部分。</translation>
    </message>
    <message numerus="yes">
        <source>From %1 over %n connection(s).</source>
        <translation>
            <numerusform>来自 %1，%n 个连接。</numerusform>
        </translation>
    </message>
    <message>
        <source>Paused. What is here is kept.</source>
        <translation>已暂停。已收到的部分会保留。</translation>
    </message>
    <message>
        <source>All here. Checking it once more.</source>
        <translation>已全部收到，正在再次校验。</translation>
    </message>
    <message>
        <source>%1 of %2</source>
        <translation>%1 / %2</translation>
    </message>
    <message>
        <source>%1 left</source>
        <translation>剩余 %1</translation>
    </message>
    <message>
        <source>Converted on this computer, tensor by tensor. Cancelling leaves nothing behind.</source>
        <translation>在本机逐个张量转换。取消后不留任何文件。</translation>
    </message>
    <message numerus="yes">
        <source>%n download(s)</source>
        <translation>
            <numerusform>%n 个下载</numerusform>
        </translation>
    </message>
    <message>
        <source>%1, %2</source>
        <translation>%1，%2</translation>
    </message>
</context>
<context>
    <name>loquat::ui::Attachments</name>
    <message>
        <source>%1, was %2 × %3</source>
        <translation>%1，原为 %2 × %3</translation>
    </message>
    <message>
        <source>Pasted picture</source>
        <translation>粘贴的图片</translation>
    </message>
    <message>
        <source>Pasted text</source>
        <translation>粘贴的文本</translation>
    </message>
    <message numerus="yes">
        <source>A question takes at most %n file(s).</source>
        <translation>
            <numerusform>一个问题最多附加 %n 个文件。</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>loquat::ui::AuditLogModel</name>
    <message>
        <source>Answered</source>
        <translation>已回答</translation>
    </message>
    <message>
        <source>Stopped</source>
        <translation>已停止</translation>
    </message>
    <message>
        <source>Held back</source>
        <translation>已拦下</translation>
    </message>
    <message>
        <source>Failed</source>
        <translation>失败</translation>
    </message>
    <message>
        <source>Failed: %1</source>
        <translation>失败：%1</translation>
    </message>
    <message>
        <source>Answer</source>
        <translation>回答</translation>
    </message>
    <message>
        <source>List of models</source>
        <translation>模型列表</translation>
    </message>
    <message>
        <source>Connection test</source>
        <translation>连接测试</translation>
    </message>
    <message>
        <source>Sign-in</source>
        <translation>登录</translation>
    </message>
    <message>
        <source>Embedding</source>
        <translation>向量</translation>
    </message>
    <message>
        <source>Filling in</source>
        <translation>补全</translation>
    </message>
    <message>
        <source>Nothing may leave</source>
        <translation>不得离开</translation>
    </message>
    <message>
        <source>Redacted</source>
        <translation>脱敏</translation>
    </message>
    <message>
        <source>Open</source>
        <translation>开放</translation>
    </message>
    <message>
        <source>Every provider</source>
        <translation>所有服务商</translation>
    </message>
    <message>
        <source>This computer</source>
        <translation>这台电脑</translation>
    </message>
    <message>
        <source>Every purpose</source>
        <translation>所有用途</translation>
    </message>
    <message>
        <source>Every outcome</source>
        <translation>所有结果</translation>
    </message>
    <message>
        <source>d MMM HH:mm:ss</source>
        <comment>a time in the audit log</comment>
        <translation>M月d日 HH:mm:ss</translation>
    </message>
    <message>
        <source>%1 + %2</source>
        <comment>tokens read and written</comment>
        <translation>%1 + %2</translation>
    </message>
    <message>
        <source>Row</source>
        <translation>行</translation>
    </message>
    <message>
        <source>Time</source>
        <translation>时间</translation>
    </message>
    <message>
        <source>Provider</source>
        <translation>服务商</translation>
    </message>
    <message>
        <source>Host</source>
        <translation>主机</translation>
    </message>
    <message>
        <source>Model</source>
        <translation>模型</translation>
    </message>
    <message>
        <source>Purpose</source>
        <translation>用途</translation>
    </message>
    <message>
        <source>What may leave</source>
        <translation>可离开的内容</translation>
    </message>
    <message>
        <source>Rule</source>
        <translation>规则</translation>
    </message>
    <message>
        <source>Outcome</source>
        <translation>结果</translation>
    </message>
    <message>
        <source>Attempts</source>
        <translation>尝试次数</translation>
    </message>
    <message>
        <source>Duration</source>
        <translation>时长</translation>
    </message>
    <message>
        <source>Tokens</source>
        <translation>Token</translation>
    </message>
    <message>
        <source>%1 read, %2 written</source>
        <translation>读入 %1，写出 %2</translation>
    </message>
    <message>
        <source>Bytes</source>
        <translation>字节</translation>
    </message>
    <message>
        <source>%1 sent, %2 received</source>
        <translation>发送 %1，接收 %2</translation>
    </message>
    <message>
        <source>Replaced before sending</source>
        <translation>发出前的替换</translation>
    </message>
    <message>
        <source>SHA-256 of what was sent</source>
        <translation>所发内容的 SHA-256</translation>
    </message>
    <message>
        <source>SHA-256 of what came</source>
        <translation>所收内容的 SHA-256</translation>
    </message>
    <message>
        <source>Conversation</source>
        <translation>对话</translation>
    </message>
    <message>
        <source>Identifier</source>
        <translation>标识</translation>
    </message>
    <message>
        <source>Hash of the row before</source>
        <translation>前一行的哈希</translation>
    </message>
    <message>
        <source>Hash of this row</source>
        <translation>本行的哈希</translation>
    </message>
    <message>
        <source>Reading the whole log…</source>
        <translation>正在读取整个日志…</translation>
    </message>
    <message numerus="yes">
        <source>The log is whole: %n row(s), none changed, none missing.</source>
        <translation>
            <numerusform>日志完整：共 %n 行，没有改动，没有缺失。</numerusform>
        </translation>
    </message>
    <message>
        <source>Row %1 is not what was written: %2</source>
        <translation>第 %1 行与写入时不符：%2</translation>
    </message>
    <message numerus="yes">
        <source>%n row(s) written to %1</source>
        <translation>
            <numerusform>已将 %n 行写入 %1</numerusform>
        </translation>
    </message>
    <message>
        <source>Looking for models</source>
        <translation>查找模型</translation>
    </message>
    <message>
        <source>Download</source>
        <translation>下载</translation>
    </message>
</context>
<context>
    <name>loquat::ui::Chat</name>
    <message>
        <source>Waiting for another answer to end…</source>
        <translation>正在等待另一个回答结束…</translation>
    </message>
    <message>
        <source>Loading %1…</source>
        <translation>正在加载 %1…</translation>
    </message>
    <message numerus="yes">
        <source>Reading %n token(s)…</source>
        <translation>
            <numerusform>正在读取 %n 个 token…</numerusform>
        </translation>
    </message>
    <message>
        <source>%1 %</source>
        <translation>%1 %</translation>
    </message>
    <message>
        <source>%1, %2 left</source>
        <translation>%1，还剩 %2</translation>
    </message>
    <message>
        <source>How do I add a model?</source>
        <translation>怎么添加模型？</translation>
    </message>
    <message>
        <source>What is Q4_K_M?</source>
        <translation>Q4_K_M 是什么？</translation>
    </message>
    <message>
        <source>What can you do without a network?</source>
        <translation>没有网络时你能做什么？</translation>
    </message>
    <message>
        <source>%1 of %2</source>
        <translation>%1 / %2</translation>
    </message>
    <message>
        <source>The Guide knows Loquat, nothing else. Nothing leaves this computer.</source>
        <translation>向导只了解 Loquat。什么都不会离开这台电脑。</translation>
    </message>
    <message>
        <source>What you write stays on this computer.</source>
        <translation>你写的内容不会离开这台电脑。</translation>
    </message>
    <message>
        <source>Waiting for the limit you set…</source>
        <translation>等待你设置的限速…</translation>
    </message>
    <message>
        <source>Waiting %1 for the limit you set…</source>
        <translation>按你设置的限速等待 %1…</translation>
    </message>
    <message>
        <source>you chose so</source>
        <translation>由你选择</translation>
    </message>
    <message>
        <source>Connecting to %1…</source>
        <translation>正在连接 %1…</translation>
    </message>
    <message>
        <source>Sent to %1, waiting for the first word…</source>
        <translation>已发给 %1，等待第一个字…</translation>
    </message>
    <message>
        <source>No luck; trying again in %1 (attempt %2)…</source>
        <translation>没有成功，%1 后再试（第 %2 次）…</translation>
    </message>
    <message>
        <source>, about %1 to send</source>
        <translation>，发送约需 %1</translation>
    </message>
    <message>
        <source>Goes to %1 (%2) as it is%3.</source>
        <translation>原样发往 %1（%2）%3。</translation>
    </message>
    <message>
        <source>Goes to %1, redacted. You see what is sent before it leaves%2.</source>
        <translation>脱敏后发往 %1，发出前你会先看到内容%2。</translation>
    </message>
    <message>
        <source>Goes to %1 (%2), redacted%3.</source>
        <translation>脱敏后发往 %1（%2）%3。</translation>
    </message>
    <message>
        <source>Longer than %1 can take in. Nothing is left out unseen: choose a model with a larger window, or go on from an earlier message.</source>
        <translation>超出了 %1 能容纳的长度。不会悄悄删去任何内容：请换一个窗口更大的模型，或从较早的消息继续。</translation>
    </message>
    <message>
        <source>Stays on this computer for now. You are told before that changes.</source>
        <translation>目前留在这台电脑上；有变化时会先告诉你。</translation>
    </message>
    <message numerus="yes">
        <source>%n token(s)</source>
        <translation>
            <numerusform>%n 个 token</numerusform>
        </translation>
    </message>
    <message>
        <source>The answer holds “%1”.</source>
        <translation>回答里有“%1”。</translation>
    </message>
    <message>
        <source>”, “</source>
        <translation>”“</translation>
    </message>
    <message>
        <source>Ask %1</source>
        <translation>问 %1</translation>
    </message>
    <message>
        <source>Take the pictures out</source>
        <translation>去掉图片</translation>
    </message>
    <message numerus="yes">
        <source>%1 takes no pictures: of %n earlier one(s) it gets the name alone.</source>
        <translation>
            <numerusform>%1 不接受图片：之前的 %n 张图片它只能看到名称。</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>loquat::ui::Cloud</name>
    <message numerus="yes">
        <source>%n answer(s), %1</source>
        <translation>
            <numerusform>%n 个回答，%1</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>loquat::ui::CloudModels</name>
    <message>
        <source>%1, %2</source>
        <translation>%1，%2</translation>
    </message>
</context>
<context>
    <name>loquat::ui::Computer</name>
    <message numerus="yes">
        <source>%n core(s)</source>
        <translation>
            <numerusform>%n 个核心</numerusform>
        </translation>
    </message>
    <message>
        <source>%1 with %2</source>
        <translation>%1，支持 %2</translation>
    </message>
    <message>
        <source>%1 memory, %2 free</source>
        <translation>内存 %1，可用 %2</translation>
    </message>
    <message>
        <source>models run on the CPU</source>
        <translation>模型在 CPU 上运行</translation>
    </message>
    <message>
        <source>%1 free disk</source>
        <translation>磁盘可用 %1</translation>
    </message>
    <message>
        <source>%1 of %2 memory</source>
        <translation>内存 %1 / %2</translation>
    </message>
    <message>
        <source>No model in memory</source>
        <translation>没有加载模型</translation>
    </message>
    <message>
        <source>%1, loading</source>
        <translation>%1，加载中</translation>
    </message>
    <message>
        <source>%1, ready</source>
        <translation>%1，已就绪</translation>
    </message>
    <message>
        <source>A model lies in memory while it runs. What takes up to %1 in all runs well now, up to %2 it is tight. Closing other programs makes room.</source>
        <translation>模型运行时整个放在内存里。现在总共占用不超过 %1 的模型运行流畅，不超过 %2 的会比较吃紧。关闭其他程序可以腾出空间。</translation>
    </message>
    <message>
        <source>For every token, which is most of a word, the whole model is read from memory once. Memory is read at %1 GB/s here, as measured, so a model of 4 GB writes about %2. One reads about %3.</source>
        <translation>每写出一个词元（大约一个词），整个模型都要从内存读一遍。实测这里的内存读取速度为 %1 GB/s，因此 4 GB 的模型大约写 %2。人的阅读速度约为 %3。</translation>
    </message>
    <message>
        <source>For every token, which is most of a word, the whole model is read from memory once, so small models answer faster. How fast memory is read here is measured when the models are shown.</source>
        <translation>每写出一个词元（大约一个词），整个模型都要从内存读一遍，所以模型越小回答越快。打开模型页时会测量这里的内存读取速度。</translation>
    </message>
    <message>
        <source>No graphics card for models</source>
        <translation>没有可用于模型的显卡</translation>
    </message>
    <message>
        <source>None was found. Models run on the processor, which every computer has.</source>
        <translation>没有找到。模型在处理器上运行，每台电脑都有处理器。</translation>
    </message>
    <message>
        <source>%1, %2</source>
        <translation>%1，%2</translation>
    </message>
    <message>
        <source>Models are files. Most take from 1 to 10 GB; the size stands on the button before you get one.</source>
        <translation>模型就是文件，多数为 1 到 10 GB；获取之前，按钮上会写明大小。</translation>
    </message>
</context>
<context>
    <name>loquat::ui::ConnectionTest</name>
    <message>
        <source>Asking the service…</source>
        <translation>正在询问服务…</translation>
    </message>
    <message>
        <source>Key accepted</source>
        <translation>密钥有效</translation>
    </message>
    <message numerus="yes">
        <source>%n model(s)</source>
        <translation>
            <numerusform>%n 个模型</numerusform>
        </translation>
    </message>
    <message>
        <source>streaming works</source>
        <translation>流式正常</translation>
    </message>
    <message>
        <source>streaming was not tried</source>
        <translation>没有测试流式</translation>
    </message>
    <message>
        <source>Answered in %1. %2.</source>
        <translation>%1 内回应。%2。</translation>
    </message>
    <message>
        <source>, </source>
        <translation>，</translation>
    </message>
    <message>
        <source>First byte</source>
        <translation>首字节</translation>
    </message>
    <message>
        <source>Encryption</source>
        <translation>加密</translation>
    </message>
    <message>
        <source>none: everyone on the way can read along</source>
        <translation>无：途中的任何人都能读到</translation>
    </message>
    <message>
        <source>Protocol</source>
        <translation>协议</translation>
    </message>
    <message>
        <source>Certificate of</source>
        <translation>证书持有者</translation>
    </message>
    <message>
        <source>Issued by</source>
        <translation>颁发者</translation>
    </message>
    <message>
        <source>Valid until</source>
        <translation>有效期至</translation>
    </message>
</context>
<context>
    <name>loquat::ui::ConversationList</name>
    <message>
        <source>New conversation</source>
        <translation>新对话</translation>
    </message>
    <message>
        <source>Pinned</source>
        <translation>已置顶</translation>
    </message>
    <message>
        <source>Conversation deleted</source>
        <translation>对话已删除</translation>
    </message>
    <message>
        <source>Undo</source>
        <translation>撤销</translation>
    </message>
</context>
<context>
    <name>loquat::ui::DiscoverList</name>
    <message>
        <source>Runs well</source>
        <translation>运行流畅</translation>
    </message>
    <message>
        <source>Tight</source>
        <translation>勉强</translation>
    </message>
    <message>
        <source>Will not fit</source>
        <translation>放不下</translation>
    </message>
    <message>
        <source>Not known</source>
        <translation>未知</translation>
    </message>
    <message>
        <source>own licence</source>
        <translation>自有许可</translation>
    </message>
    <message>
        <source>Found on %1, fetched %2 times.</source>
        <translation>见于 %1，已被下载 %2 次。</translation>
    </message>
    <message>
        <source>Cannot run yet</source>
        <translation>尚不能运行</translation>
    </message>
    <message>
        <source>%1 window</source>
        <translation>%1 窗口</translation>
    </message>
    <message>
        <source>about %1 here</source>
        <translation>本机约 %1</translation>
    </message>
    <message>
        <source>Talk to it</source>
        <translation>与它对话</translation>
    </message>
    <message>
        <source>Arriving</source>
        <translation>正在到来</translation>
    </message>
    <message>
        <source>See the sizes</source>
        <translation>查看大小</translation>
    </message>
    <message>
        <source>Get, about %1</source>
        <translation>获取，约 %1</translation>
    </message>
    <message>
        <source>Get, %1</source>
        <translation>获取，%1</translation>
    </message>
    <message>
        <source>See smaller sizes</source>
        <translation>查看更小的</translation>
    </message>
    <message>
        <source>See what runs</source>
        <translation>看看哪些能运行</translation>
    </message>
    <message>
        <source>from the list that came with Loquat</source>
        <translation>来自 Loquat 自带的列表</translation>
    </message>
    <message>
        <source>with what Hugging Face and ModelScope have</source>
        <translation>并包含 Hugging Face 和 ModelScope 上的模型</translation>
    </message>
    <message>
        <source>Should run well</source>
        <translation>应能流畅运行</translation>
    </message>
    <message>
        <source>May be tight</source>
        <translation>可能吃紧</translation>
    </message>
    <message>
        <source>Will hardly fit</source>
        <translation>很可能装不下</translation>
    </message>
    <message>
        <source>takes about %1 of memory</source>
        <translation>约占 %1 内存</translation>
    </message>
</context>
<context>
    <name>loquat::ui::ImportModel</name>
    <message numerus="yes">
        <source>Looking… %n file(s) seen</source>
        <translation>
            <numerusform>正在查找…已看 %n 个文件</numerusform>
        </translation>
    </message>
    <message>
        <source>No models of other programs were found.</source>
        <translation>没有找到其他程序的模型。</translation>
    </message>
    <message numerus="yes">
        <source>%n model(s) found</source>
        <translation>
            <numerusform>找到 %n 个模型</numerusform>
        </translation>
    </message>
    <message>
        <source>Left out: %1</source>
        <translation>已略过：%1</translation>
    </message>
    <message numerus="yes">
        <source>%n file(s) left out; the first: %1</source>
        <translation>
            <numerusform>已略过 %n 个文件；第一个：%1</numerusform>
        </translation>
    </message>
    <message>
        <source>already in your list</source>
        <translation>已在列表中</translation>
    </message>
    <message>
        <source>the same file as %1</source>
        <translation>与 %1 是同一个文件</translation>
    </message>
</context>
<context>
    <name>loquat::ui::LeftoverFiles</name>
    <message numerus="yes">
        <source>%n unfinished file(s), %1, left by jobs that were broken off.</source>
        <translation>
            <numerusform>有 %n 个未完成的文件，共 %1，是中断的任务留下的。</numerusform>
        </translation>
    </message>
    <message>
        <source>To be deleted for good: %1.</source>
        <translation>将永久删除：%1。</translation>
    </message>
    <message numerus="yes">
        <source>The same job, begun again, could still go on with %n of them.</source>
        <translation>
            <numerusform>其中 %n 个，重新开始同一任务还能接着做。</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>loquat::ui::LibrarySettings</name>
    <message>
        <source>%1 cannot be written to. Choose another folder.</source>
        <translation>无法写入 %1。请选择其他文件夹。</translation>
    </message>
    <message>
        <source>This is not a web address. A mirror looks like https://hf-mirror.com.</source>
        <translation>这不是网址。镜像形如 https://hf-mirror.com。</translation>
    </message>
    <message>
        <source>Asking Hugging Face…</source>
        <translation>正在询问 Hugging Face…</translation>
    </message>
    <message>
        <source>Accepted, account %1.</source>
        <translation>已接受，帐号 %1。</translation>
    </message>
</context>
<context>
    <name>loquat::ui::LiveNumbers</name>
    <message>
        <source>%1 of %2</source>
        <translation>%1 / %2</translation>
    </message>
    <message>
        <source>no model in memory</source>
        <translation>没有加载模型</translation>
    </message>
    <message numerus="yes">
        <source>%1 of %2 · %n token(s)</source>
        <translation>
            <numerusform>%1 / %2 · %n 个 token</numerusform>
        </translation>
    </message>
    <message>
        <source>none, all local</source>
        <translation>无，全部在本机</translation>
    </message>
</context>
<context>
    <name>loquat::ui::MessageList</name>
    <message>
        <source>Thinking…</source>
        <translation>思考中…</translation>
    </message>
    <message>
        <source>Thought for %1</source>
        <translation>思考了 %1</translation>
    </message>
    <message>
        <source>%1 to first token</source>
        <translation>首个 token %1</translation>
    </message>
    <message numerus="yes">
        <source>%n token(s)</source>
        <translation>
            <numerusform>%n 个 token</numerusform>
        </translation>
    </message>
    <message>
        <source>length limit</source>
        <translation>达到长度上限</translation>
    </message>
    <message>
        <source>context full</source>
        <translation>上下文已满</translation>
    </message>
    <message>
        <source>Switched to %1</source>
        <translation>已切换到 %1</translation>
    </message>
    <message>
        <source>From %1 to %2: %3</source>
        <translation>从 %1 转到 %2：%3</translation>
    </message>
    <message>
        <source>Answer A</source>
        <translation>回答 A</translation>
    </message>
    <message>
        <source>Answer B</source>
        <translation>回答 B</translation>
    </message>
</context>
<context>
    <name>loquat::ui::ModelLibrary</name>
    <message>
        <source>%1 is ready.</source>
        <translation>%1 已就绪。</translation>
    </message>
    <message>
        <source>Talk to it</source>
        <translation>与它对话</translation>
    </message>
    <message numerus="yes">
        <source>%n model(s) added. They stay where they are.</source>
        <translation>
            <numerusform>已添加 %n 个模型，文件留在原处。</numerusform>
        </translation>
    </message>
    <message>
        <source>about %1</source>
        <translation>约 %1</translation>
    </message>
    <message>
        <source>about %1 here</source>
        <translation>本机约 %1</translation>
    </message>
    <message>
        <source>Get it, about %1</source>
        <translation>获取，约 %1</translation>
    </message>
    <message>
        <source>Get it, %1</source>
        <translation>获取，%1</translation>
    </message>
    <message>
        <source>%1 is here.</source>
        <translation>%1 已到。</translation>
    </message>
    <message>
        <source>%1 cannot be converted</source>
        <translation>无法转换 %1</translation>
    </message>
    <message>
        <source>converting to GGUF</source>
        <translation>正在转换为 GGUF</translation>
    </message>
    <message>
        <source>%1 has no config.json. Pick the folder of a model as Hugging Face keeps it: config.json, tokenizer.json and *.safetensors.</source>
        <translation>%1 里没有 config.json。请选择 Hugging Face 格式的模型文件夹：config.json、tokenizer.json 和 *.safetensors。</translation>
    </message>
    <message>
        <source>%1 is being converted already.</source>
        <translation>%1 已经在转换了。</translation>
    </message>
    <message>
        <source>The weights of %1 are PyTorch pickles, which can run code when they are opened. Look for a version with *.safetensors.</source>
        <translation>%1 的权重是 PyTorch 的 pickle 文件，打开时可能运行其中的代码。请找带 *.safetensors 的版本。</translation>
    </message>
    <message>
        <source>%1 has no *.safetensors files, so there are no weights to convert.</source>
        <translation>%1 里没有 *.safetensors 文件，没有可转换的权重。</translation>
    </message>
    <message>
        <source>could not be converted</source>
        <translation>无法转换</translation>
    </message>
</context>
<context>
    <name>loquat::ui::ModelList</name>
    <message>
        <source>Guide</source>
        <translation>向导</translation>
    </message>
    <message>
        <source>%1 is not there</source>
        <translation>%1 不存在</translation>
    </message>
    <message>
        <source>The file may have been moved or deleted.</source>
        <translation>文件可能已被移动或删除。</translation>
    </message>
    <message>
        <source>%1 cannot be opened</source>
        <translation>%1 打不开</translation>
    </message>
    <message>
        <source>%1 removed from the list. The file stays.</source>
        <translation>%1 已从列表移除，文件还在。</translation>
    </message>
    <message>
        <source>Undo</source>
        <translation>撤销</translation>
    </message>
    <message>
        <source>%1 memory</source>
        <translation>内存 %1</translation>
    </message>
    <message>
        <source>%1, measured here</source>
        <translation>%1，本机实测</translation>
    </message>
    <message>
        <source>not measured yet</source>
        <translation>尚未测量</translation>
    </message>
    <message>
        <source>The file is not at %1 now.</source>
        <translation>文件现在不在 %1。</translation>
    </message>
    <message>
        <source>Ready</source>
        <translation>就绪</translation>
    </message>
    <message>
        <source>Loading</source>
        <translation>加载中</translation>
    </message>
    <message>
        <source>Away</source>
        <translation>不在</translation>
    </message>
    <message>
        <source>Cannot run</source>
        <translation>不能运行</translation>
    </message>
    <message>
        <source>Name</source>
        <translation>名称</translation>
    </message>
    <message>
        <source>Architecture</source>
        <translation>架构</translation>
    </message>
    <message>
        <source>Quantization</source>
        <translation>量化</translation>
    </message>
    <message>
        <source>Parameters</source>
        <translation>参数量</translation>
    </message>
    <message>
        <source>Size</source>
        <translation>大小</translation>
    </message>
    <message>
        <source>Trained context</source>
        <translation>训练上下文</translation>
    </message>
    <message numerus="yes">
        <source>%n token(s)</source>
        <translation>
            <numerusform>%n 个 token</numerusform>
        </translation>
    </message>
    <message>
        <source>Layers</source>
        <translation>层数</translation>
    </message>
    <message>
        <source>Width</source>
        <translation>宽度</translation>
    </message>
    <message>
        <source>Vocabulary</source>
        <translation>词表</translation>
    </message>
    <message>
        <source>Chat template</source>
        <translation>对话模板</translation>
    </message>
    <message>
        <source>in the file</source>
        <translation>文件自带</translation>
    </message>
    <message>
        <source>none; a plain one is used</source>
        <translation>没有；使用简单模板</translation>
    </message>
    <message>
        <source>Memory needed</source>
        <translation>所需内存</translation>
    </message>
    <message numerus="yes">
        <source>%1 at %n token(s) of context</source>
        <translation>
            <numerusform>%1（上下文 %n 个 token）</numerusform>
        </translation>
    </message>
    <message>
        <source>Licence</source>
        <translation>许可证</translation>
    </message>
    <message>
        <source>File</source>
        <translation>文件</translation>
    </message>
    <message numerus="yes">
        <source>%n model(s), %1</source>
        <translation>
            <numerusform>%n 个模型，%1</numerusform>
        </translation>
    </message>
    <message>
        <source>%1 could not be moved to the trash</source>
        <translation>无法把 %1 移到回收站</translation>
    </message>
    <message>
        <source>%1 is in the trash.</source>
        <translation>%1 已移到回收站。</translation>
    </message>
    <message>
        <source>over %1, expected</source>
        <translation>预计超过 %1</translation>
    </message>
    <message>
        <source>about %1, expected</source>
        <translation>预计约 %1</translation>
    </message>
    <message>
        <source>Its drive is not here. It comes back with %1.</source>
        <translation>它所在的磁盘不在。连上 %1 后会恢复。</translation>
    </message>
    <message>
        <source>downloaded from %1</source>
        <translation>下载自 %1</translation>
    </message>
    <message>
        <source>made smaller here, of %1</source>
        <translation>在本机由 %1 缩小而来</translation>
    </message>
    <message>
        <source>converted here, of %1</source>
        <translation>在本机由 %1 转换而来</translation>
    </message>
    <message>
        <source>kept by %1</source>
        <translation>由 %1 保管</translation>
    </message>
    <message>
        <source>came with Loquat</source>
        <translation>随 Loquat 附带</translation>
    </message>
    <message>
        <source>a file you opened</source>
        <translation>你打开的文件</translation>
    </message>
    <message>
        <source>Gone</source>
        <translation>已不在</translation>
    </message>
    <message>
        <source>Fit</source>
        <translation>适合程度</translation>
    </message>
    <message>
        <source>%1. %2</source>
        <translation>%1。%2</translation>
    </message>
    <message>
        <source>Origin</source>
        <translation>来源</translation>
    </message>
    <message>
        <source>Same file as</source>
        <translation>同一文件</translation>
    </message>
    <message>
        <source>SHA-256</source>
        <translation>SHA-256</translation>
    </message>
</context>
<context>
    <name>loquat::ui::ProviderEditor</name>
    <message>
        <source>A header is written as “Name: value”, one on each line.</source>
        <translation>请求头写作“名称: 值”，每行一个。</translation>
    </message>
    <message>
        <source>read from the server %1</source>
        <translation>%1从服务器读取</translation>
    </message>
    <message>
        <source>not read yet</source>
        <translation>还没有读取</translation>
    </message>
</context>
<context>
    <name>loquat::ui::ProviderHealth</name>
    <message>
        <source>Nothing was sent in the last hour.</source>
        <translation>最近一小时没有发送任何内容。</translation>
    </message>
    <message numerus="yes">
        <source>%n request(s), none failed.</source>
        <translation>
            <numerusform>%n 个请求，没有失败。</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n request(s), %1 failed.</source>
        <translation>
            <numerusform>%n 个请求，%1 个失败。</numerusform>
        </translation>
    </message>
    <message>
        <source>It failed several times in a row, so it is left alone until %1.</source>
        <translation>连续失败多次，暂停到 %1。</translation>
    </message>
    <message>
        <source>The next request finds out whether it is well again.</source>
        <translation>下一个请求会试探它是否恢复。</translation>
    </message>
    <message>
        <source>Last: %1</source>
        <translation>最近一次：%1</translation>
    </message>
    <message>
        <source>%1 of %2</source>
        <translation>%1 / %2</translation>
    </message>
    <message>
        <source>%1, no limit</source>
        <translation>%1，不限</translation>
    </message>
    <message numerus="yes">
        <source>%n request(s) wait for the limit</source>
        <translation>
            <numerusform>%n 个请求在等待限速</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>loquat::ui::ProviderList</name>
    <message>
        <source>New provider</source>
        <translation>新服务商</translation>
    </message>
    <message>
        <source>%1 removed</source>
        <translation>已移除 %1</translation>
    </message>
    <message>
        <source>Undo</source>
        <translation>撤销</translation>
    </message>
    <message>
        <source>Working, %1</source>
        <translation>正常，%1</translation>
    </message>
    <message>
        <source>Paused until %1</source>
        <translation>暂停到 %1</translation>
    </message>
    <message>
        <source>Trying again</source>
        <translation>正在重试</translation>
    </message>
    <message>
        <source>Not working</source>
        <translation>不可用</translation>
    </message>
    <message>
        <source>Not used yet</source>
        <translation>还没用过</translation>
    </message>
    <message>
        <source>Worked %1</source>
        <translation>%1正常</translation>
    </message>
    <message>
        <source>Failed %1</source>
        <translation>%1失败</translation>
    </message>
    <message>
        <source>This computer</source>
        <translation>这台电脑</translation>
    </message>
    <message>
        <source>Always here</source>
        <translation>一直在这里</translation>
    </message>
</context>
<context>
    <name>loquat::ui::ProviderModels</name>
    <message>
        <source>tools</source>
        <translation>工具</translation>
    </message>
    <message>
        <source>JSON</source>
        <translation>JSON</translation>
    </message>
    <message>
        <source>pictures</source>
        <translation>图片</translation>
    </message>
    <message>
        <source>reasoning</source>
        <translation>推理</translation>
    </message>
    <message>
        <source>continues</source>
        <translation>续写</translation>
    </message>
    <message>
        <source>fills in</source>
        <translation>补全</translation>
    </message>
    <message>
        <source>, </source>
        <comment>between abilities</comment>
        <translation>，</translation>
    </message>
    <message>
        <source>%1 tokens</source>
        <translation>%1 个 token</translation>
    </message>
</context>
<context>
    <name>loquat::ui::Quantize</name>
    <message>
        <source>from %1, %2</source>
        <translation>原版 %1，%2</translation>
    </message>
    <message>
        <source>This file is quantized already, to %1. What it lost then stays lost, and what it loses now comes on top; the figures here are against this file. If you can get it in F16 or BF16, start from that.</source>
        <translation>此文件已量化为 %1。当时的损失无法挽回，现在的损失会叠加；这里的数字是与此文件相比。如果能得到 F16 或 BF16 版本，请从那个开始。</translation>
    </message>
    <message>
        <source>%1 cannot be used as a text.</source>
        <translation>%1 不能用作文本。</translation>
    </message>
    <message>
        <source>It is empty, unreadable, or no plain text. Go back and choose another file, or the text that comes with Loquat.</source>
        <translation>它是空的、无法读取或不是纯文本。请返回选择其他文件，或使用 Loquat 自带的文本。</translation>
    </message>
    <message>
        <source>There are no conversations to calibrate on.</source>
        <translation>没有可用于校准的对话。</translation>
    </message>
    <message>
        <source>Go back and choose the text that comes with Loquat.</source>
        <translation>请返回，选择 Loquat 自带的文本。</translation>
    </message>
    <message>
        <source>Nothing could be made.</source>
        <translation>什么都没能生成。</translation>
    </message>
    <message>
        <source>Look at the candidates for the reasons, then go back and choose others.</source>
        <translation>请查看各候选的原因，然后返回选择其他候选。</translation>
    </message>
    <message>
        <source>A file name has letters, and no slash.</source>
        <translation>文件名要有字符，且不能含斜杠。</translation>
    </message>
    <message numerus="yes">
        <source>The other %n candidate(s), %1, will be removed.</source>
        <translation>
            <numerusform>其余 %n 个候选（%1）将被删除。</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Making smaller ones of %1 was broken off: %2 of %n candidate(s) finished.</source>
        <translation>
            <numerusform>缩小 %1 的工作中断了：%n 个候选中完成了 %2 个。</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>loquat::ui::QuantizeAnswers</name>
    <message numerus="yes">
        <source>%n token(s), %1</source>
        <translation>
            <numerusform>%n 个 token，%1</numerusform>
        </translation>
    </message>
    <message>
        <source>The original</source>
        <translation>原版</translation>
    </message>
    <message>
        <source>Both answers are the same, word for word.</source>
        <translation>两个回答逐字相同。</translation>
    </message>
    <message>
        <source>The answers differ.</source>
        <translation>两个回答不同。</translation>
    </message>
</context>
<context>
    <name>loquat::ui::QuantizeRecipe</name>
    <message>
        <source>The file is to be no larger than this: for a disk, or to hand it on.</source>
        <translation>文件不超过这个大小：为了放得下，或便于转交。</translation>
    </message>
    <message numerus="yes">
        <source>It is to run in no more memory than this, with a conversation of %n token(s).</source>
        <translation>
            <numerusform>在 %n 个 token 的对话中，运行内存不超过这么多。</numerusform>
        </translation>
    </message>
    <message>
        <source>As close to the original as it gets, and still smaller.</source>
        <translation>尽可能接近原版，但仍然更小。</translation>
    </message>
    <message>
        <source>As small as it gets while it still makes sense.</source>
        <translation>在还算合理的前提下尽可能小。</translation>
    </message>
    <message>
        <source>Much smaller, and hard to tell from the original in everyday use.</source>
        <translation>小很多，日常使用中很难与原版区分。</translation>
    </message>
    <message>
        <source>%1 bits</source>
        <translation>%1 位</translation>
    </message>
    <message>
        <source>A mixed text that comes with Loquat: prose, code, several languages.</source>
        <translation>Loquat 自带的混合文本：文章、代码、多种语言。</translation>
    </message>
    <message>
        <source>Your latest conversations. They are read here and go nowhere; only which weights they use is noted.</source>
        <translation>你最近的对话。只在本机读取，哪儿也不去；只记录用到了哪些权重。</translation>
    </message>
    <message>
        <source>Every weight counts alike. Quicker, and a little rougher at 4 bits and less.</source>
        <translation>所有权重同等对待。更快，4 位及以下时略粗。</translation>
    </message>
    <message>
        <source>A text that comes with Loquat and is not used for calibration.</source>
        <translation>Loquat 自带、不用于校准的文本。</translation>
    </message>
    <message>
        <source>Needs %1 of disk until one is kept (%2 free) and %3 of memory.</source>
        <translation>保留其一之前需要 %1 磁盘（剩余 %2）和 %3 内存。</translation>
    </message>
    <message>
        <source>Choose at least one candidate.</source>
        <translation>请至少选择一个候选。</translation>
    </message>
    <message>
        <source>The calibration text is not there. Choose another file.</source>
        <translation>校准文本不存在。请选择其他文件。</translation>
    </message>
    <message>
        <source>The text to judge on is not there. Choose another file.</source>
        <translation>评判文本不存在。请选择其他文件。</translation>
    </message>
    <message>
        <source>There is not enough room on the disk. Choose fewer candidates, or make room.</source>
        <translation>磁盘空间不足。请少选几个候选，或腾出空间。</translation>
    </message>
    <message>
        <source>This computer has not enough memory to run the original. Choose a smaller one.</source>
        <translation>这台电脑的内存不足以运行原版。请选择更小的。</translation>
    </message>
</context>
<context>
    <name>loquat::ui::QuantizeResults</name>
    <message>
        <source>%1 GB</source>
        <translation>%1 GB</translation>
    </message>
    <message>
        <source>%1 MB</source>
        <translation>%1 MB</translation>
    </message>
    <message>
        <source>%1 %</source>
        <translation>%1%</translation>
    </message>
    <message>
        <source>Best in budget</source>
        <translation>预算内最佳</translation>
    </message>
    <message>
        <source>Over budget</source>
        <translation>超出预算</translation>
    </message>
    <message>
        <source>Beaten</source>
        <translation>被超过</translation>
    </message>
    <message>
        <source>Loquat mix %1</source>
        <translation>Loquat 混合 %1</translation>
    </message>
    <message>
        <source>Loquat mix</source>
        <translation>Loquat 混合</translation>
    </message>
    <message>
        <source>Perplexity, the original has %1; lower is better</source>
        <translation>困惑度，原版为 %1；越低越好</translation>
    </message>
    <message>
        <source>Perplexity; lower is better</source>
        <translation>困惑度；越低越好</translation>
    </message>
    <message>
        <source>Tokens a second on this computer; higher is better</source>
        <translation>本机每秒 token 数；越高越好</translation>
    </message>
    <message>
        <source>KL divergence from the original; lower is better</source>
        <translation>与原版的 KL 散度；越低越好</translation>
    </message>
    <message>
        <source>%1, KL %2, same word %3 %, perplexity %4, %5</source>
        <translation>%1，KL %2，同一个词 %3%，困惑度 %4，%5</translation>
    </message>
    <message>
        <source>In %1 of 100 places it would go on with the same word as the original.</source>
        <translation>100 处中有 %1 处会与原版接同一个词。</translation>
    </message>
    <message>
        <source>%1, %2 of %3</source>
        <translation>%1，第 %2 段（共 %3 段）</translation>
    </message>
    <message>
        <source>Passage</source>
        <translation>段落</translation>
    </message>
    <message>
        <source>KL %1</source>
        <translation>KL %1</translation>
    </message>
    <message>
        <source>part of a character</source>
        <translation>半个字</translation>
    </message>
</context>
<context>
    <name>loquat::ui::QuantizeRun</name>
    <message>
        <source>Loquat mix %1</source>
        <translation>Loquat 混合 %1</translation>
    </message>
    <message>
        <source>Loquat mix</source>
        <translation>Loquat 混合</translation>
    </message>
    <message>
        <source>Waiting</source>
        <translation>等待中</translation>
    </message>
    <message>
        <source>%1, KL %2</source>
        <translation>%1，KL %2</translation>
    </message>
    <message>
        <source>Being written</source>
        <translation>正在写入</translation>
    </message>
    <message>
        <source>Being measured</source>
        <translation>正在测量</translation>
    </message>
    <message>
        <source>Not made</source>
        <translation>未生成</translation>
    </message>
    <message>
        <source>Getting ready…</source>
        <translation>正在准备…</translation>
    </message>
    <message>
        <source>Reading the calibration text</source>
        <translation>正在读校准文本</translation>
    </message>
    <message>
        <source>Listening to the original</source>
        <translation>正在听取原版</translation>
    </message>
    <message>
        <source>Finding the sensitive layers</source>
        <translation>正在寻找敏感的层</translation>
    </message>
    <message>
        <source>Writing %1, %2 of %3</source>
        <translation>正在写入 %1，第 %2 个，共 %3 个</translation>
    </message>
    <message>
        <source>Measuring %1, %2 of %3</source>
        <translation>正在测量 %1，第 %2 个，共 %3 个</translation>
    </message>
    <message>
        <source>The original reads a text, and we note which of its weights are busy: those are kept finer.</source>
        <translation>原版读一段文本，我们记下哪些权重忙碌：这些会保留得更精细。</translation>
    </message>
    <message>
        <source>The original says, word by word, what it expects to come next in a text it has not seen. The candidates are held against that.</source>
        <translation>原版逐词说出它预期的下一个词，用的是它没见过的文本。候选以此为准。</translation>
    </message>
    <message>
        <source>Each layer is made a little worse in turn, to see how much the answers change. The Loquat mix spends its bits there.</source>
        <translation>依次让每一层变差一点，看回答变化多少。Loquat 混合把位数用在那里。</translation>
    </message>
    <message>
        <source>Every weight is rounded to a few bits and written to a new file.</source>
        <translation>每个权重被舍入到几位，写入新文件。</translation>
    </message>
    <message>
        <source>The candidate reads the same text as the original, and we note where it expects something else.</source>
        <translation>候选读与原版相同的文本，我们记下它的预期不同之处。</translation>
    </message>
    <message>
        <source>%1 of %2</source>
        <translation>%1 / %2</translation>
    </message>
    <message>
        <source>%1 of %2 tokens</source>
        <translation>%1 / %2 个 token</translation>
    </message>
    <message>
        <source>%1 a second</source>
        <translation>每秒 %1</translation>
    </message>
    <message>
        <source>%1 left</source>
        <translation>剩余 %1</translation>
    </message>
    <message>
        <source>About %1 left for everything</source>
        <translation>全部完成约需 %1</translation>
    </message>
    <message>
        <source>%1 so far</source>
        <translation>已用 %1</translation>
    </message>
    <message numerus="yes">
        <source>%n candidate(s) measured</source>
        <translation>
            <numerusform>已测量 %n 个候选</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>on %n passage(s)</source>
        <translation>
            <numerusform>用 %n 段文本</numerusform>
        </translation>
    </message>
    <message>
        <source>%1 %2 in %3.</source>
        <translation>%1，%2，用时 %3。</translation>
    </message>
    <message>
        <source>%1 %2.</source>
        <translation>%1，%2。</translation>
    </message>
</context>
<context>
    <name>loquat::ui::RedactionSheet</name>
    <message>
        <source>Identity card</source>
        <translation>身份证</translation>
    </message>
    <message>
        <source>Passport</source>
        <translation>护照</translation>
    </message>
    <message>
        <source>Phone</source>
        <translation>电话</translation>
    </message>
    <message>
        <source>Email</source>
        <translation>邮箱</translation>
    </message>
    <message>
        <source>Bank card</source>
        <translation>银行卡</translation>
    </message>
    <message>
        <source>Account</source>
        <translation>账号</translation>
    </message>
    <message>
        <source>Key</source>
        <translation>密钥</translation>
    </message>
    <message>
        <source>IP address</source>
        <translation>IP 地址</translation>
    </message>
    <message>
        <source>Word</source>
        <translation>词</translation>
    </message>
    <message>
        <source>System prompt</source>
        <translation>系统提示词</translation>
    </message>
    <message numerus="yes">
        <source>%n earlier message(s)</source>
        <translation>
            <numerusform>之前的 %n 条消息</numerusform>
        </translation>
    </message>
    <message>
        <source>about %1 to send</source>
        <translation>发送约需 %1</translation>
    </message>
    <message>
        <source>Picture: %1, as it is</source>
        <translation>图片：%1，原样发出</translation>
    </message>
</context>
<context>
    <name>loquat::ui::RepositoryModel</name>
    <message>
        <source>licence: %1</source>
        <translation>许可：%1</translation>
    </message>
    <message>
        <source>%1 comes along (%2): it lets the model see pictures or answer faster.</source>
        <translation>%1 会一并下载（%2）：它让模型能看图片或回答更快。</translation>
    </message>
    <message numerus="yes">
        <source>Fit and speed are for %n token(s) of context on this computer.</source>
        <translation>
            <numerusform>适合程度和速度按本机 %n 个 token 的上下文估算。</numerusform>
        </translation>
    </message>
    <message>
        <source>not named</source>
        <translation>未注明</translation>
    </message>
    <message>
        <source>Cannot run</source>
        <translation>无法运行</translation>
    </message>
    <message>
        <source>about %1</source>
        <translation>约 %1</translation>
    </message>
    <message>
        <source>Loquat cannot compute with %1 yet.</source>
        <translation>Loquat 还不能计算 %1。</translation>
    </message>
    <message>
        <source>It is kept in the system keychain and sent to Hugging Face alone.</source>
        <translation>它保存在系统钥匙串里，只发给 Hugging Face。</translation>
    </message>
    <message>
        <source>Hugging Face does not let this token in. You asked for access already? Then its makers have still to answer. Else open its page with the account of the token and accept their terms, then try again. A “fine-grained” token also needs the right to read gated repositories.</source>
        <translation>Hugging Face 不接受这个令牌。已经申请过访问权限？那还要等作者答复。否则请用令牌所属的账号打开它的页面，接受条款后再试。“fine-grained”令牌还需要读取受限仓库的权限。</translation>
    </message>
    <message>
        <source>Its makers ask who you are. Open its page, sign in to Hugging Face and accept their terms; then paste a token with read access here.</source>
        <translation>作者要求先表明身份。请打开它的页面，登录 Hugging Face 并接受条款，然后在这里粘贴有读取权限的令牌。</translation>
    </message>
    <message>
        <source>Hugging Face shows this only to those it lets in, or there is nothing of this name. If you may see its page when you are signed in, paste a token with read access here.</source>
        <translation>Hugging Face 只向获准的人显示它，或者没有这个名字的仓库。如果登录后能看到它的页面，请在这里粘贴有读取权限的令牌。</translation>
    </message>
</context>
<context>
    <name>loquat::ui::ScriptedProvider</name>
    <message>
        <source>Not enough memory for this model</source>
        <translation>内存不足，无法加载此模型</translation>
    </message>
    <message>
        <source>It needs 5.2 GB and 3.9 GB is free. Choose a smaller model, or close other programs.</source>
        <translation>需要 5.2 GB，可用 3.9 GB。请换一个更小的模型，或关闭其他程序。</translation>
    </message>
</context>
<context>
    <name>loquat::ui::UsageModel</name>
    <message>
        <source>nothing was paid for</source>
        <translation>没有花费</translation>
    </message>
    <message>
        <source>%1 a day on average</source>
        <translation>平均每天 %1</translation>
    </message>
    <message numerus="yes">
        <source>without %n answer(s) of unknown price</source>
        <translation>
            <numerusform>不含 %n 个价格未知的回答</numerusform>
        </translation>
    </message>
    <message>
        <source>Tokens</source>
        <translation>Token</translation>
    </message>
    <message numerus="yes">
        <source>%n answer(s)</source>
        <translation>
            <numerusform>%n 个回答</numerusform>
        </translation>
    </message>
    <message>
        <source>Answered here</source>
        <translation>在这里回答</translation>
    </message>
    <message>
        <source>%1 %</source>
        <translation>%1 %</translation>
    </message>
    <message>
        <source>%1 tokens, free</source>
        <translation>%1 个 token，免费</translation>
    </message>
    <message>
        <source>Cloud</source>
        <translation>云端</translation>
    </message>
    <message numerus="yes">
        <source>%n provider(s)</source>
        <translation>
            <numerusform>%n 个服务商</numerusform>
        </translation>
    </message>
    <message>
        <source>Cost</source>
        <translation>花费</translation>
    </message>
    <message>
        <source>MMMM yyyy</source>
        <comment>a month</comment>
        <translation>yyyy年M月</translation>
    </message>
    <message>
        <source>d MMMM</source>
        <comment>a day</comment>
        <translation>M月d日</translation>
    </message>
    <message>
        <source>MMM</source>
        <comment>a month, short</comment>
        <translation>M月</translation>
    </message>
    <message>
        <source>d MMM</source>
        <comment>a day, short</comment>
        <translation>M月d日</translation>
    </message>
    <message>
        <source>none</source>
        <translation>无</translation>
    </message>
    <message>
        <source>%1 M</source>
        <translation>%1 M</translation>
    </message>
    <message>
        <source>not known</source>
        <translation>未知</translation>
    </message>
    <message>
        <source>%1, %2</source>
        <translation>%1，%2</translation>
    </message>
    <message>
        <source>The %1 tokens answered here would have cost about %2 with %3 at %4.</source>
        <translation>在这里回答的 %1 个 token，如果用 %4 的 %3，大约要花 %2。</translation>
    </message>
    <message>
        <source>The %1 tokens of the cloud would have cost nothing here, and about %2 of writing at %3.</source>
        <translation>云端的 %1 个 token 在这里不花钱，按 %3 的速度大约要写 %2。</translation>
    </message>
    <message>
        <source>%1 this month. No limit is set.</source>
        <translation>本月 %1，没有设上限。</translation>
    </message>
    <message>
        <source>%1 of %2 this month. The cloud is not asked until the month ends or the budget grows.</source>
        <translation>本月 %1 / %2。到月底或提高预算之前，不再询问云端。</translation>
    </message>
    <message>
        <source>%1 of %2 this month. At this pace %3 by %4.</source>
        <translation>本月 %1 / %2。照这样到%4会是 %3。</translation>
    </message>
    <message>
        <source>warns at %1</source>
        <translation>到 %1 提醒</translation>
    </message>
    <message>
        <source>stops at %1</source>
        <translation>到 %1 停止</translation>
    </message>
    <message>
        <source>Written to %1</source>
        <translation>已写入 %1</translation>
    </message>
    <message>
        <source>%1 could not be written: %2</source>
        <translation>无法写入 %1：%2</translation>
    </message>
</context>
<context>
    <name>loquat::ui::Votes</name>
    <message numerus="yes">
        <source>%1 wins %2 % of %n comparison(s)</source>
        <translation>
            <numerusform>在 %n 次对比中，%1 胜出 %2 %</numerusform>
        </translation>
    </message>
</context>
</TS>
