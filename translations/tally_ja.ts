<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="ja_JP" sourcelanguage="en">
<context>
    <name>ConsentBanner</name>
    <message>
        <source>Usage data</source>
        <translation>利用状況データ</translation>
    </message>
    <message>
        <source>What is collected</source>
        <translation>収集する内容</translation>
    </message>
    <message>
        <source>Not now</source>
        <translation>後で</translation>
    </message>
</context>
<context>
    <name>ConsentDialog</name>
    <message>
        <source>Usage data</source>
        <translation>利用状況データ</translation>
    </message>
    <message>
        <source>What is collected</source>
        <translation>収集する内容</translation>
    </message>
    <message>
        <source>Who gets it</source>
        <translation>提供先</translation>
    </message>
    <message>
        <source>Not now</source>
        <translation>後で</translation>
    </message>
</context>
<context>
    <name>PrivacySettings</name>
    <message>
        <source>Usage data</source>
        <translation>利用状況データ</translation>
    </message>
    <message>
        <source>Your usage data on this device has been deleted.</source>
        <translation>このデバイス上のあなたの利用状況データを削除しました。</translation>
    </message>
    <message>
        <source>Allow %1 to collect usage data</source>
        <translation>%1 による利用状況データの収集を許可する</translation>
    </message>
    <message>
        <source>What is collected</source>
        <translation>収集する内容</translation>
    </message>
    <message>
        <source>Who gets it</source>
        <translation>提供先</translation>
    </message>
    <message>
        <source>Show what was sent</source>
        <translation>送信した内容を表示</translation>
    </message>
    <message>
        <source>Show</source>
        <translation>表示</translation>
    </message>
    <message>
        <source>Export my data</source>
        <translation>自分のデータをエクスポート</translation>
    </message>
    <message>
        <source>Writes everything that is kept about you on this device to a file.</source>
        <translation>このデバイスに保存されている、あなたに関するすべての内容をファイルに書き出します。</translation>
    </message>
    <message>
        <source>Export</source>
        <translation>エクスポート</translation>
    </message>
    <message>
        <source>Delete my data</source>
        <translation>自分のデータを削除</translation>
    </message>
    <message>
        <source>Erases the usage data that is kept about you on this device.</source>
        <translation>このデバイスに保存されている、あなたに関する利用状況データを消去します。</translation>
    </message>
    <message>
        <source>Delete…</source>
        <translation>削除…</translation>
    </message>
</context>
<context>
    <name>Tally</name>
    <message>
        <source>The environment variable %1 is ignored: a whole number of at least %2 is needed.</source>
        <translation>環境変数 %1 は無視されます: %2 以上の整数が必要です。</translation>
    </message>
    <message>
        <source>The environment variable %1 is ignored: a host from the environment is used only with a key from the environment.</source>
        <translation>環境変数 %1 は無視されます: 環境変数のホストは、環境変数のキーと一緒の場合にのみ使用されます。</translation>
    </message>
    <message>
        <source>The host of destination %1 is not a URL; give one such as %2.</source>
        <translation>送信先 %1 のホストが URL ではありません。%2 のように指定してください。</translation>
    </message>
    <message>
        <source>The host of destination %1 holds a user or password; leave them out.</source>
        <translation>送信先 %1 のホストにユーザー名またはパスワードが含まれています。取り除いてください。</translation>
    </message>
    <message>
        <source>The host of destination %1 must begin with https://; a key is never sent without TLS, except to this machine.</source>
        <translation>送信先 %1 のホストは https:// で始まる必要があります。このコンピューター宛てを除き、キーが TLS なしで送信されることはありません。</translation>
    </message>
    <message>
        <source>No answer came.</source>
        <translation>応答がありませんでした。</translation>
    </message>
    <message>
        <source>The host answered with a redirection (HTTP %1), which is never followed, as the key would go with it. Set `host` to where it leads, if that is %2&apos;s.</source>
        <translation>ホストがリダイレクト（HTTP %1）を返しました。キーも一緒に送られてしまうため、リダイレクトには従いません。リダイレクト先が %2 のものであれば、`host` にその宛先を設定してください。</translation>
    </message>
    <message>
        <source>%1 answered HTTP %2: %3</source>
        <translation>%1 が HTTP %2 を返しました: %3</translation>
    </message>
    <message>
        <source>The answer (HTTP %1) is not one of %2&apos;s. `host` may be wrong, or a proxy or the login page of a network answers in its place.</source>
        <translation>この応答（HTTP %1）は %2 のものではありません。`host` が間違っているか、プロキシやネットワークのログインページが代わりに応答している可能性があります。</translation>
    </message>
    <message>
        <source>%1 refuses the key (%2, HTTP %3). Check that it is complete, of the right account and not revoked.</source>
        <translation>%1 がキーを拒否しました（%2、HTTP %3）。キーが完全か、正しいアカウントのものか、失効していないかを確認してください。</translation>
    </message>
    <message>
        <source>The server answered HTTP %1.</source>
        <translation>サーバーが HTTP %1 を返しました。</translation>
    </message>
    <message>
        <source>%1 counted %2 of %3 events.</source>
        <translation>%1 は %3 件中 %2 件のイベントを計上しました。</translation>
    </message>
    <message>
        <source>The %1 key is empty.</source>
        <translation>%1 のキーが空です。</translation>
    </message>
    <message>
        <source>The %1 key holds a blank, a line break or another character that no key has. Copy it again.</source>
        <translation>%1 のキーに、空白、改行、またはキーに使われない文字が含まれています。もう一度コピーしてください。</translation>
    </message>
    <message>
        <source>The environment variable %1 is ignored: a JSON object of texts, numbers and booleans is needed, such as {&quot;env&quot;:&quot;prod&quot;}.</source>
        <translation>環境変数 %1 は無視されます: {&quot;env&quot;:&quot;prod&quot;} のような、テキスト、数値、真偽値からなる JSON オブジェクトが必要です。</translation>
    </message>
    <message>
        <source>Doow gives no reason.</source>
        <translation>Doow は理由を示していません。</translation>
    </message>
    <message numerus="yes">
        <source>Doow refused %n event(s) and does not say which of the batch.</source>
        <translation>
            <numerusform>Doow が %n 件のイベントを拒否しましたが、バッチ内のどれかは示していません。</numerusform>
        </translation>
    </message>
    <message>
        <source>&quot;%1&quot; of the attribution is not a text, a number or a boolean. Doow takes flat attribution only; what is nested can go to &quot;metadata&quot;.</source>
        <translation>アトリビューションの「%1」がテキスト、数値、真偽値のいずれでもありません。Doow が受け付けるのはネストのないアトリビューションだけです。ネストした内容は「metadata」に入れられます。</translation>
    </message>
    <message>
        <source>The event has no name. Give it one, as in track(&quot;purchase&quot;).</source>
        <translation>イベントに名前がありません。track(&quot;purchase&quot;) のように名前を付けてください。</translation>
    </message>
    <message>
        <source>&quot;%1&quot; has %2 characters; Doow takes up to %3. Shorten it.</source>
        <translation>「%1」は %2 文字です。Doow が受け付けるのは %3 文字までです。短くしてください。</translation>
    </message>
    <message>
        <source>The event has no id or no time.</source>
        <translation>イベントに ID または時刻がありません。</translation>
    </message>
    <message>
        <source>The quantity is not a finite number greater than 0. Leave it out for 1, or track nothing.</source>
        <translation>数量が 0 より大きい有限の数値ではありません。1 の場合は省略し、そうでなければ記録しないでください。</translation>
    </message>
    <message>
        <source>The option &quot;%1&quot; is blank. Leave it out, or fill it in.</source>
        <translation>オプション「%1」が空です。省略するか、値を入力してください。</translation>
    </message>
    <message>
        <source>Doow needs to know the licence that the usage belongs to. Set `licenseId` of the destination, or give &quot;license_id&quot; with the event.</source>
        <translation>Doow には使用量がどのライセンスに属するかが必要です。送信先の `licenseId` を設定するか、イベントに「license_id」を指定してください。</translation>
    </message>
    <message>
        <source>&quot;kind&quot; must be %1 or %2.</source>
        <translation>「kind」は %1 または %2 でなければなりません。</translation>
    </message>
    <message>
        <source>&quot;%1&quot; is not an object, such as {&quot;team&quot;: &quot;kiosk&quot;}.</source>
        <translation>「%1」が {&quot;team&quot;: &quot;kiosk&quot;} のようなオブジェクトではありません。</translation>
    </message>
    <message>
        <source>Doow keeps the first %1 characters of &quot;unit&quot; only.</source>
        <translation>Doow は「unit」の先頭 %1 文字のみを保持します。</translation>
    </message>
    <message>
        <source>The event is %1 bytes of JSON; in one request to Doow there is room for %2. Send less attribution and metadata.</source>
        <translation>イベントは JSON で %1 バイトです。Doow への 1 回のリクエストに入るのは %2 バイトです。アトリビューションとメタデータを減らしてください。</translation>
    </message>
    <message>
        <source>This is not a Doow key; those start with &quot;dk_&quot;.</source>
        <translation>これは Doow のキーではありません。Doow のキーは「dk_」で始まります。</translation>
    </message>
    <message>
        <source>Fluxrate refuses the session&apos;s token (%1, HTTP %2). It ends 15 minutes after the login: set a fresh one, or use an API key and `api: SdkTrack`.</source>
        <translation>Fluxrate がセッションのトークンを拒否しました（%1、HTTP %2）。トークンはログインから 15 分で失効します。新しいトークンを設定するか、API キーと `api: SdkTrack` を使用してください。</translation>
    </message>
    <message>
        <source>Fluxrate says that the key may not do this (%1, HTTP %2). It needs the scope usage.write.</source>
        <translation>Fluxrate によると、このキーにはその権限がありません（%1、HTTP %2）。スコープ usage.write が必要です。</translation>
    </message>
    <message>
        <source>Fluxrate has this event already (HTTP 409): %1</source>
        <translation>Fluxrate にはこのイベントがすでにあります（HTTP 409）: %1</translation>
    </message>
    <message>
        <source>Fluxrate does not find it (HTTP 404): %1. Check meter and customer, and that the path in `host` is the API&apos;s.</source>
        <translation>Fluxrate で見つかりません（HTTP 404）: %1。メーターと顧客、および `host` のパスが API のものかを確認してください。</translation>
    </message>
    <message>
        <source>`meters`: the entry &quot;%1&quot; is neither a meter&apos;s token nor { token, aggregation }.</source>
        <translation>`meters`: 項目「%1」がメーターのトークンでも { token, aggregation } でもありません。</translation>
    </message>
    <message>
        <source>`meters`: the aggregation of &quot;%1&quot; is none that Fluxrate has. Take SUM, MAX, UNIQUE_COUNT or LAST, as the meter has it there.</source>
        <translation>`meters`: 「%1」の集計方法は Fluxrate にないものです。Fluxrate のメーターに合わせて SUM、MAX、UNIQUE_COUNT、LAST のいずれかを使用してください。</translation>
    </message>
    <message>
        <source>`meters`: the meter of &quot;%1&quot; has another aggregation in another entry. Give it the one that it has at Fluxrate.</source>
        <translation>`meters`: 「%1」のメーターが別の項目で異なる集計方法になっています。Fluxrate での集計方法を指定してください。</translation>
    </message>
    <message>
        <source>&quot;%1&quot; belongs to the other of Fluxrate&apos;s two APIs. Give &quot;%2&quot;, or set the destination&apos;s `api`.</source>
        <translation>「%1」は Fluxrate の 2 つの API のうちもう一方のものです。「%2」を指定するか、送信先の `api` を設定してください。</translation>
    </message>
    <message>
        <source>The event has no meter. Give &quot;%1&quot; as a text, or its name a meter in `meters`.</source>
        <translation>イベントにメーターがありません。「%1」をテキストで指定するか、`meters` でその名前にメーターを割り当ててください。</translation>
    </message>
    <message>
        <source>The event has no customer. Give &quot;%1&quot; as a text, or set the destination&apos;s `customerExternalId`.</source>
        <translation>イベントに顧客がありません。「%1」をテキストで指定するか、送信先の `customerExternalId` を設定してください。</translation>
    </message>
    <message>
        <source>&quot;metadata&quot; is not an object. Give one, as in { model: &quot;m&quot; }.</source>
        <translation>「metadata」がオブジェクトではありません。{ model: &quot;m&quot; } のように指定してください。</translation>
    </message>
    <message>
        <source>This meter counts users (UNIQUE_COUNT), and the event has none. Call identify(), or give &quot;user_id&quot;.</source>
        <translation>このメーターはユーザー数（UNIQUE_COUNT）を数えますが、イベントにユーザーがありません。identify() を呼び出すか、「user_id」を指定してください。</translation>
    </message>
    <message>
        <source>Fluxrate takes usage only: what is tracked.</source>
        <translation>Fluxrate が受け付けるのは使用量、つまり track() で記録したものだけです。</translation>
    </message>
    <message>
        <source>The event is %1 bytes of JSON; up to %2 are sent to Fluxrate. Send less metadata.</source>
        <translation>イベントは JSON で %1 バイトです。Fluxrate に送信されるのは %2 バイトまでです。メタデータを減らしてください。</translation>
    </message>
    <message>
        <source>The Fluxrate token holds a character that cannot be in a cookie. Copy the value of the cookie access_token, and nothing around it.</source>
        <translation>Fluxrate のトークンに、Cookie に使えない文字が含まれています。Cookie access_token の値だけをコピーしてください。</translation>
    </message>
    <message>
        <source>`api: Usage` of Fluxrate takes the JWT of a session, and this key does not look like one. API keys are for `api: SdkTrack`.</source>
        <translation>Fluxrate の `api: Usage` はセッションの JWT を使いますが、このキーはそのように見えません。API キーは `api: SdkTrack` 用です。</translation>
    </message>
    <message>
        <source>This Fluxrate key looks like the JWT of a session, which is for `api: Usage`. `api: SdkTrack` takes an API key.</source>
        <translation>この Fluxrate のキーは、`api: Usage` 用であるセッションの JWT のように見えます。`api: SdkTrack` には API キーを使います。</translation>
    </message>
    <message>
        <source>Millimetric refuses the origin (%1, HTTP %2). Add `origin` to the project&apos;s allowed origins; each host counts, with and without www.</source>
        <translation>Millimetric がオリジンを拒否しました（%1、HTTP %2）。プロジェクトの許可済みオリジンに `origin` を追加してください。www の有無を含め、ホストごとに必要です。</translation>
    </message>
    <message>
        <source>Millimetric refuses the key (%1, HTTP %2). Check that it is complete, of this project and not revoked.</source>
        <translation>Millimetric がキーを拒否しました（%1、HTTP %2）。キーが完全か、このプロジェクトのものか、失効していないかを確認してください。</translation>
    </message>
    <message>
        <source>&quot;%1&quot; has %2 characters; Millimetric takes up to %3. Shorten it.</source>
        <translation>「%1」は %2 文字です。Millimetric が受け付けるのは %3 文字までです。短くしてください。</translation>
    </message>
    <message>
        <source>&quot;%1&quot; is %2 bytes of JSON; Millimetric takes up to %3. Send fewer or shorter properties.</source>
        <translation>「%1」は JSON で %2 バイトです。Millimetric が受け付けるのは %3 バイトまでです。プロパティを減らすか短くしてください。</translation>
    </message>
    <message>
        <source>Millimetric knows no event of this kind.</source>
        <translation>Millimetric はこの種類のイベントに対応していません。</translation>
    </message>
    <message>
        <source>&quot;url&quot; is not a complete URL, such as https://example.org/page. Use &quot;path&quot; for a part of one.</source>
        <translation>「url」が https://example.org/page のような完全な URL ではありません。URL の一部には「path」を使用してください。</translation>
    </message>
    <message>
        <source>Millimetric identifies a person by joining an anonymous id and a user id, and there is no anonymous id. Give &quot;anonymous_id&quot; too.</source>
        <translation>Millimetric は匿名 ID とユーザー ID を結び付けて個人を識別しますが、匿名 ID がありません。「anonymous_id」も指定してください。</translation>
    </message>
    <message>
        <source>There is no user id. Give one, as in identify(&quot;user_42&quot;).</source>
        <translation>ユーザー ID がありません。identify(&quot;user_42&quot;) のように指定してください。</translation>
    </message>
    <message>
        <source>Millimetric erases by user id, and there is none.</source>
        <translation>Millimetric はユーザー ID に基づいて消去しますが、ユーザー ID がありません。</translation>
    </message>
    <message>
        <source>A Millimetric key that starts with &quot;%1&quot; can only read. Use a publishable key (pk_) or a secret one (sk_).</source>
        <translation>「%1」で始まる Millimetric のキーは読み取り専用です。公開可能キー（pk_）またはシークレットキー（sk_）を使用してください。</translation>
    </message>
    <message>
        <source>This is not a Millimetric key; those that can send start with &quot;pk_&quot; or &quot;sk_&quot;.</source>
        <translation>これは Millimetric のキーではありません。送信できるキーは「pk_」または「sk_」で始まります。</translation>
    </message>
    <message>
        <source>A publishable Millimetric key (pk_) works only together with an origin. Set `origin` to one of the project&apos;s allowed origins, such as https://shop.example.</source>
        <translation>Millimetric の公開可能キー（pk_）はオリジンと一緒でなければ機能しません。`origin` に、https://shop.example のようなプロジェクトの許可済みオリジンのいずれかを設定してください。</translation>
    </message>
    <message>
        <source>`origin` is not an origin. Write scheme and host, as in https://shop.example, as the project&apos;s allowed origins have it.</source>
        <translation>`origin` がオリジンではありません。プロジェクトの許可済みオリジンと同じように、https://shop.example の形でスキームとホストを記述してください。</translation>
    </message>
    <message>
        <source>Nothing takes events at `eventsPath` (HTTP %1). Compare `host` and `eventsPath` with what SettleSettle told you.</source>
        <translation>`eventsPath` でイベントを受け付けるものがありません（HTTP %1）。`host` と `eventsPath` を SettleSettle から伝えられた内容と照合してください。</translation>
    </message>
    <message>
        <source>&quot;%1&quot; of the metadata is replaced: SettleSettle has no field of its own for what Tally keeps there. Give yours another name.</source>
        <translation>メタデータの「%1」は置き換えられます。SettleSettle には、Tally がそこに入れる内容のための専用フィールドがありません。ご自身のものには別の名前を付けてください。</translation>
    </message>
    <message>
        <source>SettleSettle meters users, and nobody is identified. Call identify(&quot;user_42&quot;) first, or give &quot;user_id&quot; with the event.</source>
        <translation>SettleSettle はユーザー単位で計測しますが、識別されたユーザーがいません。先に identify(&quot;user_42&quot;) を呼び出すか、イベントに「user_id」を指定してください。</translation>
    </message>
    <message>
        <source>The name &quot;%1&quot; is not in SCREAMING_SNAKE_CASE, which SettleSettle advises, as in AI_QUERY. `names` can map it.</source>
        <translation>名前「%1」は、SettleSettle が推奨する SCREAMING_SNAKE_CASE（AI_QUERY など）になっていません。`names` で対応付けることができます。</translation>
    </message>
    <message>
        <source>The event is %1 bytes of JSON; in one request to SettleSettle there is room for %2. Send fewer or shorter properties.</source>
        <translation>イベントは JSON で %1 バイトです。SettleSettle への 1 回のリクエストに入るのは %2 バイトです。プロパティを減らすか短くしてください。</translation>
    </message>
    <message>
        <source>SettleSettle does not publish where it takes events. Ask it for the path of its events route and set `eventsPath`; until then events are kept and nothing is sent.</source>
        <translation>SettleSettle はイベントの受付先を公開していません。イベント用ルートのパスを問い合わせて `eventsPath` を設定してください。それまでイベントは保持され、何も送信されません。</translation>
    </message>
    <message>
        <source>`eventsPath` is a whole URL. Give the path only, and the rest as `host`.</source>
        <translation>`eventsPath` が URL 全体になっています。パスだけを指定し、残りは `host` に指定してください。</translation>
    </message>
    <message>
        <source>This is not a SettleSettle key; those start with &quot;ss_live_&quot; or &quot;ss_test_&quot;.</source>
        <translation>これは SettleSettle のキーではありません。SettleSettle のキーは「ss_live_」または「ss_test_」で始まります。</translation>
    </message>
    <message>
        <source>This is a key of SettleSettle&apos;s sandbox (ss_test_) in a release build: nobody is billed for what is sent with it. Use one that starts with &quot;ss_live_&quot;.</source>
        <translation>これはリリースビルドで使われている SettleSettle のサンドボックスのキー（ss_test_）です。このキーで送信した内容は誰にも請求されません。「ss_live_」で始まるキーを使用してください。</translation>
    </message>
    <message>
        <source>No complete answer within %1 s.</source>
        <translation>%1 秒以内に完全な応答がありませんでした。</translation>
    </message>
    <message>
        <source>The host %1 cannot be found: %2</source>
        <translation>ホスト %1 が見つかりません: %2</translation>
    </message>
    <message>
        <source>Plain http is used towards this machine only; give an https host.</source>
        <translation>暗号化されていない http はこのコンピューターに対してのみ使用されます。https のホストを指定してください。</translation>
    </message>
    <message>
        <source>The answer is longer than any vendor&apos;s.</source>
        <translation>応答がどのベンダーの応答よりも長くなっています。</translation>
    </message>
    <message>
        <source>The answer broke off.</source>
        <translation>応答が途中で切れました。</translation>
    </message>
    <message>
        <source>the file was deleted</source>
        <translation>ファイルが削除されました</translation>
    </message>
    <message>
        <source>Events cannot be stored in %1: %2. They stay in memory until they can.</source>
        <translation>イベントを %1 に保存できません: %2。保存できるようになるまでメモリに保持されます。</translation>
    </message>
    <message>
        <source>Damaged data was set aside: %1</source>
        <translation>破損したデータを別に保管しました: %1</translation>
    </message>
    <message>
        <source>An event in the journal is damaged.</source>
        <translation>ジャーナル内のイベントが破損しています。</translation>
    </message>
    <message>
        <source>The folder %1 cannot be made: %2.</source>
        <translation>フォルダー %1 を作成できません: %2。</translation>
    </message>
    <message>
        <source>The folder %1 cannot be written to.</source>
        <translation>フォルダー %1 に書き込めません。</translation>
    </message>
    <message>
        <source>The keychain did not answer within 5 seconds. It may be waiting for a dialogue of this application, or the application&apos;s event loop is not the GLib one that the keychain needs (is QT_NO_GLIB set?).</source>
        <translation>キーリングが 5 秒以内に応答しませんでした。このアプリケーションのダイアログを待っているか、アプリケーションのイベントループがキーリングに必要な GLib のものではない可能性があります（QT_NO_GLIB が設定されていませんか？）。</translation>
    </message>
    <message>
        <source>The keychain refused access to the entry “%1”. Unlock it, or allow this application to use it.</source>
        <translation>キーリングが項目「%1」へのアクセスを拒否しました。ロックを解除するか、このアプリケーションに使用を許可してください。</translation>
    </message>
    <message>
        <source>This system has no keychain that can be used. Give the key by an environment variable or a systemd credential.</source>
        <translation>このシステムには使用できるキーリングがありません。環境変数または systemd のクレデンシャルでキーを指定してください。</translation>
    </message>
    <message>
        <source>The keychain failed: %1</source>
        <translation>キーリングのエラー: %1</translation>
    </message>
    <message>
        <source>The keychain has no entry “%1” for “%2”. Store the key with Tracker::storeKey(), or by the command: %3</source>
        <translation>キーリングに「%2」用の項目「%1」がありません。Tracker::storeKey() または次のコマンドでキーを保存してください: %3</translation>
    </message>
    <message>
        <source>Tally&apos;s library for the keychain cannot be loaded: %1. Install it beside Tally&apos;s own, or give the key by an environment variable or a systemd credential.</source>
        <translation>キーリング用の Tally のライブラリを読み込めません: %1。Tally 本体のライブラリと同じ場所にインストールするか、環境変数または systemd のクレデンシャルでキーを指定してください。</translation>
    </message>
    <message>
        <source>The credential “%1” is not a regular file.</source>
        <translation>クレデンシャル「%1」は通常のファイルではありません。</translation>
    </message>
    <message>
        <source>The credential “%1” cannot be read: %2.</source>
        <translation>クレデンシャル「%1」を読み取れません: %2。</translation>
    </message>
    <message>
        <source>The credential “%1” is empty.</source>
        <translation>クレデンシャル「%1」が空です。</translation>
    </message>
    <message>
        <source>No key is set.</source>
        <translation>キーが設定されていません。</translation>
    </message>
    <message>
        <source>The key is empty.</source>
        <translation>キーが空です。</translation>
    </message>
    <message>
        <source>The key is longer than %1 characters.</source>
        <translation>キーが %1 文字を超えています。</translation>
    </message>
    <message>
        <source>The key holds something else than visible ASCII characters at position %1: a space, a line break or an accented letter?</source>
        <translation>キーの %1 文字目に、表示可能な ASCII 文字以外のものが含まれています。空白、改行、アクセント付き文字ではありませんか？</translation>
    </message>
    <message>
        <source>There is no default keychain yet. Make one, or let the application call Tracker::unlockKeys(), which asks the user.</source>
        <translation>既定のキーリングがまだありません。作成するか、アプリケーションから Tracker::unlockKeys() を呼び出してユーザーに確認してください。</translation>
    </message>
    <message>
        <source>Default keychain</source>
        <translation>既定のキーリング</translation>
    </message>
    <message>
        <source>There is no D-Bus session bus, so the keychain cannot be reached. Start the program within a user session, or give the key by an environment variable or a systemd credential.</source>
        <translation>D-Bus のセッションバスがないため、キーリングにアクセスできません。ユーザーセッション内でプログラムを起動するか、環境変数または systemd のクレデンシャルでキーを指定してください。</translation>
    </message>
    <message>
        <source>No keychain service (org.freedesktop.secrets) runs on the session bus. Install and start one, such as gnome-keyring or KWallet, or give the key by an environment variable or a systemd credential.</source>
        <translation>セッションバス上でキーリングサービス（org.freedesktop.secrets）が動作していません。gnome-keyring や KWallet などをインストールして起動するか、環境変数または systemd のクレデンシャルでキーを指定してください。</translation>
    </message>
    <message>
        <source>The keychain is locked. Unlock it, or let the application call Tracker::unlockKeys(), which asks the user.</source>
        <translation>キーリングがロックされています。ロックを解除するか、アプリケーションから Tracker::unlockKeys() を呼び出してユーザーに確認してください。</translation>
    </message>
    <message>
        <source>The keychain stays locked: the dialogue was dismissed, or could not be shown. Unlock it, or call Tracker::unlockKeys() again.</source>
        <translation>キーリングはロックされたままです。ダイアログが閉じられたか、表示できませんでした。ロックを解除するか、もう一度 Tracker::unlockKeys() を呼び出してください。</translation>
    </message>
    <message>
        <source>The keychain service failed: %1</source>
        <translation>キーリングサービスのエラー: %1</translation>
    </message>
    <message>
        <source>The event&apos;s properties are nested more than %1 levels deep. Flatten them, or send the inner part as text.</source>
        <translation>イベントのプロパティのネストが %1 階層を超えています。ネストを浅くするか、内側の部分をテキストとして送信してください。</translation>
    </message>
    <message>
        <source>The event&apos;s properties hold more than %1 values. Send a summary, or several events.</source>
        <translation>イベントのプロパティに含まれる値が %1 個を超えています。要約を送信するか、複数のイベントに分けてください。</translation>
    </message>
    <message>
        <source>A property is of a type of the application&apos;s own, and its conversion threw an exception. Send text, a number or a map instead.</source>
        <translation>プロパティの型がアプリケーション独自のもので、その変換で例外が発生しました。代わりにテキスト、数値、またはマップを送信してください。</translation>
    </message>
    <message>
        <source>The name of a property is no valid text: it has half of a character (a surrogate) in it. Correct it, or leave the property out.</source>
        <translation>プロパティの名前が有効なテキストではありません。文字の半分（サロゲート）が含まれています。修正するか、プロパティを省略してください。</translation>
    </message>
    <message>
        <source>The property &quot;%1&quot; is or holds a number that is not finite (NaN or infinity). Leave it out, or send it as text.</source>
        <translation>プロパティ「%1」が有限でない数値（NaN または無限大）であるか、それを含んでいます。省略するか、テキストとして送信してください。</translation>
    </message>
    <message>
        <source>There is no user id. Give one, as in identify(&quot;user_42&quot;); for a log-out there is reset().</source>
        <translation>ユーザー ID がありません。identify(&quot;user_42&quot;) のように指定してください。ログアウトには reset() を使います。</translation>
    </message>
    <message>
        <source>The timestamp is not within the years 1 to 9999. Times as numbers are milliseconds since 1970.</source>
        <translation>タイムスタンプが西暦 1 年から 9999 年の範囲にありません。数値で指定する時刻は 1970 年からのミリ秒です。</translation>
    </message>
    <message>
        <source>The option &quot;%1&quot; is of a type that makes no sense there. Give ids as text, the quantity as a number, the timestamp as a date, as ISO 8601 or in milliseconds since 1970.</source>
        <translation>オプション「%1」の型はここでは意味を持ちません。ID はテキスト、数量は数値、タイムスタンプは日付、ISO 8601、または 1970 年からのミリ秒で指定してください。</translation>
    </message>
    <message>
        <source>beforeTrack ended with its QML engine; the event was not sent, as nobody is left to scrub it.</source>
        <translation>beforeTrack は QML エンジンとともに終了しました。処理できるものがないため、イベントは送信されませんでした。</translation>
    </message>
    <message>
        <source>The QML engine&apos;s thread, where beforeTrack runs, has not taken the last %1 events.</source>
        <translation>beforeTrack が動作する QML エンジンのスレッドが、最後の %1 件のイベントを受け取りませんでした。</translation>
    </message>
    <message>
        <source>beforeTrack: a function is needed</source>
        <translation>beforeTrack: 関数が必要です</translation>
    </message>
    <message>
        <source>beforeTrack itself called track(), page() or identify()</source>
        <translation>beforeTrack 自身が track()、page()、または identify() を呼び出しました</translation>
    </message>
    <message>
        <source>beforeTrack threw an error, so the event was not sent unscrubbed</source>
        <translation>beforeTrack がエラーを投げたため、未処理のイベントは送信されませんでした</translation>
    </message>
    <message>
        <source>beforeTrack left something in event.%1 that does not belong there</source>
        <translation>beforeTrack が event.%1 に不適切なものを残しました</translation>
    </message>
    <message>
        <source>a list of texts is needed</source>
        <translation>テキストのリストが必要です</translation>
    </message>
    <message>
        <source>an object is needed: { name: value }</source>
        <translation>オブジェクトが必要です: { 名前: 値 }</translation>
    </message>
    <message>
        <source>userId: text or a whole number is needed</source>
        <translation>userId: テキストまたは整数が必要です</translation>
    </message>
    <message>
        <source>the tracker is gone</source>
        <translation>トラッカーはもう存在しません</translation>
    </message>
    <message>
        <source>a number</source>
        <translation>数値</translation>
    </message>
    <message>
        <source>a truth value</source>
        <translation>真偽値</translation>
    </message>
    <message>
        <source>an array</source>
        <translation>配列</translation>
    </message>
    <message>
        <source>a function</source>
        <translation>関数</translation>
    </message>
    <message>
        <source>something else</source>
        <translation>その他のもの</translation>
    </message>
    <message>
        <source>%1: an object is needed, as in { amount_cents: 4900 }, not %2</source>
        <translation>%1: { amount_cents: 4900 } のようなオブジェクトが必要です（指定されたもの: %2）</translation>
    </message>
    <message>
        <source>the name must be text, as in track(&quot;purchase&quot;), not %1</source>
        <translation>名前は track(&quot;purchase&quot;) のようにテキストでなければなりません（指定されたもの: %1）</translation>
    </message>
    <message>
        <source>%1: an object is needed</source>
        <translation>%1: オブジェクトが必要です</translation>
    </message>
    <message>
        <source>unknown, and left out: %1</source>
        <translation>不明なため除外しました: %1</translation>
    </message>
    <message>
        <source>the name must be text, a path or a URL, not %1</source>
        <translation>名前はテキスト、パス、または URL でなければなりません（指定されたもの: %1）</translation>
    </message>
    <message>
        <source>the user id must be text or a whole number, not %1</source>
        <translation>ユーザー ID はテキストまたは整数でなければなりません（指定されたもの: %1）</translation>
    </message>
    <message>
        <source>the user id is empty; to log out, call reset()</source>
        <translation>ユーザー ID が空です。ログアウトするには reset() を呼び出してください</translation>
    </message>
    <message>
        <source>milliseconds are needed, not %1; 5000 are taken</source>
        <translation>ミリ秒で指定する必要があります（指定されたもの: %1）。5000 を使用します</translation>
    </message>
    <message>
        <source>name and key must be text; nothing was stored</source>
        <translation>名前とキーはテキストでなければなりません。何も保存されませんでした</translation>
    </message>
    <message>
        <source>more than 4 million characters in one event</source>
        <translation>1 つのイベントの文字数が 400 万を超えています</translation>
    </message>
    <message>
        <source>more than 20 000 values in one event</source>
        <translation>1 つのイベントの値が 20 000 個を超えています</translation>
    </message>
    <message>
        <source>an invalid date</source>
        <translation>無効な日付</translation>
    </message>
    <message>
        <source>an object of QML or C++ cannot be sent; name the properties that you mean</source>
        <translation>QML や C++ のオブジェクトは送信できません。必要なプロパティを指定してください</translation>
    </message>
    <message>
        <source>the object contains itself</source>
        <translation>オブジェクトが自分自身を含んでいます</translation>
    </message>
    <message>
        <source>a value that cannot be read here; perhaps it belongs to another QML engine</source>
        <translation>ここでは読み取れない値です。別の QML エンジンのものかもしれません</translation>
    </message>
    <message>
        <source>a function cannot be sent; did you mean to call it?</source>
        <translation>関数は送信できません。呼び出すつもりでしたか？</translation>
    </message>
    <message>
        <source>a Symbol cannot be sent</source>
        <translation>Symbol は送信できません</translation>
    </message>
    <message>
        <source>binary data cannot be sent; make it text first</source>
        <translation>バイナリデータは送信できません。先にテキストに変換してください</translation>
    </message>
    <message>
        <source>a Promise, WeakMap or WeakSet cannot be sent</source>
        <translation>Promise、WeakMap、WeakSet は送信できません</translation>
    </message>
    <message>
        <source>reading it threw an error</source>
        <translation>読み取り時にエラーが発生しました</translation>
    </message>
    <message>
        <source>%1 cannot be written: %2.</source>
        <translation>%1 に書き込めません: %2。</translation>
    </message>
    <message>
        <source>it cannot be opened: %1</source>
        <translation>開けません: %1</translation>
    </message>
    <message>
        <source>it is no file</source>
        <translation>ファイルではありません</translation>
    </message>
    <message>
        <source>it cannot be read: %1</source>
        <translation>読み取れません: %1</translation>
    </message>
    <message>
        <source>it is longer than %1 bytes</source>
        <translation>%1 バイトを超えています</translation>
    </message>
    <message>
        <source>it is empty</source>
        <translation>空です</translation>
    </message>
    <message>
        <source>it is no text in UTF-8</source>
        <translation>UTF-8 のテキストではありません</translation>
    </message>
    <message>
        <source>line %1 is not understood: %2</source>
        <translation>%1 行目を解釈できません: %2</translation>
    </message>
    <message>
        <source>Tally.page belongs to an item, a popup or a window</source>
        <translation>Tally.page はアイテム、ポップアップ、またはウィンドウに付けるものです</translation>
    </message>
    <message>
        <source>Tally.event: %1 has nothing that could be called an activation; a SignalTracker turns any signal into an event</source>
        <translation>Tally.event: %1 には操作とみなせるものがありません。SignalTracker を使うと任意のシグナルをイベントにできます</translation>
    </message>
    <message>
        <source>Tally.event: there is no tracker; nothing was sent</source>
        <translation>Tally.event: トラッカーがありません。何も送信されませんでした</translation>
    </message>
    <message>
        <source>NavigationTracker: the target must be a StackView, SwipeView, TabBar, StackLayout, Loader, Drawer or Popup, not %1</source>
        <translation>NavigationTracker: target は StackView、SwipeView、TabBar、StackLayout、Loader、Drawer、Popup のいずれかでなければなりません（指定されたもの: %1）</translation>
    </message>
    <message>
        <source>the path or the URL of a file on this machine is needed, not %1; nothing was written</source>
        <translation>このコンピューター上のファイルのパスまたは URL が必要です（指定されたもの: %1）。何も書き込まれませんでした</translation>
    </message>
    <message>
        <source>SignalTracker: the event has no name; nothing will be sent</source>
        <translation>SignalTracker: イベントに名前がありません。何も送信されません</translation>
    </message>
    <message>
        <source>SignalTracker: %1 has no signal &quot;%2&quot;</source>
        <translation>SignalTracker: %1 にシグナル「%2」がありません</translation>
    </message>
    <message>
        <source>SignalTracker: there is no tracker; nothing was sent</source>
        <translation>SignalTracker: トラッカーがありません。何も送信されませんでした</translation>
    </message>
</context>
<context>
    <name>Tally::ConsentDialog</name>
    <message>
        <source>Usage data</source>
        <translation>利用状況データ</translation>
    </message>
    <message>
        <source>&amp;Accept</source>
        <translation>同意する(&amp;A)</translation>
    </message>
    <message>
        <source>&amp;Decline</source>
        <translation>同意しない(&amp;D)</translation>
    </message>
    <message>
        <source>&amp;Not now</source>
        <translation>後で(&amp;N)</translation>
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
        <translation>うまく機能している点とそうでない点を把握し、%1 の改善に役立てます。</translation>
    </message>
    <message>
        <source>What you do in %1: the pages you open and the actions you take, each with its time</source>
        <translation>%1 での操作: 開いたページと行った操作、およびそれぞれの時刻</translation>
    </message>
    <message>
        <source>A random number that stands for this installation, and one for each visit</source>
        <translation>このインストールを表すランダムな番号と、訪問ごとのランダムな番号</translation>
    </message>
    <message>
        <source>A random number that stands for you until you leave, and one for each session</source>
        <translation>その場を離れるまであなたを表すランダムな番号と、セッションごとのランダムな番号</translation>
    </message>
    <message>
        <source>The version of %1, the operating system, the language and the size of the screen</source>
        <translation>%1 のバージョン、オペレーティングシステム、言語、画面のサイズ</translation>
    </message>
    <message>
        <source>Your user id, because you are signed in</source>
        <translation>ユーザー ID（サインインしているため）</translation>
    </message>
    <message>
        <source>Your user id, if you sign in</source>
        <translation>ユーザー ID（サインインした場合）</translation>
    </message>
    <message>
        <source>May %1 collect data about how it is used?</source>
        <translation>%1 の利用状況に関するデータの収集に同意しますか？</translation>
    </message>
    <message>
        <source>Whatever you answer, what you use is counted for billing. That count goes to %1.</source>
        <translation>回答にかかわらず、利用量は課金のために集計されます。この集計は %1 に送信されます。</translation>
    </message>
    <message>
        <source>Whatever you answer, what you do is recorded for billing: with its details, its time and, if you are signed in, your user id. It goes to %1.</source>
        <translation>回答にかかわらず、行った操作は課金のために記録されます。記録には、操作の詳細と時刻、サインインしている場合はユーザー ID が含まれます。この記録は %1 に送信されます。</translation>
    </message>
    <message>
        <source>The administrator of this device has switched the collection of usage data off.</source>
        <translation>このデバイスの管理者が利用状況データの収集をオフにしています。</translation>
    </message>
    <message>
        <source>The collection of usage data is switched off on this device, by the setting TALLY_DISABLED.</source>
        <translation>このデバイスでは、設定 TALLY_DISABLED により利用状況データの収集がオフになっています。</translation>
    </message>
    <message>
        <source>This device asks not to be tracked, by the setting DO_NOT_TRACK. %1 collects no usage data.</source>
        <translation>このデバイスは、設定 DO_NOT_TRACK により追跡を拒否しています。%1 は利用状況データを収集しません。</translation>
    </message>
    <message>
        <source>%1 collects no usage data.</source>
        <translation>%1 は利用状況データを収集しません。</translation>
    </message>
    <message>
        <source>%1 collects usage data. You can switch it off.</source>
        <translation>%1 は利用状況データを収集します。オフにできます。</translation>
    </message>
    <message>
        <source>You have allowed %1 to collect usage data.</source>
        <translation>%1 による利用状況データの収集を許可しています。</translation>
    </message>
    <message>
        <source>You allowed %1 to collect usage data on %2.</source>
        <translation>%2 に、%1 による利用状況データの収集を許可しました。</translation>
    </message>
    <message>
        <source>You have not answered yet. Until you do, %1 sends no usage data.</source>
        <translation>まだ回答していません。回答するまで、%1 は利用状況データを送信しません。</translation>
    </message>
    <message>
        <source>You have declined. %1 collects no usage data.</source>
        <translation>同意していません。%1 は利用状況データを収集しません。</translation>
    </message>
    <message>
        <source>You declined on %2. %1 collects no usage data.</source>
        <translation>%2 に、同意しないと回答しました。%1 は利用状況データを収集しません。</translation>
    </message>
    <message>
        <source>The newest requests, up to %1, exactly as they left this device.</source>
        <translation>最近のリクエスト（最大 %1）を、このデバイスから送信されたままの形で表示します。</translation>
    </message>
    <message>
        <source>%1 keeps no copy of what it sends.</source>
        <translation>%1 は送信した内容のコピーを残しません。</translation>
    </message>
    <message>
        <source>To %1, events: %2, size: %3</source>
        <translation>%1 宛て、イベント: %2、サイズ: %3</translation>
    </message>
    <message>
        <source>When %1 is started and closed, was updated, is in the background or has crashed, and how long it is used</source>
        <translation>%1 の起動と終了、更新、バックグラウンドへの移行、クラッシュの発生、および利用時間</translation>
    </message>
    <message>
        <source>If you decline, no usage data is sent. You can change your answer at any time.</source>
        <translation>同意しない場合、利用状況データは送信されません。回答はいつでも変更できます。</translation>
    </message>
    <message>
        <source>If you decline, no other usage data is sent. You can change your answer at any time.</source>
        <translation>同意しない場合、その他の利用状況データは送信されません。回答はいつでも変更できます。</translation>
    </message>
    <message>
        <source>Usage data waits on this device until it has arrived, and goes to the recipients only, encrypted. If you decline, what still waits of it is erased.</source>
        <translation>利用状況データは届くまでこのデバイスに保持され、暗号化されて提供先にのみ送信されます。同意しない場合、まだ送信されていない利用状況データは消去されます。</translation>
    </message>
    <message>
        <source>Before you answer, no usage data is written down and none is sent; what you do until then is sent only if you accept. After that, usage data waits on this device until it has arrived, and goes to the recipients only, encrypted. If you decline later, what still waits of it is erased.</source>
        <translation>回答するまで、利用状況データは記録も送信もされません。それまでの操作は、同意した場合にのみ送信されます。その後、利用状況データは届くまでこのデバイスに保持され、暗号化されて提供先にのみ送信されます。後から同意を取り消すと、まだ送信されていない利用状況データは消去されます。</translation>
    </message>
    <message>
        <source>On this device this erases the numbers that stand for you, the usage data that waits to be sent and the record of what was sent. The recipients are asked to erase what they hold under your user id. It cannot be undone.</source>
        <translation>このデバイス上の、あなたを表す番号、送信待ちの利用状況データ、送信した内容の記録を消去します。提供先には、あなたのユーザー ID で保持しているデータの消去を依頼します。この操作は取り消せません。</translation>
    </message>
    <message>
        <source>On this device this erases the numbers that stand for you, the usage data that waits to be sent and the record of what was sent. The recipients keep what they have until you ask them to erase it. It cannot be undone.</source>
        <translation>このデバイス上の、あなたを表す番号、送信待ちの利用状況データ、送信した内容の記録を消去します。提供先が持っているデータは、あなたが提供先に消去を依頼するまで残ります。この操作は取り消せません。</translation>
    </message>
    <message>
        <source>On this device this erases the numbers that stand for you, the usage data that waits to be sent and the record of what was sent. The recipients keep what they have, under a number that nobody here knows any more. It cannot be undone.</source>
        <translation>このデバイス上の、あなたを表す番号、送信待ちの利用状況データ、送信した内容の記録を消去します。提供先が持っているデータは残りますが、それに付けられた番号を知るものはここにはもうありません。この操作は取り消せません。</translation>
    </message>
    <message>
        <source>Your answer stays: %1 goes on collecting under a new number unless you decline.</source>
        <translation>回答はそのまま残ります。「同意しない」を選ばない限り、%1 は新しい番号で収集を続けます。</translation>
    </message>
    <message>
        <source>%1 goes on collecting under a new number unless you decline.</source>
        <translation>「同意しない」を選ばない限り、%1 は新しい番号で収集を続けます。</translation>
    </message>
    <message>
        <source>What is owed to billing stays.</source>
        <translation>課金に必要なデータは残ります。</translation>
    </message>
    <message>
        <source>There is no folder %1.</source>
        <translation>フォルダー %1 はありません。</translation>
    </message>
    <message>
        <source>Your data was written to %1.</source>
        <translation>データを %1 に書き込みました。</translation>
    </message>
    <message>
        <source>Your data was not written. %1</source>
        <translation>データを書き込めませんでした。%1</translation>
    </message>
</context>
<context>
    <name>Tally::DestinationTable</name>
    <message>
        <source>Destinations</source>
        <translation>送信先</translation>
    </message>
    <message>
        <source>Destination</source>
        <translation>送信先</translation>
    </message>
    <message>
        <source>State</source>
        <translation>状態</translation>
    </message>
    <message>
        <source>Delivered</source>
        <translation>配信済み</translation>
    </message>
    <message>
        <source>Pending</source>
        <translation>未送信</translation>
    </message>
    <message>
        <source>Quarantined</source>
        <translation>隔離</translation>
    </message>
    <message>
        <source>Dropped</source>
        <translation>破棄</translation>
    </message>
</context>
<context>
    <name>Tally::EventModel</name>
    <message>
        <source>it cannot be sent</source>
        <translation>送信できません</translation>
    </message>
    <message>
        <source>the vendor refused it, and it was not kept</source>
        <translation>ベンダーが拒否し、保持されませんでした</translation>
    </message>
    <message>
        <source>the queue was full</source>
        <translation>キューがいっぱいでした</translation>
    </message>
    <message>
        <source>it was too old</source>
        <translation>古すぎました</translation>
    </message>
    <message>
        <source>the user did not consent</source>
        <translation>ユーザーが同意しませんでした</translation>
    </message>
    <message>
        <source>it was erased</source>
        <translation>消去されました</translation>
    </message>
    <message>
        <source>the store was damaged</source>
        <translation>ストレージが破損していました</translation>
    </message>
    <message>
        <source>beforeTrack refused it</source>
        <translation>beforeTrack が拒否しました</translation>
    </message>
    <message>
        <source>tracking is switched off</source>
        <translation>記録がオフになっています</translation>
    </message>
    <message>
        <source>analytics is not allowed</source>
        <translation>分析が許可されていません</translation>
    </message>
    <message>
        <source>no destination wants it</source>
        <translation>受け取る送信先がありません</translation>
    </message>
    <message>
        <source>in memory, until there is a destination</source>
        <translation>送信先ができるまでメモリ内</translation>
    </message>
    <message>
        <source>part of the sum sent as %1</source>
        <translation>%1 として送信された合計の一部</translation>
    </message>
    <message>
        <source>its request was given up</source>
        <translation>リクエストが中止されました</translation>
    </message>
    <message>
        <source>one of its batch was refused, so it is sent in halves</source>
        <translation>バッチ内のイベントが拒否されたため、半分ずつ送信します</translation>
    </message>
    <message>
        <source>again, from quarantine</source>
        <translation>隔離からの再送信</translation>
    </message>
    <message>
        <source>the vendor refused the key</source>
        <translation>ベンダーがキーを拒否しました</translation>
    </message>
    <message>
        <source>%1: %2</source>
        <comment>cause: detail</comment>
        <translation>%1: %2</translation>
    </message>
    <message>
        <source>%1: %2</source>
        <comment>fate: cause</comment>
        <translation>%1: %2</translation>
    </message>
    <message>
        <source>Queued</source>
        <translation>送信待ち</translation>
    </message>
    <message>
        <source>Sending</source>
        <translation>送信中</translation>
    </message>
    <message>
        <source>Delivered</source>
        <translation>配信済み</translation>
    </message>
    <message>
        <source>Retry at %1</source>
        <translation>%1 に再試行</translation>
    </message>
    <message>
        <source>To be sent again</source>
        <translation>再送信待ち</translation>
    </message>
    <message>
        <source>Quarantined</source>
        <translation>隔離</translation>
    </message>
    <message>
        <source>Dropped</source>
        <translation>破棄</translation>
    </message>
    <message>
        <source>Held until the user consents</source>
        <translation>ユーザーの同意待ち</translation>
    </message>
    <message>
        <source>Idle</source>
        <translation>アイドル</translation>
    </message>
    <message>
        <source>Waiting</source>
        <translation>待機中</translation>
    </message>
    <message>
        <source>Backing off</source>
        <translation>再試行まで一時停止中</translation>
    </message>
    <message>
        <source>Waiting for a key</source>
        <translation>キー待ち</translation>
    </message>
    <message>
        <source>Key refused</source>
        <translation>キー拒否</translation>
    </message>
    <message>
        <source>Misconfigured</source>
        <translation>設定の誤り</translation>
    </message>
    <message>
        <source>Offline</source>
        <translation>オフライン</translation>
    </message>
    <message>
        <source>Switched off</source>
        <translation>オフ</translation>
    </message>
</context>
<context>
    <name>Tally::EventTable</name>
    <message>
        <source>Time</source>
        <translation>時刻</translation>
    </message>
    <message>
        <source>Event</source>
        <translation>イベント</translation>
    </message>
    <message>
        <source>Kind</source>
        <translation>種類</translation>
    </message>
    <message>
        <source>Fate</source>
        <translation>状況</translation>
    </message>
</context>
<context>
    <name>Tally::InspectorDock</name>
    <message>
        <source>Event Inspector</source>
        <translation>イベントインスペクター</translation>
    </message>
</context>
<context>
    <name>Tally::InspectorPanel</name>
    <message>
        <source>&amp;Search:</source>
        <translation>検索(&amp;S):</translation>
    </message>
    <message>
        <source>Name, id or property</source>
        <translation>名前、ID、またはプロパティ</translation>
    </message>
    <message>
        <source>F&amp;ate:</source>
        <translation>状況(&amp;A):</translation>
    </message>
    <message>
        <source>Events, the newest first</source>
        <translation>イベント（新しい順）</translation>
    </message>
    <message>
        <source>What the tracker holds of the event</source>
        <translation>トラッカーが保持しているイベントの内容</translation>
    </message>
    <message>
        <source>Event</source>
        <translation>イベント</translation>
    </message>
    <message>
        <source>The selected event</source>
        <translation>選択したイベント</translation>
    </message>
    <message>
        <source>Send &amp;now</source>
        <translation>今すぐ送信(&amp;N)</translation>
    </message>
    <message>
        <source>&amp;Retry quarantined</source>
        <translation>隔離を再試行(&amp;R)</translation>
    </message>
    <message>
        <source>&amp;Clear list</source>
        <translation>リストを消去(&amp;C)</translation>
    </message>
    <message>
        <source>&amp;Offline</source>
        <translation>オフライン(&amp;O)</translation>
    </message>
    <message>
        <source>All</source>
        <translation>すべて</translation>
    </message>
    <message>
        <source>Held</source>
        <translation>同意待ち</translation>
    </message>
    <message>
        <source>Queued</source>
        <translation>送信待ち</translation>
    </message>
    <message>
        <source>Sending</source>
        <translation>送信中</translation>
    </message>
    <message>
        <source>Delivered</source>
        <translation>配信済み</translation>
    </message>
    <message>
        <source>Retrying</source>
        <translation>再試行</translation>
    </message>
    <message>
        <source>Quarantined</source>
        <translation>隔離</translation>
    </message>
    <message>
        <source>Dropped</source>
        <translation>破棄</translation>
    </message>
    <message>
        <source>%1: %2</source>
        <translation>%1: %2</translation>
    </message>
    <message>
        <source>Sent to %1</source>
        <translation>%1 に送信</translation>
    </message>
    <message>
        <source>Select an event to see what is known of it.</source>
        <translation>イベントを選択すると、その内容が表示されます。</translation>
    </message>
    <message>
        <source>The event exactly as it was sent to %1</source>
        <translation>%1 に送信されたままのイベント</translation>
    </message>
    <message>
        <source>Shown: %1</source>
        <translation>表示: %1</translation>
    </message>
    <message>
        <source>Shown: %1 of %2</source>
        <translation>表示: %1/%2</translation>
    </message>
    <message>
        <source>passed unseen: %1</source>
        <translation>一覧外: %1</translation>
    </message>
    <message>
        <source>accepted: %1</source>
        <translation>受付: %1</translation>
    </message>
    <message>
        <source>delivered: %1</source>
        <translation>配信済み: %1</translation>
    </message>
    <message>
        <source>pending: %1</source>
        <translation>未送信: %1</translation>
    </message>
    <message>
        <source>quarantined: %1</source>
        <translation>隔離: %1</translation>
    </message>
    <message>
        <source>dropped: %1</source>
        <translation>破棄: %1</translation>
    </message>
</context>
<context>
    <name>Tally::NoticeView</name>
    <message>
        <source>What is collected</source>
        <translation>収集する内容</translation>
    </message>
    <message>
        <source>Who gets it</source>
        <translation>提供先</translation>
    </message>
    <message>
        <source>Fewer details</source>
        <translation>詳細を隠す</translation>
    </message>
    <message>
        <source>More details</source>
        <translation>詳細を表示</translation>
    </message>
    <message>
        <source>Expanded</source>
        <translation>展開済み</translation>
    </message>
    <message>
        <source>Collapsed</source>
        <translation>折りたたみ済み</translation>
    </message>
    <message>
        <source>Read the privacy policy</source>
        <translation>プライバシーポリシーを読む</translation>
    </message>
</context>
<context>
    <name>Tally::PrivacySettings</name>
    <message>
        <source>Usage data</source>
        <translation>利用状況データ</translation>
    </message>
    <message>
        <source>A&amp;llow usage data</source>
        <translation>利用状況データを許可する(&amp;L)</translation>
    </message>
    <message>
        <source>Do &amp;not allow it</source>
        <translation>許可しない(&amp;N)</translation>
    </message>
    <message>
        <source>&amp;Show what was sent…</source>
        <translation>送信した内容を表示(&amp;S)…</translation>
    </message>
    <message>
        <source>&amp;Export my data…</source>
        <translation>自分のデータをエクスポート(&amp;E)…</translation>
    </message>
    <message>
        <source>&amp;Delete my data…</source>
        <translation>自分のデータを削除(&amp;D)…</translation>
    </message>
    <message>
        <source>Export my data</source>
        <translation>自分のデータをエクスポート</translation>
    </message>
    <message>
        <source>JSON files (*.json)</source>
        <translation>JSON ファイル (*.json)</translation>
    </message>
    <message>
        <source>my data</source>
        <comment>name of a file, without its ending</comment>
        <translation>自分のデータ</translation>
    </message>
    <message>
        <source>Delete my data</source>
        <translation>自分のデータを削除</translation>
    </message>
    <message>
        <source>Do you want to delete your data?</source>
        <translation>データを削除してもよろしいですか？</translation>
    </message>
    <message>
        <source>&amp;Keep it</source>
        <translation>残す(&amp;K)</translation>
    </message>
    <message>
        <source>&amp;Delete it</source>
        <translation>削除(&amp;D)</translation>
    </message>
    <message>
        <source>Your usage data on this device has been deleted.</source>
        <translation>このデバイス上のあなたの利用状況データを削除しました。</translation>
    </message>
</context>
<context>
    <name>Tally::SentDialog</name>
    <message>
        <source>&amp;Laid out for reading</source>
        <translation>読みやすく整形(&amp;L)</translation>
    </message>
    <message>
        <source>What was sent</source>
        <translation>送信した内容</translation>
    </message>
    <message>
        <source>Requests, the newest first</source>
        <translation>リクエスト（新しい順）</translation>
    </message>
    <message>
        <source>Time</source>
        <translation>時刻</translation>
    </message>
    <message>
        <source>Recipient</source>
        <translation>提供先</translation>
    </message>
    <message>
        <source>Events</source>
        <translation>イベント</translation>
    </message>
    <message>
        <source>%1 (%2)</source>
        <translation>%1 (%2)</translation>
    </message>
    <message>
        <source>The request exactly as it was sent</source>
        <translation>送信されたままのリクエスト</translation>
    </message>
    <message>
        <source>Nothing has been sent yet.</source>
        <translation>まだ何も送信されていません。</translation>
    </message>
    <message>
        <source>&amp;Close</source>
        <translation>閉じる(&amp;C)</translation>
    </message>
</context>
<context>
    <name>Tally::Tracker</name>
    <message>
        <source>track(): there is no option &quot;%1&quot;; it was ignored.</source>
        <translation>track(): オプション「%1」はありません。無視されました。</translation>
    </message>
    <message>
        <source>page(): there is no option &quot;%1&quot;; it was ignored.</source>
        <translation>page(): オプション「%1」はありません。無視されました。</translation>
    </message>
    <message>
        <source>identify() was called without a user id; to log out, call reset().</source>
        <translation>identify() がユーザー ID なしで呼び出されました。ログアウトするには reset() を呼び出してください。</translation>
    </message>
    <message>
        <source>&quot;%1&quot; cannot name a destination: use letters, digits, &apos;.&apos;, &apos;_&apos; and &apos;-&apos;.</source>
        <translation>「%1」は送信先の名前に使えません。英数字、「.」、「_」、「-」を使用してください。</translation>
    </message>
    <message>
        <source>There is a destination &quot;%1&quot; already; give the second one a name of its own.</source>
        <translation>送信先「%1」はすでにあります。2 つ目には別の名前を付けてください。</translation>
    </message>
    <message>
        <source>The destination &quot;%1&quot; belongs to another tracker.</source>
        <translation>送信先「%1」は別のトラッカーに属しています。</translation>
    </message>
    <message>
        <source>The destination &quot;%1&quot; was removed a moment ago, and its store is not closed yet; add it again later.</source>
        <translation>送信先「%1」は直前に削除され、そのストレージがまだ閉じられていません。後でもう一度追加してください。</translation>
    </message>
    <message>
        <source>The file that remembers the user&apos;s answer cannot be read: %1. Until it can, analytics waits.</source>
        <translation>ユーザーの回答を記録したファイルを読み取れません: %1。読み取れるようになるまで、分析は保留されます。</translation>
    </message>
    <message>
        <source>The file that remembers the anonymous id was damaged; it was set aside and a new id is made.</source>
        <translation>匿名 ID を記録したファイルが破損していたため、別に保管し、新しい ID を作成します。</translation>
    </message>
    <message>
        <source>Who the user is and what the user answered cannot be written: %1. It is tried again.</source>
        <translation>ユーザーの情報と回答を書き込めません: %1。再試行されます。</translation>
    </message>
    <message>
        <source>Destination %1 uses a secret key in a program with a user interface. Whoever has the program can read the key. Use a publishable key or your own server as a relay, or set secretKeyAccepted where only you have the device.</source>
        <translation>送信先 %1 は、ユーザーインターフェイスを持つプログラムでシークレットキーを使用しています。プログラムを持つ人は誰でもキーを読み取れます。公開可能キーを使うか、ご自身のサーバーで中継してください。デバイスを持つのがご自身だけの場合は secretKeyAccepted を設定してください。</translation>
    </message>
    <message>
        <source>Without a QCoreApplication there is no keychain. Try again when there is one.</source>
        <translation>QCoreApplication がないとキーリングは使用できません。作成後にもう一度お試しください。</translation>
    </message>
    <message>
        <source>The tracker&apos;s name is fixed once it has started.</source>
        <translation>トラッカーの名前は、開始後は変更できません。</translation>
    </message>
    <message>
        <source>The tracker&apos;s storage path is fixed once it has started.</source>
        <translation>トラッカーの保存先パスは、開始後は変更できません。</translation>
    </message>
    <message>
        <source>The super properties were not taken: %1</source>
        <translation>共通プロパティを設定できませんでした: %1</translation>
    </message>
    <message>
        <source>A tracker of the name &quot;%1&quot; is alive already; this one does nothing. Use that one, or give this one a name of its own.</source>
        <translation>「%1」という名前のトラッカーがすでに存在するため、このトラッカーは何も行いません。既存のものを使うか、このトラッカーに別の名前を付けてください。</translation>
    </message>
    <message>
        <source>&quot;%1&quot; cannot name a tracker: use letters, digits, &apos;.&apos;, &apos;_&apos; and &apos;-&apos;.</source>
        <translation>「%1」はトラッカーの名前に使えません。英数字、「.」、「_」、「-」を使用してください。</translation>
    </message>
    <message>
        <source>Events of an earlier run wait for a destination &quot;%1&quot;, which this program does not have. They are kept until they are too old.</source>
        <translation>以前の実行時のイベントが、このプログラムにない送信先「%1」を待っています。古くなりすぎるまで保持されます。</translation>
    </message>
    <message>
        <source>Events in %1 cannot be read. They stay there until they can.</source>
        <translation>%1 のイベントを読み取れません。読み取れるようになるまで、そこに残ります。</translation>
    </message>
    <message>
        <source>The store cannot be opened. %1 Events are kept in memory until it can.</source>
        <translation>ストレージを開けません。%1 開けるようになるまで、イベントはメモリに保持されます。</translation>
    </message>
    <message>
        <source>There is nothing to write down: the tracker has not started, or does nothing.</source>
        <translation>書き込むものがありません。トラッカーが開始されていないか、何も行わない状態です。</translation>
    </message>
    <message>
        <source>Say to which file.</source>
        <translation>書き込むファイルを指定してください。</translation>
    </message>
    <message>
        <source>This is a copy of another machine&apos;s disk: the anonymous id is a new one.</source>
        <translation>これは別のコンピューターのディスクのコピーです。匿名 ID を新しくしました。</translation>
    </message>
    <message>
        <source>Events that the other machine has not sent yet are its own to send; here they were set aside in %1.</source>
        <translation>別のコンピューターがまだ送信していないイベントは、そのコンピューターが送信します。ここでは %1 に取り分けました。</translation>
    </message>
    <message>
        <source>The administrator&apos;s file %1 cannot be used: %2. Until it is mended or removed, nothing is stored or sent for analytics.</source>
        <translation>管理者のファイル %1 を使用できません: %2。修正または削除されるまで、分析のための保存や送信は一切行われません。</translation>
    </message>
</context>
<context>
    <name>Tally::Uploader</name>
    <message numerus="yes">
        <source>The queue is full: the oldest %n event(s) were dropped.</source>
        <translation>
            <numerusform>キューがいっぱいです。古いものから %n 件のイベントを破棄しました。</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n event(s) are in memory only, and gone when the program ends. %1</source>
        <translation>
            <numerusform>%n 件のイベントはメモリにしかなく、プログラムが終了すると失われます。%1</numerusform>
        </translation>
    </message>
    <message>
        <source>Refused events cannot be put into quarantine: %1. They are kept, and sent again.</source>
        <translation>拒否されたイベントを隔離できません: %1。イベントは保持され、再送信されます。</translation>
    </message>
    <message numerus="yes">
        <source>%n event(s) may be there twice: their first request had no answer, and when they were sent again the vendor no longer remembered it.</source>
        <translation>
            <numerusform>%n 件のイベントが重複している可能性があります。最初のリクエストに応答がなく、再送信したときにはベンダー側にその記録が残っていませんでした。</numerusform>
        </translation>
    </message>
    <message>
        <source>The vendor refused %1 events in a row, so sending is paused. The last reason: %2. Correct the destination&apos;s options, then call flush().</source>
        <translation>ベンダーが %1 件のイベントを続けて拒否したため、送信を一時停止しています。最後の理由: %2。送信先のオプションを修正してから flush() を呼び出してください。</translation>
    </message>
    <message>
        <source>The vendor refused the key. %1 Events are kept. Store a valid key; it is used at once.</source>
        <translation>ベンダーがキーを拒否しました。%1 イベントは保持されます。有効なキーを保存すると、すぐに使用されます。</translation>
    </message>
    <message numerus="yes">
        <source>The vendor refused %n event(s) for good: %1</source>
        <translation>
            <numerusform>ベンダーが %n 件のイベントを最終的に拒否しました: %1</numerusform>
        </translation>
    </message>
    <message>
        <source>What was sent cannot be written down in %1: %2.</source>
        <translation>送信した内容を %1 に記録できません: %2。</translation>
    </message>
</context>
<context>
    <name>TallyAnswerButtons</name>
    <message>
        <source>Decline</source>
        <translation>同意しない</translation>
    </message>
    <message>
        <source>Accept</source>
        <translation>同意する</translation>
    </message>
</context>
<context>
    <name>TallyDeletionDialog</name>
    <message>
        <source>Delete your data?</source>
        <translation>データを削除しますか？</translation>
    </message>
    <message>
        <source>Keep it</source>
        <translation>残す</translation>
    </message>
    <message>
        <source>Delete</source>
        <translation>削除</translation>
    </message>
</context>
<context>
    <name>TallyInspectorDestinations</name>
    <message>
        <source>%1: %2</source>
        <comment>counter: number</comment>
        <translation>%1: %2</translation>
    </message>
    <message>
        <source>The tracker has no destination.</source>
        <translation>トラッカーに送信先がありません。</translation>
    </message>
    <message>
        <source>There is no tracker.</source>
        <translation>トラッカーがありません。</translation>
    </message>
    <message>
        <source>Pending</source>
        <translation>未送信</translation>
    </message>
    <message>
        <source>Delivered</source>
        <translation>配信済み</translation>
    </message>
    <message>
        <source>Quarantined</source>
        <translation>隔離</translation>
    </message>
    <message>
        <source>Dropped</source>
        <translation>破棄</translation>
    </message>
</context>
<context>
    <name>TallyInspectorDetails</name>
    <message>
        <source>Close the details</source>
        <translation>詳細を閉じる</translation>
    </message>
    <message>
        <source>Event</source>
        <translation>イベント</translation>
    </message>
    <message>
        <source>Sent to %1</source>
        <translation>%1 に送信</translation>
    </message>
    <message>
        <source>What the tracker holds of the event</source>
        <translation>トラッカーが保持しているイベントの内容</translation>
    </message>
    <message>
        <source>What was sent, exactly</source>
        <translation>送信した内容そのもの</translation>
    </message>
</context>
<context>
    <name>TallyInspectorFilter</name>
    <message>
        <source>Name, id or property</source>
        <translation>名前、ID、またはプロパティ</translation>
    </message>
    <message>
        <source>Search</source>
        <translation>検索</translation>
    </message>
    <message>
        <source>Fate</source>
        <translation>状況</translation>
    </message>
    <message>
        <source>All</source>
        <translation>すべて</translation>
    </message>
    <message>
        <source>Queued</source>
        <translation>送信待ち</translation>
    </message>
    <message>
        <source>Sending</source>
        <translation>送信中</translation>
    </message>
    <message>
        <source>Delivered</source>
        <translation>配信済み</translation>
    </message>
    <message>
        <source>Retrying</source>
        <translation>再試行</translation>
    </message>
    <message>
        <source>Quarantined</source>
        <translation>隔離</translation>
    </message>
    <message>
        <source>Dropped</source>
        <translation>破棄</translation>
    </message>
    <message>
        <source>Held</source>
        <translation>同意待ち</translation>
    </message>
    <message>
        <source>%1 of %2 events; %3 passed too quickly to be listed</source>
        <translation>%2 件中 %1 件のイベント。速すぎて一覧にできなかったもの: %3 件</translation>
    </message>
    <message>
        <source>%1 of %2 events</source>
        <translation>%2 件中 %1 件のイベント</translation>
    </message>
</context>
<context>
    <name>TallyInspectorHead</name>
    <message>
        <source>Beside the application</source>
        <translation>アプリケーションの横</translation>
    </message>
    <message>
        <source>Whole window</source>
        <translation>ウィンドウ全体</translation>
    </message>
    <message>
        <source>Close the inspector</source>
        <translation>インスペクターを閉じる</translation>
    </message>
    <message>
        <source>Send now</source>
        <translation>今すぐ送信</translation>
    </message>
    <message>
        <source>Retry quarantined</source>
        <translation>隔離を再試行</translation>
    </message>
    <message>
        <source>Go online</source>
        <translation>オンラインにする</translation>
    </message>
    <message>
        <source>Go offline</source>
        <translation>オフラインにする</translation>
    </message>
    <message>
        <source>Clear list</source>
        <translation>リストを消去</translation>
    </message>
</context>
<context>
    <name>TallyInspectorList</name>
    <message>
        <source>Queued</source>
        <translation>送信待ち</translation>
    </message>
    <message>
        <source>Sending</source>
        <translation>送信中</translation>
    </message>
    <message>
        <source>Delivered</source>
        <translation>配信済み</translation>
    </message>
    <message>
        <source>Retrying</source>
        <translation>再試行</translation>
    </message>
    <message>
        <source>Quarantined</source>
        <translation>隔離</translation>
    </message>
    <message>
        <source>Dropped</source>
        <translation>破棄</translation>
    </message>
    <message>
        <source>Held</source>
        <translation>同意待ち</translation>
    </message>
    <message>
        <source>Events</source>
        <translation>イベント</translation>
    </message>
    <message>
        <source>%1, %2</source>
        <comment>name of an event, its fate</comment>
        <translation>%1、%2</translation>
    </message>
    <message>
        <source>No event matches.</source>
        <translation>一致するイベントはありません。</translation>
    </message>
    <message>
        <source>Events are listed from the moment on in which this was opened.</source>
        <translation>これを開いた時点以降のイベントが一覧に表示されます。</translation>
    </message>
</context>
<context>
    <name>TallyNoticeDetails</name>
    <message>
        <source>Fewer details</source>
        <translation>詳細を隠す</translation>
    </message>
    <message>
        <source>More details</source>
        <translation>詳細を表示</translation>
    </message>
    <message>
        <source>Expanded</source>
        <translation>展開済み</translation>
    </message>
    <message>
        <source>Collapsed</source>
        <translation>折りたたみ済み</translation>
    </message>
    <message>
        <source>Read the privacy policy</source>
        <translation>プライバシーポリシーを読む</translation>
    </message>
</context>
<context>
    <name>TallySentDialog</name>
    <message>
        <source>What was sent</source>
        <translation>送信した内容</translation>
    </message>
    <message>
        <source>Requests</source>
        <translation>リクエスト</translation>
    </message>
    <message>
        <source>Exact text of the request</source>
        <translation>リクエストの原文</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>閉じる</translation>
    </message>
</context>
</TS>
