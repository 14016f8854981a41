<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="zh_CN">
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
        <source>Loquat reads GGUF files. Drop one anywhere on this window, or open it here: the file stays where it is.</source>
        <translation>Loquat 读取 GGUF 文件。把文件拖到窗口任意位置，或在这里打开，文件留在原处。</translation>
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
        <source>The proxy must not hold a name or password: it would be kept unprotected.</source>
        <translation>代理里不能有用户名或密码：它们会不受保护地保存。</translation>
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
        <source>Take the picture out, or let the conversation leave as it is.</source>
        <translation>请去掉图片，或允许对话原样发出。</translation>
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
        <source>Models on this computer</source>
        <translation>本机模型</translation>
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
    <name>WelcomePage</name>
    <message>
        <source>Welcome to Loquat</source>
        <translation>欢迎使用 Loquat</translation>
    </message>
    <message>
        <source>Talk to a model on this computer. What you write stays here.</source>
        <translation>与这台电脑上的模型对话，你写的内容不会离开这里。</translation>
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
        <source>Open a model file</source>
        <translation>打开模型文件</translation>
    </message>
    <message>
        <source>A GGUF file you already have. Loquat reads it where it lies and tells you how well it fits.</source>
        <translation>用你已有的 GGUF 文件。Loquat 就地读取，并告诉你运行效果如何。</translation>
    </message>
    <message>
        <source>works offline</source>
        <translation>离线可用</translation>
    </message>
    <message>
        <source>Open a file…</source>
        <translation>打开文件…</translation>
    </message>
    <message>
        <source>This computer: %1</source>
        <translation>这台电脑：%1</translation>
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
