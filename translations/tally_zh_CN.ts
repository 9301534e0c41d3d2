<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="zh_CN" sourcelanguage="en">
<context>
    <name>ConsentBanner</name>
    <message>
        <source>Usage data</source>
        <translation>使用数据</translation>
    </message>
    <message>
        <source>What is collected</source>
        <translation>收集哪些内容</translation>
    </message>
    <message>
        <source>Not now</source>
        <translation>暂不</translation>
    </message>
</context>
<context>
    <name>ConsentDialog</name>
    <message>
        <source>Usage data</source>
        <translation>使用数据</translation>
    </message>
    <message>
        <source>What is collected</source>
        <translation>收集哪些内容</translation>
    </message>
    <message>
        <source>Who gets it</source>
        <translation>谁会收到这些数据</translation>
    </message>
    <message>
        <source>Not now</source>
        <translation>暂不</translation>
    </message>
</context>
<context>
    <name>PrivacySettings</name>
    <message>
        <source>Usage data</source>
        <translation>使用数据</translation>
    </message>
    <message>
        <source>Your usage data on this device has been deleted.</source>
        <translation>您在此设备上的使用数据已删除。</translation>
    </message>
    <message>
        <source>Allow %1 to collect usage data</source>
        <translation>允许 %1 收集使用数据</translation>
    </message>
    <message>
        <source>What is collected</source>
        <translation>收集哪些内容</translation>
    </message>
    <message>
        <source>Who gets it</source>
        <translation>谁会收到这些数据</translation>
    </message>
    <message>
        <source>Show what was sent</source>
        <translation>查看已发送的内容</translation>
    </message>
    <message>
        <source>Show</source>
        <translation>查看</translation>
    </message>
    <message>
        <source>Export my data</source>
        <translation>导出我的数据</translation>
    </message>
    <message>
        <source>Writes everything that is kept about you on this device to a file.</source>
        <translation>将此设备上保存的与您有关的所有内容写入文件。</translation>
    </message>
    <message>
        <source>Export</source>
        <translation>导出</translation>
    </message>
    <message>
        <source>Delete my data</source>
        <translation>删除我的数据</translation>
    </message>
    <message>
        <source>Erases the usage data that is kept about you on this device.</source>
        <translation>清除此设备上保存的与您有关的使用数据。</translation>
    </message>
    <message>
        <source>Delete…</source>
        <translation>删除…</translation>
    </message>
</context>
<context>
    <name>Tally</name>
    <message>
        <source>The environment variable %1 is ignored: a whole number of at least %2 is needed.</source>
        <translation>环境变量 %1 被忽略：需要不小于 %2 的整数。</translation>
    </message>
    <message>
        <source>The environment variable %1 is ignored: a host from the environment is used only with a key from the environment.</source>
        <translation>环境变量 %1 被忽略：来自环境的主机只能与来自环境的密钥一起使用。</translation>
    </message>
    <message>
        <source>The host of destination %1 is not a URL; give one such as %2.</source>
        <translation>目标 %1 的主机不是 URL；请提供类似 %2 的地址。</translation>
    </message>
    <message>
        <source>The host of destination %1 holds a user or password; leave them out.</source>
        <translation>目标 %1 的主机中包含用户名或密码；请将其去掉。</translation>
    </message>
    <message>
        <source>The host of destination %1 must begin with https://; a key is never sent without TLS, except to this machine.</source>
        <translation>目标 %1 的主机必须以 https:// 开头；除发送到本机外，密钥绝不会在没有 TLS 的情况下发送。</translation>
    </message>
    <message>
        <source>No answer came.</source>
        <translation>没有收到应答。</translation>
    </message>
    <message>
        <source>The host answered with a redirection (HTTP %1), which is never followed, as the key would go with it. Set `host` to where it leads, if that is %2&apos;s.</source>
        <translation>主机的应答是重定向（HTTP %1）。重定向绝不会被跟随，因为密钥会随之发送。如果重定向的目标属于 %2，请将 `host` 设置为该地址。</translation>
    </message>
    <message>
        <source>%1 answered HTTP %2: %3</source>
        <translation>%1 应答 HTTP %2：%3</translation>
    </message>
    <message>
        <source>The answer (HTTP %1) is not one of %2&apos;s. `host` may be wrong, or a proxy or the login page of a network answers in its place.</source>
        <translation>该应答（HTTP %1）并非来自 %2。`host` 可能有误，或者是代理服务器或网络的登录页面代为应答。</translation>
    </message>
    <message>
        <source>%1 refuses the key (%2, HTTP %3). Check that it is complete, of the right account and not revoked.</source>
        <translation>%1 拒绝该密钥（%2，HTTP %3）。请检查它是否完整、是否属于正确的账户、是否未被撤销。</translation>
    </message>
    <message>
        <source>The server answered HTTP %1.</source>
        <translation>服务器应答 HTTP %1。</translation>
    </message>
    <message>
        <source>%1 counted %2 of %3 events.</source>
        <translation>%1 统计了 %3 个事件中的 %2 个。</translation>
    </message>
    <message>
        <source>The %1 key is empty.</source>
        <translation>%1 密钥为空。</translation>
    </message>
    <message>
        <source>The %1 key holds a blank, a line break or another character that no key has. Copy it again.</source>
        <translation>%1 密钥含有空格、换行符或密钥中不会出现的其他字符。请重新复制。</translation>
    </message>
    <message>
        <source>The environment variable %1 is ignored: a JSON object of texts, numbers and booleans is needed, such as {&quot;env&quot;:&quot;prod&quot;}.</source>
        <translation>环境变量 %1 被忽略：需要由文本、数字和布尔值组成的 JSON 对象，例如 {&quot;env&quot;:&quot;prod&quot;}。</translation>
    </message>
    <message>
        <source>Doow gives no reason.</source>
        <translation>Doow 没有说明原因。</translation>
    </message>
    <message numerus="yes">
        <source>Doow refused %n event(s) and does not say which of the batch.</source>
        <translation>
            <numerusform>Doow 拒绝了 %n 个事件，但未说明是批次中的哪些。</numerusform>
        </translation>
    </message>
    <message>
        <source>&quot;%1&quot; of the attribution is not a text, a number or a boolean. Doow takes flat attribution only; what is nested can go to &quot;metadata&quot;.</source>
        <translation>归属信息中的“%1”不是文本、数字或布尔值。Doow 只接受不嵌套的归属信息；嵌套的内容可放入“metadata”。</translation>
    </message>
    <message>
        <source>The event has no name. Give it one, as in track(&quot;purchase&quot;).</source>
        <translation>事件没有名称。请给它一个名称，例如 track(&quot;purchase&quot;)。</translation>
    </message>
    <message>
        <source>&quot;%1&quot; has %2 characters; Doow takes up to %3. Shorten it.</source>
        <translation>“%1”有 %2 个字符；Doow 最多接受 %3 个。请缩短它。</translation>
    </message>
    <message>
        <source>The event has no id or no time.</source>
        <translation>事件没有 ID 或没有时间。</translation>
    </message>
    <message>
        <source>The quantity is not a finite number greater than 0. Leave it out for 1, or track nothing.</source>
        <translation>数量不是大于 0 的有限数。如为 1 可省略；否则请不要跟踪。</translation>
    </message>
    <message>
        <source>The option &quot;%1&quot; is blank. Leave it out, or fill it in.</source>
        <translation>选项“%1”为空。请省略它，或填写内容。</translation>
    </message>
    <message>
        <source>Doow needs to know the licence that the usage belongs to. Set `licenseId` of the destination, or give &quot;license_id&quot; with the event.</source>
        <translation>Doow 需要知道用量所属的许可证。请设置目标的 `licenseId`，或在事件中提供“license_id”。</translation>
    </message>
    <message>
        <source>&quot;kind&quot; must be %1 or %2.</source>
        <translation>“kind”必须是 %1 或 %2。</translation>
    </message>
    <message>
        <source>&quot;%1&quot; is not an object, such as {&quot;team&quot;: &quot;kiosk&quot;}.</source>
        <translation>“%1”不是对象，例如 {&quot;team&quot;: &quot;kiosk&quot;}。</translation>
    </message>
    <message>
        <source>Doow keeps the first %1 characters of &quot;unit&quot; only.</source>
        <translation>Doow 只保留“unit”的前 %1 个字符。</translation>
    </message>
    <message>
        <source>The event is %1 bytes of JSON; in one request to Doow there is room for %2. Send less attribution and metadata.</source>
        <translation>该事件为 %1 字节的 JSON；一次发往 Doow 的请求可容纳 %2 字节。请减少归属信息和元数据。</translation>
    </message>
    <message>
        <source>This is not a Doow key; those start with &quot;dk_&quot;.</source>
        <translation>这不是 Doow 密钥；Doow 密钥以“dk_”开头。</translation>
    </message>
    <message>
        <source>Fluxrate refuses the session&apos;s token (%1, HTTP %2). It ends 15 minutes after the login: set a fresh one, or use an API key and `api: SdkTrack`.</source>
        <translation>Fluxrate 拒绝该会话令牌（%1，HTTP %2）。令牌在登录 15 分钟后失效：请设置新的令牌，或使用 API 密钥和 `api: SdkTrack`。</translation>
    </message>
    <message>
        <source>Fluxrate says that the key may not do this (%1, HTTP %2). It needs the scope usage.write.</source>
        <translation>Fluxrate 表示该密钥无权执行此操作（%1，HTTP %2）。它需要权限范围 usage.write。</translation>
    </message>
    <message>
        <source>Fluxrate has this event already (HTTP 409): %1</source>
        <translation>Fluxrate 已有此事件（HTTP 409）：%1</translation>
    </message>
    <message>
        <source>Fluxrate does not find it (HTTP 404): %1. Check meter and customer, and that the path in `host` is the API&apos;s.</source>
        <translation>Fluxrate 找不到它（HTTP 404）：%1。请检查计量器（meter）和客户，以及 `host` 中的路径是否为 API 的路径。</translation>
    </message>
    <message>
        <source>`meters`: the entry &quot;%1&quot; is neither a meter&apos;s token nor { token, aggregation }.</source>
        <translation>`meters`：条目“%1”既不是计量器的令牌，也不是 { token, aggregation }。</translation>
    </message>
    <message>
        <source>`meters`: the aggregation of &quot;%1&quot; is none that Fluxrate has. Take SUM, MAX, UNIQUE_COUNT or LAST, as the meter has it there.</source>
        <translation>`meters`：Fluxrate 没有“%1”的聚合方式。请使用 SUM、MAX、UNIQUE_COUNT 或 LAST，与该计量器在 Fluxrate 中的设置一致。</translation>
    </message>
    <message>
        <source>`meters`: the meter of &quot;%1&quot; has another aggregation in another entry. Give it the one that it has at Fluxrate.</source>
        <translation>`meters`：“%1”的计量器在另一个条目中使用了不同的聚合方式。请使用它在 Fluxrate 中的聚合方式。</translation>
    </message>
    <message>
        <source>&quot;%1&quot; belongs to the other of Fluxrate&apos;s two APIs. Give &quot;%2&quot;, or set the destination&apos;s `api`.</source>
        <translation>“%1”属于 Fluxrate 两个 API 中的另一个。请提供“%2”，或设置目标的 `api`。</translation>
    </message>
    <message>
        <source>The event has no meter. Give &quot;%1&quot; as a text, or its name a meter in `meters`.</source>
        <translation>事件没有计量器。请以文本提供“%1”，或在 `meters` 中为其名称指定计量器。</translation>
    </message>
    <message>
        <source>The event has no customer. Give &quot;%1&quot; as a text, or set the destination&apos;s `customerExternalId`.</source>
        <translation>事件没有客户。请以文本提供“%1”，或设置目标的 `customerExternalId`。</translation>
    </message>
    <message>
        <source>&quot;metadata&quot; is not an object. Give one, as in { model: &quot;m&quot; }.</source>
        <translation>“metadata”不是对象。请提供一个，例如 { model: &quot;m&quot; }。</translation>
    </message>
    <message>
        <source>This meter counts users (UNIQUE_COUNT), and the event has none. Call identify(), or give &quot;user_id&quot;.</source>
        <translation>此计量器统计用户数（UNIQUE_COUNT），而事件没有用户。请调用 identify()，或提供“user_id”。</translation>
    </message>
    <message>
        <source>Fluxrate takes usage only: what is tracked.</source>
        <translation>Fluxrate 只接受用量：即用 track() 跟踪的内容。</translation>
    </message>
    <message>
        <source>The event is %1 bytes of JSON; up to %2 are sent to Fluxrate. Send less metadata.</source>
        <translation>该事件为 %1 字节的 JSON；发往 Fluxrate 的最多为 %2 字节。请减少元数据。</translation>
    </message>
    <message>
        <source>The Fluxrate token holds a character that cannot be in a cookie. Copy the value of the cookie access_token, and nothing around it.</source>
        <translation>Fluxrate 令牌含有不能出现在 cookie 中的字符。请只复制 cookie access_token 的值，不要包含其前后的内容。</translation>
    </message>
    <message>
        <source>`api: Usage` of Fluxrate takes the JWT of a session, and this key does not look like one. API keys are for `api: SdkTrack`.</source>
        <translation>Fluxrate 的 `api: Usage` 使用会话的 JWT，而此密钥看起来不是。API 密钥用于 `api: SdkTrack`。</translation>
    </message>
    <message>
        <source>This Fluxrate key looks like the JWT of a session, which is for `api: Usage`. `api: SdkTrack` takes an API key.</source>
        <translation>此 Fluxrate 密钥看起来是会话的 JWT，应用于 `api: Usage`。`api: SdkTrack` 使用 API 密钥。</translation>
    </message>
    <message>
        <source>Millimetric refuses the origin (%1, HTTP %2). Add `origin` to the project&apos;s allowed origins; each host counts, with and without www.</source>
        <translation>Millimetric 拒绝该来源（%1，HTTP %2）。请将 `origin` 添加到项目允许的来源中；每个主机名分别计算，带 www 与不带 www 不同。</translation>
    </message>
    <message>
        <source>Millimetric refuses the key (%1, HTTP %2). Check that it is complete, of this project and not revoked.</source>
        <translation>Millimetric 拒绝该密钥（%1，HTTP %2）。请检查它是否完整、是否属于此项目、是否未被撤销。</translation>
    </message>
    <message>
        <source>&quot;%1&quot; has %2 characters; Millimetric takes up to %3. Shorten it.</source>
        <translation>“%1”有 %2 个字符；Millimetric 最多接受 %3 个。请缩短它。</translation>
    </message>
    <message>
        <source>&quot;%1&quot; is %2 bytes of JSON; Millimetric takes up to %3. Send fewer or shorter properties.</source>
        <translation>“%1”为 %2 字节的 JSON；Millimetric 最多接受 %3 字节。请发送更少或更短的属性。</translation>
    </message>
    <message>
        <source>Millimetric knows no event of this kind.</source>
        <translation>Millimetric 不支持此类事件。</translation>
    </message>
    <message>
        <source>&quot;url&quot; is not a complete URL, such as https://example.org/page. Use &quot;path&quot; for a part of one.</source>
        <translation>“url”不是完整的 URL，例如 https://example.org/page。URL 的一部分请用“path”。</translation>
    </message>
    <message>
        <source>Millimetric identifies a person by joining an anonymous id and a user id, and there is no anonymous id. Give &quot;anonymous_id&quot; too.</source>
        <translation>Millimetric 通过关联匿名 ID 与用户 ID 来识别人员，而此处没有匿名 ID。请同时提供“anonymous_id”。</translation>
    </message>
    <message>
        <source>There is no user id. Give one, as in identify(&quot;user_42&quot;).</source>
        <translation>缺少用户 ID。请提供一个，例如 identify(&quot;user_42&quot;)。</translation>
    </message>
    <message>
        <source>Millimetric erases by user id, and there is none.</source>
        <translation>Millimetric 按用户 ID 删除数据，而此处没有用户 ID。</translation>
    </message>
    <message>
        <source>A Millimetric key that starts with &quot;%1&quot; can only read. Use a publishable key (pk_) or a secret one (sk_).</source>
        <translation>以“%1”开头的 Millimetric 密钥只能读取。请使用可公开密钥（pk_）或私密密钥（sk_）。</translation>
    </message>
    <message>
        <source>This is not a Millimetric key; those that can send start with &quot;pk_&quot; or &quot;sk_&quot;.</source>
        <translation>这不是 Millimetric 密钥；可用于发送的密钥以“pk_”或“sk_”开头。</translation>
    </message>
    <message>
        <source>A publishable Millimetric key (pk_) works only together with an origin. Set `origin` to one of the project&apos;s allowed origins, such as https://shop.example.</source>
        <translation>可公开的 Millimetric 密钥（pk_）必须与来源一起使用。请将 `origin` 设置为项目允许的来源之一，例如 https://shop.example。</translation>
    </message>
    <message>
        <source>`origin` is not an origin. Write scheme and host, as in https://shop.example, as the project&apos;s allowed origins have it.</source>
        <translation>`origin` 不是有效的来源。请按项目允许的来源中的写法填写协议和主机，例如 https://shop.example。</translation>
    </message>
    <message>
        <source>Nothing takes events at `eventsPath` (HTTP %1). Compare `host` and `eventsPath` with what SettleSettle told you.</source>
        <translation>`eventsPath` 处没有接收事件的服务（HTTP %1）。请将 `host` 和 `eventsPath` 与 SettleSettle 告知您的内容核对。</translation>
    </message>
    <message>
        <source>&quot;%1&quot; of the metadata is replaced: SettleSettle has no field of its own for what Tally keeps there. Give yours another name.</source>
        <translation>元数据中的“%1”将被替换：SettleSettle 没有单独的字段存放 Tally 放在那里的内容。请为您的数据换一个名称。</translation>
    </message>
    <message>
        <source>SettleSettle meters users, and nobody is identified. Call identify(&quot;user_42&quot;) first, or give &quot;user_id&quot; with the event.</source>
        <translation>SettleSettle 按用户计量，而当前没有已识别的用户。请先调用 identify(&quot;user_42&quot;)，或在事件中提供“user_id”。</translation>
    </message>
    <message>
        <source>The name &quot;%1&quot; is not in SCREAMING_SNAKE_CASE, which SettleSettle advises, as in AI_QUERY. `names` can map it.</source>
        <translation>名称“%1”不是 SettleSettle 建议的 SCREAMING_SNAKE_CASE 写法（例如 AI_QUERY）。可用 `names` 进行映射。</translation>
    </message>
    <message>
        <source>The event is %1 bytes of JSON; in one request to SettleSettle there is room for %2. Send fewer or shorter properties.</source>
        <translation>该事件为 %1 字节的 JSON；一次发往 SettleSettle 的请求可容纳 %2 字节。请发送更少或更短的属性。</translation>
    </message>
    <message>
        <source>SettleSettle does not publish where it takes events. Ask it for the path of its events route and set `eventsPath`; until then events are kept and nothing is sent.</source>
        <translation>SettleSettle 没有公布其接收事件的地址。请向其询问事件路由的路径并设置 `eventsPath`；在此之前，事件会保留，不会发送任何内容。</translation>
    </message>
    <message>
        <source>`eventsPath` is a whole URL. Give the path only, and the rest as `host`.</source>
        <translation>`eventsPath` 是完整的 URL。请只填写路径，其余部分填入 `host`。</translation>
    </message>
    <message>
        <source>This is not a SettleSettle key; those start with &quot;ss_live_&quot; or &quot;ss_test_&quot;.</source>
        <translation>这不是 SettleSettle 密钥；SettleSettle 密钥以“ss_live_”或“ss_test_”开头。</translation>
    </message>
    <message>
        <source>This is a key of SettleSettle&apos;s sandbox (ss_test_) in a release build: nobody is billed for what is sent with it. Use one that starts with &quot;ss_live_&quot;.</source>
        <translation>这是发布版本中的 SettleSettle 沙盒密钥（ss_test_）：用它发送的内容不会向任何人计费。请使用以“ss_live_”开头的密钥。</translation>
    </message>
    <message>
        <source>No complete answer within %1 s.</source>
        <translation>%1 秒内没有收到完整的应答。</translation>
    </message>
    <message>
        <source>The host %1 cannot be found: %2</source>
        <translation>找不到主机 %1：%2</translation>
    </message>
    <message>
        <source>Plain http is used towards this machine only; give an https host.</source>
        <translation>未加密的 http 仅用于本机；请提供 https 主机。</translation>
    </message>
    <message>
        <source>The answer is longer than any vendor&apos;s.</source>
        <translation>应答比任何服务商的应答都长。</translation>
    </message>
    <message>
        <source>The answer broke off.</source>
        <translation>应答中断。</translation>
    </message>
    <message>
        <source>the file was deleted</source>
        <translation>文件已被删除</translation>
    </message>
    <message>
        <source>Events cannot be stored in %1: %2. They stay in memory until they can.</source>
        <translation>事件无法存储到 %1：%2。在可以存储之前，它们保留在内存中。</translation>
    </message>
    <message>
        <source>Damaged data was set aside: %1</source>
        <translation>损坏的数据已搁置：%1</translation>
    </message>
    <message>
        <source>An event in the journal is damaged.</source>
        <translation>日志中的一个事件已损坏。</translation>
    </message>
    <message>
        <source>The folder %1 cannot be made: %2.</source>
        <translation>无法创建文件夹 %1：%2。</translation>
    </message>
    <message>
        <source>The folder %1 cannot be written to.</source>
        <translation>无法写入文件夹 %1。</translation>
    </message>
    <message>
        <source>The keychain did not answer within 5 seconds. It may be waiting for a dialogue of this application, or the application&apos;s event loop is not the GLib one that the keychain needs (is QT_NO_GLIB set?).</source>
        <translation>密钥环在 5 秒内没有应答。它可能在等待此应用程序的对话框，或者应用程序的事件循环不是密钥环所需的 GLib 事件循环（是否设置了 QT_NO_GLIB？）。</translation>
    </message>
    <message>
        <source>The keychain refused access to the entry “%1”. Unlock it, or allow this application to use it.</source>
        <translation>密钥环拒绝访问条目“%1”。请将其解锁，或允许此应用程序使用它。</translation>
    </message>
    <message>
        <source>This system has no keychain that can be used. Give the key by an environment variable or a systemd credential.</source>
        <translation>此系统没有可用的密钥环。请通过环境变量或 systemd 凭据提供密钥。</translation>
    </message>
    <message>
        <source>The keychain failed: %1</source>
        <translation>密钥环出错：%1</translation>
    </message>
    <message>
        <source>The keychain has no entry “%1” for “%2”. Store the key with Tracker::storeKey(), or by the command: %3</source>
        <translation>密钥环中没有“%2”的条目“%1”。请用 Tracker::storeKey() 存储密钥，或使用命令：%3</translation>
    </message>
    <message>
        <source>Tally&apos;s library for the keychain cannot be loaded: %1. Install it beside Tally&apos;s own, or give the key by an environment variable or a systemd credential.</source>
        <translation>无法加载 Tally 的密钥环库：%1。请将其安装在 Tally 库的同一位置，或通过环境变量或 systemd 凭据提供密钥。</translation>
    </message>
    <message>
        <source>The credential “%1” is not a regular file.</source>
        <translation>凭据“%1”不是普通文件。</translation>
    </message>
    <message>
        <source>The credential “%1” cannot be read: %2.</source>
        <translation>无法读取凭据“%1”：%2。</translation>
    </message>
    <message>
        <source>The credential “%1” is empty.</source>
        <translation>凭据“%1”为空。</translation>
    </message>
    <message>
        <source>No key is set.</source>
        <translation>未设置密钥。</translation>
    </message>
    <message>
        <source>The key is empty.</source>
        <translation>密钥为空。</translation>
    </message>
    <message>
        <source>The key is longer than %1 characters.</source>
        <translation>密钥超过 %1 个字符。</translation>
    </message>
    <message>
        <source>The key holds something else than visible ASCII characters at position %1: a space, a line break or an accented letter?</source>
        <translation>密钥在位置 %1 处含有可见 ASCII 字符以外的内容：空格、换行符还是带重音的字母？</translation>
    </message>
    <message>
        <source>There is no default keychain yet. Make one, or let the application call Tracker::unlockKeys(), which asks the user.</source>
        <translation>还没有默认密钥环。请创建一个，或让应用程序调用 Tracker::unlockKeys()，它会询问用户。</translation>
    </message>
    <message>
        <source>Default keychain</source>
        <translation>默认密钥环</translation>
    </message>
    <message>
        <source>There is no D-Bus session bus, so the keychain cannot be reached. Start the program within a user session, or give the key by an environment variable or a systemd credential.</source>
        <translation>没有 D-Bus 会话总线，因此无法访问密钥环。请在用户会话中启动程序，或通过环境变量或 systemd 凭据提供密钥。</translation>
    </message>
    <message>
        <source>No keychain service (org.freedesktop.secrets) runs on the session bus. Install and start one, such as gnome-keyring or KWallet, or give the key by an environment variable or a systemd credential.</source>
        <translation>会话总线上没有运行密钥环服务（org.freedesktop.secrets）。请安装并启动一个，例如 gnome-keyring 或 KWallet，或通过环境变量或 systemd 凭据提供密钥。</translation>
    </message>
    <message>
        <source>The keychain is locked. Unlock it, or let the application call Tracker::unlockKeys(), which asks the user.</source>
        <translation>密钥环已锁定。请将其解锁，或让应用程序调用 Tracker::unlockKeys()，它会询问用户。</translation>
    </message>
    <message>
        <source>The keychain stays locked: the dialogue was dismissed, or could not be shown. Unlock it, or call Tracker::unlockKeys() again.</source>
        <translation>密钥环仍处于锁定状态：对话框被关闭，或无法显示。请将其解锁，或再次调用 Tracker::unlockKeys()。</translation>
    </message>
    <message>
        <source>The keychain service failed: %1</source>
        <translation>密钥环服务出错：%1</translation>
    </message>
    <message>
        <source>The event&apos;s properties are nested more than %1 levels deep. Flatten them, or send the inner part as text.</source>
        <translation>事件属性的嵌套超过 %1 层。请减少嵌套，或将内层部分作为文本发送。</translation>
    </message>
    <message>
        <source>The event&apos;s properties hold more than %1 values. Send a summary, or several events.</source>
        <translation>事件属性包含超过 %1 个值。请发送汇总，或拆成多个事件。</translation>
    </message>
    <message>
        <source>A property is of a type of the application&apos;s own, and its conversion threw an exception. Send text, a number or a map instead.</source>
        <translation>某个属性是应用程序自己的类型，其转换抛出了异常。请改为发送文本、数字或映射。</translation>
    </message>
    <message>
        <source>The name of a property is no valid text: it has half of a character (a surrogate) in it. Correct it, or leave the property out.</source>
        <translation>某个属性的名称不是有效文本：其中含有半个字符（代理项）。请更正，或省略该属性。</translation>
    </message>
    <message>
        <source>The property &quot;%1&quot; is or holds a number that is not finite (NaN or infinity). Leave it out, or send it as text.</source>
        <translation>属性“%1”是或包含非有限数（NaN 或无穷大）。请省略它，或将其作为文本发送。</translation>
    </message>
    <message>
        <source>There is no user id. Give one, as in identify(&quot;user_42&quot;); for a log-out there is reset().</source>
        <translation>缺少用户 ID。请提供一个，例如 identify(&quot;user_42&quot;)；注销请使用 reset()。</translation>
    </message>
    <message>
        <source>The timestamp is not within the years 1 to 9999. Times as numbers are milliseconds since 1970.</source>
        <translation>时间戳不在公元 1 年至 9999 年之间。以数字表示的时间是自 1970 年起的毫秒数。</translation>
    </message>
    <message>
        <source>The option &quot;%1&quot; is of a type that makes no sense there. Give ids as text, the quantity as a number, the timestamp as a date, as ISO 8601 or in milliseconds since 1970.</source>
        <translation>选项“%1”的类型在此处没有意义。ID 请用文本，数量请用数字，时间戳请用日期、ISO 8601 或自 1970 年起的毫秒数。</translation>
    </message>
    <message>
        <source>beforeTrack ended with its QML engine; the event was not sent, as nobody is left to scrub it.</source>
        <translation>beforeTrack 已随其 QML 引擎结束；由于无法再清理该事件，它没有发送。</translation>
    </message>
    <message>
        <source>The QML engine&apos;s thread, where beforeTrack runs, has not taken the last %1 events.</source>
        <translation>运行 beforeTrack 的 QML 引擎线程没有接收最后 %1 个事件。</translation>
    </message>
    <message>
        <source>beforeTrack: a function is needed</source>
        <translation>beforeTrack：需要一个函数</translation>
    </message>
    <message>
        <source>beforeTrack itself called track(), page() or identify()</source>
        <translation>beforeTrack 自身调用了 track()、page() 或 identify()</translation>
    </message>
    <message>
        <source>beforeTrack threw an error, so the event was not sent unscrubbed</source>
        <translation>beforeTrack 抛出了错误，因此未经清理的事件没有发送</translation>
    </message>
    <message>
        <source>beforeTrack left something in event.%1 that does not belong there</source>
        <translation>beforeTrack 在 event.%1 中留下了不该有的内容</translation>
    </message>
    <message>
        <source>a list of texts is needed</source>
        <translation>需要一个文本列表</translation>
    </message>
    <message>
        <source>an object is needed: { name: value }</source>
        <translation>需要一个对象：{ 名称: 值 }</translation>
    </message>
    <message>
        <source>userId: text or a whole number is needed</source>
        <translation>userId：需要文本或整数</translation>
    </message>
    <message>
        <source>the tracker is gone</source>
        <translation>跟踪器已不存在</translation>
    </message>
    <message>
        <source>a number</source>
        <translation>数字</translation>
    </message>
    <message>
        <source>a truth value</source>
        <translation>布尔值</translation>
    </message>
    <message>
        <source>an array</source>
        <translation>数组</translation>
    </message>
    <message>
        <source>a function</source>
        <translation>函数</translation>
    </message>
    <message>
        <source>something else</source>
        <translation>其他内容</translation>
    </message>
    <message>
        <source>%1: an object is needed, as in { amount_cents: 4900 }, not %2</source>
        <translation>%1：需要一个对象，例如 { amount_cents: 4900 }，而不是%2</translation>
    </message>
    <message>
        <source>the name must be text, as in track(&quot;purchase&quot;), not %1</source>
        <translation>名称必须是文本，例如 track(&quot;purchase&quot;)，而不是%1</translation>
    </message>
    <message>
        <source>%1: an object is needed</source>
        <translation>%1：需要一个对象</translation>
    </message>
    <message>
        <source>unknown, and left out: %1</source>
        <translation>未知，已省略：%1</translation>
    </message>
    <message>
        <source>the name must be text, a path or a URL, not %1</source>
        <translation>名称必须是文本、路径或 URL，而不是%1</translation>
    </message>
    <message>
        <source>the user id must be text or a whole number, not %1</source>
        <translation>用户 ID 必须是文本或整数，而不是%1</translation>
    </message>
    <message>
        <source>the user id is empty; to log out, call reset()</source>
        <translation>用户 ID 为空；要注销请调用 reset()</translation>
    </message>
    <message>
        <source>milliseconds are needed, not %1; 5000 are taken</source>
        <translation>需要毫秒数，而不是%1；已采用 5000</translation>
    </message>
    <message>
        <source>name and key must be text; nothing was stored</source>
        <translation>名称和密钥必须是文本；未存储任何内容</translation>
    </message>
    <message>
        <source>more than 4 million characters in one event</source>
        <translation>一个事件中超过 400 万个字符</translation>
    </message>
    <message>
        <source>more than 20 000 values in one event</source>
        <translation>一个事件中超过 20 000 个值</translation>
    </message>
    <message>
        <source>an invalid date</source>
        <translation>无效的日期</translation>
    </message>
    <message>
        <source>an object of QML or C++ cannot be sent; name the properties that you mean</source>
        <translation>无法发送 QML 或 C++ 对象；请指明所需的属性</translation>
    </message>
    <message>
        <source>the object contains itself</source>
        <translation>对象包含了自身</translation>
    </message>
    <message>
        <source>a value that cannot be read here; perhaps it belongs to another QML engine</source>
        <translation>此处无法读取的值；它可能属于另一个 QML 引擎</translation>
    </message>
    <message>
        <source>a function cannot be sent; did you mean to call it?</source>
        <translation>无法发送函数；您是想调用它吗？</translation>
    </message>
    <message>
        <source>a Symbol cannot be sent</source>
        <translation>无法发送 Symbol</translation>
    </message>
    <message>
        <source>binary data cannot be sent; make it text first</source>
        <translation>无法发送二进制数据；请先将其转换为文本</translation>
    </message>
    <message>
        <source>a Promise, WeakMap or WeakSet cannot be sent</source>
        <translation>无法发送 Promise、WeakMap 或 WeakSet</translation>
    </message>
    <message>
        <source>reading it threw an error</source>
        <translation>读取时抛出了错误</translation>
    </message>
    <message>
        <source>%1 cannot be written: %2.</source>
        <translation>无法写入 %1：%2。</translation>
    </message>
    <message>
        <source>it cannot be opened: %1</source>
        <translation>无法打开：%1</translation>
    </message>
    <message>
        <source>it is no file</source>
        <translation>不是文件</translation>
    </message>
    <message>
        <source>it cannot be read: %1</source>
        <translation>无法读取：%1</translation>
    </message>
    <message>
        <source>it is longer than %1 bytes</source>
        <translation>长度超过 %1 字节</translation>
    </message>
    <message>
        <source>it is empty</source>
        <translation>文件为空</translation>
    </message>
    <message>
        <source>it is no text in UTF-8</source>
        <translation>不是 UTF-8 文本</translation>
    </message>
    <message>
        <source>line %1 is not understood: %2</source>
        <translation>无法理解第 %1 行：%2</translation>
    </message>
    <message>
        <source>Tally.page belongs to an item, a popup or a window</source>
        <translation>Tally.page 应附加在项目、弹出框或窗口上</translation>
    </message>
    <message>
        <source>Tally.event: %1 has nothing that could be called an activation; a SignalTracker turns any signal into an event</source>
        <translation>Tally.event：%1 没有可视为激活的操作；SignalTracker 可以将任何信号变为事件</translation>
    </message>
    <message>
        <source>Tally.event: there is no tracker; nothing was sent</source>
        <translation>Tally.event：没有跟踪器；未发送任何内容</translation>
    </message>
    <message>
        <source>NavigationTracker: the target must be a StackView, SwipeView, TabBar, StackLayout, Loader, Drawer or Popup, not %1</source>
        <translation>NavigationTracker：目标必须是 StackView、SwipeView、TabBar、StackLayout、Loader、Drawer 或 Popup，而不是 %1</translation>
    </message>
    <message>
        <source>the path or the URL of a file on this machine is needed, not %1; nothing was written</source>
        <translation>需要本机文件的路径或 URL，而不是%1；未写入任何内容</translation>
    </message>
    <message>
        <source>SignalTracker: the event has no name; nothing will be sent</source>
        <translation>SignalTracker：事件没有名称；不会发送任何内容</translation>
    </message>
    <message>
        <source>SignalTracker: %1 has no signal &quot;%2&quot;</source>
        <translation>SignalTracker：%1 没有信号“%2”</translation>
    </message>
    <message>
        <source>SignalTracker: there is no tracker; nothing was sent</source>
        <translation>SignalTracker：没有跟踪器；未发送任何内容</translation>
    </message>
</context>
<context>
    <name>Tally::ConsentDialog</name>
    <message>
        <source>Usage data</source>
        <translation>使用数据</translation>
    </message>
    <message>
        <source>&amp;Accept</source>
        <translation>同意(&amp;A)</translation>
    </message>
    <message>
        <source>&amp;Decline</source>
        <translation>拒绝(&amp;D)</translation>
    </message>
    <message>
        <source>&amp;Not now</source>
        <translation>暂不(&amp;N)</translation>
    </message>
</context>
<context>
    <name>Tally::ConsentNotice</name>
    <message>
        <source>%1 (%2)</source>
        <comment>company, its host</comment>
        <translation>%1 (%2)</translation>
    </message>
    <message>
        <source>It shows what works well and what does not, so that %1 can be made better.</source>
        <translation>这些数据能反映哪些地方好用、哪些不好用，从而改进 %1。</translation>
    </message>
    <message>
        <source>What you do in %1: the pages you open and the actions you take, each with its time</source>
        <translation>您在 %1 中的操作：您打开的页面和执行的操作，以及各自的时间</translation>
    </message>
    <message>
        <source>A random number that stands for this installation, and one for each visit</source>
        <translation>一个代表此安装的随机编号，以及每次访问的随机编号</translation>
    </message>
    <message>
        <source>A random number that stands for you until you leave, and one for each session</source>
        <translation>一个在您离开之前代表您的随机编号，以及每次会话的随机编号</translation>
    </message>
    <message>
        <source>The version of %1, the operating system, the language and the size of the screen</source>
        <translation>%1 的版本、操作系统、语言和屏幕尺寸</translation>
    </message>
    <message>
        <source>Your user id, because you are signed in</source>
        <translation>您的用户 ID，因为您已登录</translation>
    </message>
    <message>
        <source>Your user id, if you sign in</source>
        <translation>您的用户 ID（如果您登录）</translation>
    </message>
    <message>
        <source>May %1 collect data about how it is used?</source>
        <translation>是否允许 %1 收集有关其使用情况的数据？</translation>
    </message>
    <message>
        <source>Whatever you answer, what you use is counted for billing. That count goes to %1.</source>
        <translation>无论您如何选择，您的使用量都会被统计并用于计费。统计结果会发送给 %1。</translation>
    </message>
    <message>
        <source>Whatever you answer, what you do is recorded for billing: with its details, its time and, if you are signed in, your user id. It goes to %1.</source>
        <translation>无论您如何选择，您的操作都会被记录并用于计费，其中包括操作的详细信息和时间；如果您已登录，还包括您的用户 ID。这些记录会发送给 %1。</translation>
    </message>
    <message>
        <source>The administrator of this device has switched the collection of usage data off.</source>
        <translation>此设备的管理员已关闭使用数据的收集。</translation>
    </message>
    <message>
        <source>The collection of usage data is switched off on this device, by the setting TALLY_DISABLED.</source>
        <translation>此设备已通过设置 TALLY_DISABLED 关闭使用数据的收集。</translation>
    </message>
    <message>
        <source>This device asks not to be tracked, by the setting DO_NOT_TRACK. %1 collects no usage data.</source>
        <translation>此设备通过设置 DO_NOT_TRACK 要求不被跟踪。%1 不收集使用数据。</translation>
    </message>
    <message>
        <source>%1 collects no usage data.</source>
        <translation>%1 不收集使用数据。</translation>
    </message>
    <message>
        <source>%1 collects usage data. You can switch it off.</source>
        <translation>%1 会收集使用数据。您可以将其关闭。</translation>
    </message>
    <message>
        <source>You have allowed %1 to collect usage data.</source>
        <translation>您已允许 %1 收集使用数据。</translation>
    </message>
    <message>
        <source>You allowed %1 to collect usage data on %2.</source>
        <translation>您已于 %2 允许 %1 收集使用数据。</translation>
    </message>
    <message>
        <source>You have not answered yet. Until you do, %1 sends no usage data.</source>
        <translation>您尚未作出选择。在此之前，%1 不会发送使用数据。</translation>
    </message>
    <message>
        <source>You have declined. %1 collects no usage data.</source>
        <translation>您已拒绝。%1 不收集使用数据。</translation>
    </message>
    <message>
        <source>You declined on %2. %1 collects no usage data.</source>
        <translation>您已于 %2 拒绝。%1 不收集使用数据。</translation>
    </message>
    <message>
        <source>The newest requests, up to %1, exactly as they left this device.</source>
        <translation>最近的请求（最多 %1），与离开此设备时完全一致。</translation>
    </message>
    <message>
        <source>%1 keeps no copy of what it sends.</source>
        <translation>%1 不保留其发送内容的副本。</translation>
    </message>
    <message>
        <source>To %1, events: %2, size: %3</source>
        <translation>发送至 %1，事件：%2，大小：%3</translation>
    </message>
    <message>
        <source>When %1 is started and closed, was updated, is in the background or has crashed, and how long it is used</source>
        <translation>%1 何时启动和关闭、何时更新过、是否处于后台或曾经崩溃，以及使用时长</translation>
    </message>
    <message>
        <source>If you decline, no usage data is sent. You can change your answer at any time.</source>
        <translation>如果您拒绝，则不会发送使用数据。您可以随时更改您的选择。</translation>
    </message>
    <message>
        <source>If you decline, no other usage data is sent. You can change your answer at any time.</source>
        <translation>如果您拒绝，则不会发送其他使用数据。您可以随时更改您的选择。</translation>
    </message>
    <message>
        <source>Usage data waits on this device until it has arrived, and goes to the recipients only, encrypted. If you decline, what still waits of it is erased.</source>
        <translation>使用数据会保存在此设备上直至送达，并且仅以加密方式发送给接收方。如果您拒绝，其中仍在等待发送的数据将被清除。</translation>
    </message>
    <message>
        <source>Before you answer, no usage data is written down and none is sent; what you do until then is sent only if you accept. After that, usage data waits on this device until it has arrived, and goes to the recipients only, encrypted. If you decline later, what still waits of it is erased.</source>
        <translation>在您作出选择之前，不会记录或发送使用数据；您在此之前的操作，只有在您同意后才会发送。此后，使用数据会保存在此设备上直至送达，并且仅以加密方式发送给接收方。如果您之后拒绝，其中仍在等待发送的数据将被清除。</translation>
    </message>
    <message>
        <source>On this device this erases the numbers that stand for you, the usage data that waits to be sent and the record of what was sent. The recipients are asked to erase what they hold under your user id. It cannot be undone.</source>
        <translation>此操作会清除此设备上代表您的编号、等待发送的使用数据以及已发送内容的记录，并请求接收方删除其在您的用户 ID 下保存的数据。此操作无法撤销。</translation>
    </message>
    <message>
        <source>On this device this erases the numbers that stand for you, the usage data that waits to be sent and the record of what was sent. The recipients keep what they have until you ask them to erase it. It cannot be undone.</source>
        <translation>此操作会清除此设备上代表您的编号、等待发送的使用数据以及已发送内容的记录。接收方会保留已有的数据，直到您自行请求其删除。此操作无法撤销。</translation>
    </message>
    <message>
        <source>On this device this erases the numbers that stand for you, the usage data that waits to be sent and the record of what was sent. The recipients keep what they have, under a number that nobody here knows any more. It cannot be undone.</source>
        <translation>此操作会清除此设备上代表您的编号、等待发送的使用数据以及已发送内容的记录。接收方会保留已有的数据，但对应的编号在此处已无人知晓。此操作无法撤销。</translation>
    </message>
    <message>
        <source>Your answer stays: %1 goes on collecting under a new number unless you decline.</source>
        <translation>您的选择仍然有效：除非您拒绝，%1 会以新的编号继续收集数据。</translation>
    </message>
    <message>
        <source>%1 goes on collecting under a new number unless you decline.</source>
        <translation>除非您拒绝，%1 会以新的编号继续收集数据。</translation>
    </message>
    <message>
        <source>What is owed to billing stays.</source>
        <translation>计费所需的数据会保留。</translation>
    </message>
    <message>
        <source>There is no folder %1.</source>
        <translation>文件夹 %1 不存在。</translation>
    </message>
    <message>
        <source>Your data was written to %1.</source>
        <translation>您的数据已写入 %1。</translation>
    </message>
    <message>
        <source>Your data was not written. %1</source>
        <translation>您的数据未能写入。%1</translation>
    </message>
</context>
<context>
    <name>Tally::DestinationTable</name>
    <message>
        <source>Destinations</source>
        <translation>目标</translation>
    </message>
    <message>
        <source>Destination</source>
        <translation>目标</translation>
    </message>
    <message>
        <source>State</source>
        <translation>状态</translation>
    </message>
    <message>
        <source>Delivered</source>
        <translation>已送达</translation>
    </message>
    <message>
        <source>Pending</source>
        <translation>待发送</translation>
    </message>
    <message>
        <source>Quarantined</source>
        <translation>已隔离</translation>
    </message>
    <message>
        <source>Dropped</source>
        <translation>已丢弃</translation>
    </message>
</context>
<context>
    <name>Tally::EventModel</name>
    <message>
        <source>it cannot be sent</source>
        <translation>无法发送</translation>
    </message>
    <message>
        <source>the vendor refused it, and it was not kept</source>
        <translation>服务商拒绝了它，且未予保留</translation>
    </message>
    <message>
        <source>the queue was full</source>
        <translation>队列已满</translation>
    </message>
    <message>
        <source>it was too old</source>
        <translation>已过期</translation>
    </message>
    <message>
        <source>the user did not consent</source>
        <translation>用户未同意</translation>
    </message>
    <message>
        <source>it was erased</source>
        <translation>已被删除</translation>
    </message>
    <message>
        <source>the store was damaged</source>
        <translation>存储已损坏</translation>
    </message>
    <message>
        <source>beforeTrack refused it</source>
        <translation>被 beforeTrack 拒绝</translation>
    </message>
    <message>
        <source>tracking is switched off</source>
        <translation>跟踪已关闭</translation>
    </message>
    <message>
        <source>analytics is not allowed</source>
        <translation>不允许分析</translation>
    </message>
    <message>
        <source>no destination wants it</source>
        <translation>没有目标需要它</translation>
    </message>
    <message>
        <source>in memory, until there is a destination</source>
        <translation>保存在内存中，直到有目标为止</translation>
    </message>
    <message>
        <source>part of the sum sent as %1</source>
        <translation>已计入以 %1 发送的合计</translation>
    </message>
    <message>
        <source>its request was given up</source>
        <translation>其请求已放弃</translation>
    </message>
    <message>
        <source>one of its batch was refused, so it is sent in halves</source>
        <translation>批次中有一个事件被拒绝，因此分成两半发送</translation>
    </message>
    <message>
        <source>again, from quarantine</source>
        <translation>从隔离区重新发送</translation>
    </message>
    <message>
        <source>the vendor refused the key</source>
        <translation>服务商拒绝了密钥</translation>
    </message>
    <message>
        <source>%1: %2</source>
        <comment>cause: detail</comment>
        <translation>%1：%2</translation>
    </message>
    <message>
        <source>%1: %2</source>
        <comment>fate: cause</comment>
        <translation>%1：%2</translation>
    </message>
    <message>
        <source>Queued</source>
        <translation>排队中</translation>
    </message>
    <message>
        <source>Sending</source>
        <translation>正在发送</translation>
    </message>
    <message>
        <source>Delivered</source>
        <translation>已送达</translation>
    </message>
    <message>
        <source>Retry at %1</source>
        <translation>将于 %1 重试</translation>
    </message>
    <message>
        <source>To be sent again</source>
        <translation>等待重新发送</translation>
    </message>
    <message>
        <source>Quarantined</source>
        <translation>已隔离</translation>
    </message>
    <message>
        <source>Dropped</source>
        <translation>已丢弃</translation>
    </message>
    <message>
        <source>Held until the user consents</source>
        <translation>保留至用户同意</translation>
    </message>
    <message>
        <source>Idle</source>
        <translation>空闲</translation>
    </message>
    <message>
        <source>Waiting</source>
        <translation>等待中</translation>
    </message>
    <message>
        <source>Backing off</source>
        <translation>暂停后重试</translation>
    </message>
    <message>
        <source>Waiting for a key</source>
        <translation>等待密钥</translation>
    </message>
    <message>
        <source>Key refused</source>
        <translation>密钥被拒绝</translation>
    </message>
    <message>
        <source>Misconfigured</source>
        <translation>配置有误</translation>
    </message>
    <message>
        <source>Offline</source>
        <translation>离线</translation>
    </message>
    <message>
        <source>Switched off</source>
        <translation>已关闭</translation>
    </message>
</context>
<context>
    <name>Tally::EventTable</name>
    <message>
        <source>Time</source>
        <translation>时间</translation>
    </message>
    <message>
        <source>Event</source>
        <translation>事件</translation>
    </message>
    <message>
        <source>Kind</source>
        <translation>类型</translation>
    </message>
    <message>
        <source>Fate</source>
        <translation>状态</translation>
    </message>
</context>
<context>
    <name>Tally::InspectorDock</name>
    <message>
        <source>Event Inspector</source>
        <translation>事件检查器</translation>
    </message>
</context>
<context>
    <name>Tally::InspectorPanel</name>
    <message>
        <source>&amp;Search:</source>
        <translation>搜索(&amp;S)：</translation>
    </message>
    <message>
        <source>Name, id or property</source>
        <translation>名称、ID 或属性</translation>
    </message>
    <message>
        <source>F&amp;ate:</source>
        <translation>状态(&amp;A)：</translation>
    </message>
    <message>
        <source>Events, the newest first</source>
        <translation>事件，最新的在前</translation>
    </message>
    <message>
        <source>What the tracker holds of the event</source>
        <translation>跟踪器保存的该事件信息</translation>
    </message>
    <message>
        <source>Event</source>
        <translation>事件</translation>
    </message>
    <message>
        <source>The selected event</source>
        <translation>所选事件</translation>
    </message>
    <message>
        <source>Send &amp;now</source>
        <translation>立即发送(&amp;N)</translation>
    </message>
    <message>
        <source>&amp;Retry quarantined</source>
        <translation>重试隔离事件(&amp;R)</translation>
    </message>
    <message>
        <source>&amp;Clear list</source>
        <translation>清空列表(&amp;C)</translation>
    </message>
    <message>
        <source>&amp;Offline</source>
        <translation>离线(&amp;O)</translation>
    </message>
    <message>
        <source>All</source>
        <translation>全部</translation>
    </message>
    <message>
        <source>Held</source>
        <translation>已保留</translation>
    </message>
    <message>
        <source>Queued</source>
        <translation>排队中</translation>
    </message>
    <message>
        <source>Sending</source>
        <translation>正在发送</translation>
    </message>
    <message>
        <source>Delivered</source>
        <translation>已送达</translation>
    </message>
    <message>
        <source>Retrying</source>
        <translation>等待重试</translation>
    </message>
    <message>
        <source>Quarantined</source>
        <translation>已隔离</translation>
    </message>
    <message>
        <source>Dropped</source>
        <translation>已丢弃</translation>
    </message>
    <message>
        <source>%1: %2</source>
        <translation>%1：%2</translation>
    </message>
    <message>
        <source>Sent to %1</source>
        <translation>已发送至 %1</translation>
    </message>
    <message>
        <source>Select an event to see what is known of it.</source>
        <translation>选择一个事件以查看其已知信息。</translation>
    </message>
    <message>
        <source>The event exactly as it was sent to %1</source>
        <translation>与发送至 %1 时完全一致的事件</translation>
    </message>
    <message>
        <source>Shown: %1</source>
        <translation>显示：%1</translation>
    </message>
    <message>
        <source>Shown: %1 of %2</source>
        <translation>显示：%1/%2</translation>
    </message>
    <message>
        <source>passed unseen: %1</source>
        <translation>未列出：%1</translation>
    </message>
    <message>
        <source>accepted: %1</source>
        <translation>已接受：%1</translation>
    </message>
    <message>
        <source>delivered: %1</source>
        <translation>已送达：%1</translation>
    </message>
    <message>
        <source>pending: %1</source>
        <translation>待发送：%1</translation>
    </message>
    <message>
        <source>quarantined: %1</source>
        <translation>已隔离：%1</translation>
    </message>
    <message>
        <source>dropped: %1</source>
        <translation>已丢弃：%1</translation>
    </message>
</context>
<context>
    <name>Tally::NoticeView</name>
    <message>
        <source>What is collected</source>
        <translation>收集哪些内容</translation>
    </message>
    <message>
        <source>Who gets it</source>
        <translation>谁会收到这些数据</translation>
    </message>
    <message>
        <source>Fewer details</source>
        <translation>收起详细信息</translation>
    </message>
    <message>
        <source>More details</source>
        <translation>更多详细信息</translation>
    </message>
    <message>
        <source>Expanded</source>
        <translation>已展开</translation>
    </message>
    <message>
        <source>Collapsed</source>
        <translation>已折叠</translation>
    </message>
    <message>
        <source>Read the privacy policy</source>
        <translation>阅读隐私政策</translation>
    </message>
</context>
<context>
    <name>Tally::PrivacySettings</name>
    <message>
        <source>Usage data</source>
        <translation>使用数据</translation>
    </message>
    <message>
        <source>A&amp;llow usage data</source>
        <translation>允许使用数据(&amp;L)</translation>
    </message>
    <message>
        <source>Do &amp;not allow it</source>
        <translation>不允许(&amp;N)</translation>
    </message>
    <message>
        <source>&amp;Show what was sent…</source>
        <translation>查看已发送的内容(&amp;S)…</translation>
    </message>
    <message>
        <source>&amp;Export my data…</source>
        <translation>导出我的数据(&amp;E)…</translation>
    </message>
    <message>
        <source>&amp;Delete my data…</source>
        <translation>删除我的数据(&amp;D)…</translation>
    </message>
    <message>
        <source>Export my data</source>
        <translation>导出我的数据</translation>
    </message>
    <message>
        <source>JSON files (*.json)</source>
        <translation>JSON 文件 (*.json)</translation>
    </message>
    <message>
        <source>my data</source>
        <comment>name of a file, without its ending</comment>
        <translation>我的数据</translation>
    </message>
    <message>
        <source>Delete my data</source>
        <translation>删除我的数据</translation>
    </message>
    <message>
        <source>Do you want to delete your data?</source>
        <translation>要删除您的数据吗？</translation>
    </message>
    <message>
        <source>&amp;Keep it</source>
        <translation>保留(&amp;K)</translation>
    </message>
    <message>
        <source>&amp;Delete it</source>
        <translation>删除(&amp;D)</translation>
    </message>
    <message>
        <source>Your usage data on this device has been deleted.</source>
        <translation>您在此设备上的使用数据已删除。</translation>
    </message>
</context>
<context>
    <name>Tally::SentDialog</name>
    <message>
        <source>&amp;Laid out for reading</source>
        <translation>以易读格式显示(&amp;L)</translation>
    </message>
    <message>
        <source>What was sent</source>
        <translation>已发送的内容</translation>
    </message>
    <message>
        <source>Requests, the newest first</source>
        <translation>请求，最新的在前</translation>
    </message>
    <message>
        <source>Time</source>
        <translation>时间</translation>
    </message>
    <message>
        <source>Recipient</source>
        <translation>接收方</translation>
    </message>
    <message>
        <source>Events</source>
        <translation>事件</translation>
    </message>
    <message>
        <source>%1 (%2)</source>
        <translation>%1 (%2)</translation>
    </message>
    <message>
        <source>The request exactly as it was sent</source>
        <translation>与发送时完全一致的请求</translation>
    </message>
    <message>
        <source>Nothing has been sent yet.</source>
        <translation>尚未发送任何内容。</translation>
    </message>
    <message>
        <source>&amp;Close</source>
        <translation>关闭(&amp;C)</translation>
    </message>
</context>
<context>
    <name>Tally::Tracker</name>
    <message>
        <source>track(): there is no option &quot;%1&quot;; it was ignored.</source>
        <translation>track()：没有选项“%1”；已忽略。</translation>
    </message>
    <message>
        <source>page(): there is no option &quot;%1&quot;; it was ignored.</source>
        <translation>page()：没有选项“%1”；已忽略。</translation>
    </message>
    <message>
        <source>identify() was called without a user id; to log out, call reset().</source>
        <translation>调用 identify() 时没有提供用户 ID；要注销请调用 reset()。</translation>
    </message>
    <message>
        <source>&quot;%1&quot; cannot name a destination: use letters, digits, &apos;.&apos;, &apos;_&apos; and &apos;-&apos;.</source>
        <translation>“%1”不能用作目标名称：请使用字母、数字、“.”、“_”和“-”。</translation>
    </message>
    <message>
        <source>There is a destination &quot;%1&quot; already; give the second one a name of its own.</source>
        <translation>目标“%1”已存在；请为第二个目标另取名称。</translation>
    </message>
    <message>
        <source>The destination &quot;%1&quot; belongs to another tracker.</source>
        <translation>目标“%1”属于另一个跟踪器。</translation>
    </message>
    <message>
        <source>The destination &quot;%1&quot; was removed a moment ago, and its store is not closed yet; add it again later.</source>
        <translation>目标“%1”刚被移除，其存储尚未关闭；请稍后再添加。</translation>
    </message>
    <message>
        <source>The file that remembers the user&apos;s answer cannot be read: %1. Until it can, analytics waits.</source>
        <translation>无法读取保存用户答复的文件：%1。在可以读取之前，分析暂停。</translation>
    </message>
    <message>
        <source>The file that remembers the anonymous id was damaged; it was set aside and a new id is made.</source>
        <translation>保存匿名 ID 的文件已损坏；该文件已搁置，并会生成新的 ID。</translation>
    </message>
    <message>
        <source>Who the user is and what the user answered cannot be written: %1. It is tried again.</source>
        <translation>无法写入用户身份及其答复：%1。将会重试。</translation>
    </message>
    <message>
        <source>Destination %1 uses a secret key in a program with a user interface. Whoever has the program can read the key. Use a publishable key or your own server as a relay, or set secretKeyAccepted where only you have the device.</source>
        <translation>目标 %1 在带有用户界面的程序中使用了私密密钥。任何拥有此程序的人都能读取该密钥。请使用可公开密钥，或用您自己的服务器中转；如果设备只由您掌握，请设置 secretKeyAccepted。</translation>
    </message>
    <message>
        <source>Without a QCoreApplication there is no keychain. Try again when there is one.</source>
        <translation>没有 QCoreApplication 就没有密钥环。请在有了之后重试。</translation>
    </message>
    <message>
        <source>The tracker&apos;s name is fixed once it has started.</source>
        <translation>跟踪器启动后，其名称不能更改。</translation>
    </message>
    <message>
        <source>The tracker&apos;s storage path is fixed once it has started.</source>
        <translation>跟踪器启动后，其存储路径不能更改。</translation>
    </message>
    <message>
        <source>The super properties were not taken: %1</source>
        <translation>未采用公共属性：%1</translation>
    </message>
    <message>
        <source>A tracker of the name &quot;%1&quot; is alive already; this one does nothing. Use that one, or give this one a name of its own.</source>
        <translation>名为“%1”的跟踪器已存在；此跟踪器不起作用。请使用已有的那个，或为此跟踪器另取名称。</translation>
    </message>
    <message>
        <source>&quot;%1&quot; cannot name a tracker: use letters, digits, &apos;.&apos;, &apos;_&apos; and &apos;-&apos;.</source>
        <translation>“%1”不能用作跟踪器名称：请使用字母、数字、“.”、“_”和“-”。</translation>
    </message>
    <message>
        <source>Events of an earlier run wait for a destination &quot;%1&quot;, which this program does not have. They are kept until they are too old.</source>
        <translation>先前运行留下的事件在等待目标“%1”，而此程序没有该目标。这些事件会保留到过期为止。</translation>
    </message>
    <message>
        <source>Events in %1 cannot be read. They stay there until they can.</source>
        <translation>无法读取 %1 中的事件。在可以读取之前，它们留在那里。</translation>
    </message>
    <message>
        <source>The store cannot be opened. %1 Events are kept in memory until it can.</source>
        <translation>无法打开存储。%1 在可以打开之前，事件保留在内存中。</translation>
    </message>
    <message>
        <source>There is nothing to write down: the tracker has not started, or does nothing.</source>
        <translation>没有可写入的内容：跟踪器尚未启动，或不起作用。</translation>
    </message>
    <message>
        <source>Say to which file.</source>
        <translation>请指明写入哪个文件。</translation>
    </message>
    <message>
        <source>This is a copy of another machine&apos;s disk: the anonymous id is a new one.</source>
        <translation>这是另一台机器的磁盘副本：匿名 ID 已更换为新的。</translation>
    </message>
    <message>
        <source>Events that the other machine has not sent yet are its own to send; here they were set aside in %1.</source>
        <translation>另一台机器尚未发送的事件由它自己发送；在这里，它们已搁置到 %1。</translation>
    </message>
    <message>
        <source>The administrator&apos;s file %1 cannot be used: %2. Until it is mended or removed, nothing is stored or sent for analytics.</source>
        <translation>管理员文件 %1 无法使用：%2。在修正或移除该文件之前，不会为分析存储或发送任何内容。</translation>
    </message>
</context>
<context>
    <name>Tally::Uploader</name>
    <message numerus="yes">
        <source>The queue is full: the oldest %n event(s) were dropped.</source>
        <translation>
            <numerusform>队列已满：已丢弃最早的 %n 个事件。</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n event(s) are in memory only, and gone when the program ends. %1</source>
        <translation>
            <numerusform>%n 个事件仅在内存中，程序结束后将会丢失。%1</numerusform>
        </translation>
    </message>
    <message>
        <source>Refused events cannot be put into quarantine: %1. They are kept, and sent again.</source>
        <translation>无法将被拒绝的事件放入隔离区：%1。它们会保留并重新发送。</translation>
    </message>
    <message numerus="yes">
        <source>%n event(s) may be there twice: their first request had no answer, and when they were sent again the vendor no longer remembered it.</source>
        <translation>
            <numerusform>有 %n 个事件可能重复：首次请求没有得到应答，再次发送时服务商已不记得该请求。</numerusform>
        </translation>
    </message>
    <message>
        <source>The vendor refused %1 events in a row, so sending is paused. The last reason: %2. Correct the destination&apos;s options, then call flush().</source>
        <translation>服务商连续拒绝了 %1 个事件，因此发送已暂停。最后的原因：%2。请更正目标的选项，然后调用 flush()。</translation>
    </message>
    <message>
        <source>The vendor refused the key. %1 Events are kept. Store a valid key; it is used at once.</source>
        <translation>服务商拒绝了该密钥。%1 事件会保留。请存储有效的密钥，它会立即生效。</translation>
    </message>
    <message numerus="yes">
        <source>The vendor refused %n event(s) for good: %1</source>
        <translation>
            <numerusform>服务商最终拒绝了 %n 个事件：%1</numerusform>
        </translation>
    </message>
    <message>
        <source>What was sent cannot be written down in %1: %2.</source>
        <translation>已发送的内容无法记录到 %1：%2。</translation>
    </message>
</context>
<context>
    <name>TallyAnswerButtons</name>
    <message>
        <source>Decline</source>
        <translation>拒绝</translation>
    </message>
    <message>
        <source>Accept</source>
        <translation>同意</translation>
    </message>
</context>
<context>
    <name>TallyDeletionDialog</name>
    <message>
        <source>Delete your data?</source>
        <translation>删除您的数据？</translation>
    </message>
    <message>
        <source>Keep it</source>
        <translation>保留</translation>
    </message>
    <message>
        <source>Delete</source>
        <translation>删除</translation>
    </message>
</context>
<context>
    <name>TallyInspectorDestinations</name>
    <message>
        <source>%1: %2</source>
        <comment>counter: number</comment>
        <translation>%1：%2</translation>
    </message>
    <message>
        <source>The tracker has no destination.</source>
        <translation>跟踪器没有目标。</translation>
    </message>
    <message>
        <source>There is no tracker.</source>
        <translation>没有跟踪器。</translation>
    </message>
    <message>
        <source>Pending</source>
        <translation>待发送</translation>
    </message>
    <message>
        <source>Delivered</source>
        <translation>已送达</translation>
    </message>
    <message>
        <source>Quarantined</source>
        <translation>已隔离</translation>
    </message>
    <message>
        <source>Dropped</source>
        <translation>已丢弃</translation>
    </message>
</context>
<context>
    <name>TallyInspectorDetails</name>
    <message>
        <source>Close the details</source>
        <translation>关闭详细信息</translation>
    </message>
    <message>
        <source>Event</source>
        <translation>事件</translation>
    </message>
    <message>
        <source>Sent to %1</source>
        <translation>已发送至 %1</translation>
    </message>
    <message>
        <source>What the tracker holds of the event</source>
        <translation>跟踪器保存的该事件信息</translation>
    </message>
    <message>
        <source>What was sent, exactly</source>
        <translation>实际发送的内容</translation>
    </message>
</context>
<context>
    <name>TallyInspectorFilter</name>
    <message>
        <source>Name, id or property</source>
        <translation>名称、ID 或属性</translation>
    </message>
    <message>
        <source>Search</source>
        <translation>搜索</translation>
    </message>
    <message>
        <source>Fate</source>
        <translation>状态</translation>
    </message>
    <message>
        <source>All</source>
        <translation>全部</translation>
    </message>
    <message>
        <source>Queued</source>
        <translation>排队中</translation>
    </message>
    <message>
        <source>Sending</source>
        <translation>正在发送</translation>
    </message>
    <message>
        <source>Delivered</source>
        <translation>已送达</translation>
    </message>
    <message>
        <source>Retrying</source>
        <translation>等待重试</translation>
    </message>
    <message>
        <source>Quarantined</source>
        <translation>已隔离</translation>
    </message>
    <message>
        <source>Dropped</source>
        <translation>已丢弃</translation>
    </message>
    <message>
        <source>Held</source>
        <translation>已保留</translation>
    </message>
    <message>
        <source>%1 of %2 events; %3 passed too quickly to be listed</source>
        <translation>%2 个事件中的 %1 个；%3 个因过快而未列出</translation>
    </message>
    <message>
        <source>%1 of %2 events</source>
        <translation>%2 个事件中的 %1 个</translation>
    </message>
</context>
<context>
    <name>TallyInspectorHead</name>
    <message>
        <source>Beside the application</source>
        <translation>应用程序旁边</translation>
    </message>
    <message>
        <source>Whole window</source>
        <translation>整个窗口</translation>
    </message>
    <message>
        <source>Close the inspector</source>
        <translation>关闭检查器</translation>
    </message>
    <message>
        <source>Send now</source>
        <translation>立即发送</translation>
    </message>
    <message>
        <source>Retry quarantined</source>
        <translation>重试隔离事件</translation>
    </message>
    <message>
        <source>Go online</source>
        <translation>转为在线</translation>
    </message>
    <message>
        <source>Go offline</source>
        <translation>转为离线</translation>
    </message>
    <message>
        <source>Clear list</source>
        <translation>清空列表</translation>
    </message>
</context>
<context>
    <name>TallyInspectorList</name>
    <message>
        <source>Queued</source>
        <translation>排队中</translation>
    </message>
    <message>
        <source>Sending</source>
        <translation>正在发送</translation>
    </message>
    <message>
        <source>Delivered</source>
        <translation>已送达</translation>
    </message>
    <message>
        <source>Retrying</source>
        <translation>等待重试</translation>
    </message>
    <message>
        <source>Quarantined</source>
        <translation>已隔离</translation>
    </message>
    <message>
        <source>Dropped</source>
        <translation>已丢弃</translation>
    </message>
    <message>
        <source>Held</source>
        <translation>已保留</translation>
    </message>
    <message>
        <source>Events</source>
        <translation>事件</translation>
    </message>
    <message>
        <source>%1, %2</source>
        <comment>name of an event, its fate</comment>
        <translation>%1，%2</translation>
    </message>
    <message>
        <source>No event matches.</source>
        <translation>没有匹配的事件。</translation>
    </message>
    <message>
        <source>Events are listed from the moment on in which this was opened.</source>
        <translation>从打开此窗口起列出事件。</translation>
    </message>
</context>
<context>
    <name>TallyNoticeDetails</name>
    <message>
        <source>Fewer details</source>
        <translation>收起详细信息</translation>
    </message>
    <message>
        <source>More details</source>
        <translation>更多详细信息</translation>
    </message>
    <message>
        <source>Expanded</source>
        <translation>已展开</translation>
    </message>
    <message>
        <source>Collapsed</source>
        <translation>已折叠</translation>
    </message>
    <message>
        <source>Read the privacy policy</source>
        <translation>阅读隐私政策</translation>
    </message>
</context>
<context>
    <name>TallySentDialog</name>
    <message>
        <source>What was sent</source>
        <translation>已发送的内容</translation>
    </message>
    <message>
        <source>Requests</source>
        <translation>请求</translation>
    </message>
    <message>
        <source>Exact text of the request</source>
        <translation>请求的原文</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>关闭</translation>
    </message>
</context>
</TS>
