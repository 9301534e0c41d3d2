<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="ar_EG" sourcelanguage="en">
<context>
    <name>ConsentBanner</name>
    <message>
        <source>Usage data</source>
        <translation>بيانات الاستخدام</translation>
    </message>
    <message>
        <source>What is collected</source>
        <translation>ما الذي يُجمع</translation>
    </message>
    <message>
        <source>Not now</source>
        <translation>ليس الآن</translation>
    </message>
</context>
<context>
    <name>ConsentDialog</name>
    <message>
        <source>Usage data</source>
        <translation>بيانات الاستخدام</translation>
    </message>
    <message>
        <source>What is collected</source>
        <translation>ما الذي يُجمع</translation>
    </message>
    <message>
        <source>Who gets it</source>
        <translation>من يحصل على البيانات</translation>
    </message>
    <message>
        <source>Not now</source>
        <translation>ليس الآن</translation>
    </message>
</context>
<context>
    <name>PrivacySettings</name>
    <message>
        <source>Usage data</source>
        <translation>بيانات الاستخدام</translation>
    </message>
    <message>
        <source>Your usage data on this device has been deleted.</source>
        <translation>حُذفت بيانات استخدامك من هذا الجهاز.</translation>
    </message>
    <message>
        <source>Allow %1 to collect usage data</source>
        <translation>السماح لـ %1 بجمع بيانات الاستخدام</translation>
    </message>
    <message>
        <source>What is collected</source>
        <translation>ما الذي يُجمع</translation>
    </message>
    <message>
        <source>Who gets it</source>
        <translation>من يحصل على البيانات</translation>
    </message>
    <message>
        <source>Show what was sent</source>
        <translation>عرض ما أُرسل</translation>
    </message>
    <message>
        <source>Show</source>
        <translation>عرض</translation>
    </message>
    <message>
        <source>Export my data</source>
        <translation>تصدير بياناتي</translation>
    </message>
    <message>
        <source>Writes everything that is kept about you on this device to a file.</source>
        <translation>يكتب في ملف كل ما هو محفوظ عنك على هذا الجهاز.</translation>
    </message>
    <message>
        <source>Export</source>
        <translation>تصدير</translation>
    </message>
    <message>
        <source>Delete my data</source>
        <translation>حذف بياناتي</translation>
    </message>
    <message>
        <source>Erases the usage data that is kept about you on this device.</source>
        <translation>يمحو بيانات الاستخدام المحفوظة عنك على هذا الجهاز.</translation>
    </message>
    <message>
        <source>Delete…</source>
        <translation>حذف…</translation>
    </message>
</context>
<context>
    <name>Tally</name>
    <message>
        <source>The environment variable %1 is ignored: a whole number of at least %2 is needed.</source>
        <translation>أُهمل متغير البيئة %1: يلزم عدد صحيح لا يقل عن %2.</translation>
    </message>
    <message>
        <source>The environment variable %1 is ignored: a host from the environment is used only with a key from the environment.</source>
        <translation>أُهمل متغير البيئة %1: لا يُستعمل مضيف من البيئة إلا مع مفتاح من البيئة.</translation>
    </message>
    <message>
        <source>The host of destination %1 is not a URL; give one such as %2.</source>
        <translation>مضيف الوجهة %1 ليس عنوان URL؛ أعطِ عنوانًا مثل %2.</translation>
    </message>
    <message>
        <source>The host of destination %1 holds a user or password; leave them out.</source>
        <translation>مضيف الوجهة %1 يحتوي على اسم مستخدم أو كلمة مرور؛ احذفهما.</translation>
    </message>
    <message>
        <source>The host of destination %1 must begin with https://; a key is never sent without TLS, except to this machine.</source>
        <translation>يجب أن يبدأ مضيف الوجهة %1 بـ ‎https://‎؛ لا يُرسل مفتاح بدون TLS أبدًا، إلا إلى هذا الجهاز.</translation>
    </message>
    <message>
        <source>No answer came.</source>
        <translation>لم يصل أي رد.</translation>
    </message>
    <message>
        <source>The host answered with a redirection (HTTP %1), which is never followed, as the key would go with it. Set `host` to where it leads, if that is %2&apos;s.</source>
        <translation>رد المضيف بإعادة توجيه (HTTP %1)، وهي لا تُتّبع أبدًا لأن المفتاح سيذهب معها. عيّن `host` إلى المكان الذي تؤدي إليه إن كان تابعًا لـ %2.</translation>
    </message>
    <message>
        <source>%1 answered HTTP %2: %3</source>
        <translation>رد %1 بـ HTTP %2: %3</translation>
    </message>
    <message>
        <source>The answer (HTTP %1) is not one of %2&apos;s. `host` may be wrong, or a proxy or the login page of a network answers in its place.</source>
        <translation>الرد (HTTP %1) ليس من ردود %2. ربما كان `host` خاطئًا، أو أن وكيلًا أو صفحة تسجيل الدخول إلى شبكة يرد بدلًا منه.</translation>
    </message>
    <message>
        <source>%1 refuses the key (%2, HTTP %3). Check that it is complete, of the right account and not revoked.</source>
        <translation>يرفض %1 المفتاح (%2، HTTP %3). تحقق من أنه كامل، وأنه للحساب الصحيح، وأنه لم يُلغَ.</translation>
    </message>
    <message>
        <source>The server answered HTTP %1.</source>
        <translation>رد الخادم بـ HTTP %1.</translation>
    </message>
    <message>
        <source>%1 counted %2 of %3 events.</source>
        <translation>حسب %1 عدد %2 من أصل %3 من الأحداث.</translation>
    </message>
    <message>
        <source>The %1 key is empty.</source>
        <translation>مفتاح %1 فارغ.</translation>
    </message>
    <message>
        <source>The %1 key holds a blank, a line break or another character that no key has. Copy it again.</source>
        <translation>يحتوي مفتاح %1 على مسافة أو فاصل أسطر أو حرف آخر لا يوجد في أي مفتاح. انسخه مرة أخرى.</translation>
    </message>
    <message>
        <source>The environment variable %1 is ignored: a JSON object of texts, numbers and booleans is needed, such as {&quot;env&quot;:&quot;prod&quot;}.</source>
        <translation>أُهمل متغير البيئة %1: يلزم كائن JSON من نصوص وأعداد وقيم منطقية، مثل ‎{&quot;env&quot;:&quot;prod&quot;}‎.</translation>
    </message>
    <message>
        <source>Doow gives no reason.</source>
        <translation>لا يذكر Doow سببًا.</translation>
    </message>
    <message numerus="yes">
        <source>Doow refused %n event(s) and does not say which of the batch.</source>
        <translation>
            <numerusform>لم يرفض Doow أي حدث.</numerusform>
            <numerusform>رفض Doow حدثًا واحدًا ولم يذكر أيّ حدث من الدفعة هو.</numerusform>
            <numerusform>رفض Doow حدثين ولم يذكر أيّ أحداث الدفعة هما.</numerusform>
            <numerusform>رفض Doow %n أحداث ولم يذكر أيّ أحداث الدفعة هي.</numerusform>
            <numerusform>رفض Doow %n حدثًا ولم يذكر أيّ أحداث الدفعة هي.</numerusform>
            <numerusform>رفض Doow %n حدث ولم يذكر أيّ أحداث الدفعة هي.</numerusform>
        </translation>
    </message>
    <message>
        <source>&quot;%1&quot; of the attribution is not a text, a number or a boolean. Doow takes flat attribution only; what is nested can go to &quot;metadata&quot;.</source>
        <translation>‏«%1» من الإسناد ليس نصًا ولا عددًا ولا قيمة منطقية. لا يقبل Doow إلا إسنادًا غير متداخل؛ ويمكن وضع المتداخل في «metadata».</translation>
    </message>
    <message>
        <source>The event has no name. Give it one, as in track(&quot;purchase&quot;).</source>
        <translation>الحدث بلا اسم. أعطه اسمًا، كما في ‎track(&quot;purchase&quot;)‎.</translation>
    </message>
    <message>
        <source>&quot;%1&quot; has %2 characters; Doow takes up to %3. Shorten it.</source>
        <translation>طول «%1» هو %2 حرفًا؛ يقبل Doow حتى %3. اختصره.</translation>
    </message>
    <message>
        <source>The event has no id or no time.</source>
        <translation>ليس للحدث معرّف أو ليس له وقت.</translation>
    </message>
    <message>
        <source>The quantity is not a finite number greater than 0. Leave it out for 1, or track nothing.</source>
        <translation>الكمية ليست عددًا منتهيًا أكبر من 0. احذفها إن كانت 1، أو لا تسجّل شيئًا.</translation>
    </message>
    <message>
        <source>The option &quot;%1&quot; is blank. Leave it out, or fill it in.</source>
        <translation>الخيار «%1» فارغ. احذفه، أو املأه.</translation>
    </message>
    <message>
        <source>Doow needs to know the licence that the usage belongs to. Set `licenseId` of the destination, or give &quot;license_id&quot; with the event.</source>
        <translation>يحتاج Doow إلى معرفة الرخصة التي ينتمي إليها الاستعمال. عيّن `licenseId` للوجهة، أو أعطِ «license_id» مع الحدث.</translation>
    </message>
    <message>
        <source>&quot;kind&quot; must be %1 or %2.</source>
        <translation>يجب أن يكون «kind» إما %1 أو %2.</translation>
    </message>
    <message>
        <source>&quot;%1&quot; is not an object, such as {&quot;team&quot;: &quot;kiosk&quot;}.</source>
        <translation>‏«%1» ليس كائنًا، مثل ‎{&quot;team&quot;: &quot;kiosk&quot;}‎.</translation>
    </message>
    <message>
        <source>Doow keeps the first %1 characters of &quot;unit&quot; only.</source>
        <translation>يحتفظ Doow بأول %1 حرفًا فقط من «unit».</translation>
    </message>
    <message>
        <source>The event is %1 bytes of JSON; in one request to Doow there is room for %2. Send less attribution and metadata.</source>
        <translation>حجم الحدث %1 بايت من JSON؛ ويتسع الطلب الواحد إلى Doow لـ %2. أرسل إسنادًا وبيانات وصفية أقل.</translation>
    </message>
    <message>
        <source>This is not a Doow key; those start with &quot;dk_&quot;.</source>
        <translation>هذا ليس مفتاح Doow؛ مفاتيحه تبدأ بـ «dk_».</translation>
    </message>
    <message>
        <source>Fluxrate refuses the session&apos;s token (%1, HTTP %2). It ends 15 minutes after the login: set a fresh one, or use an API key and `api: SdkTrack`.</source>
        <translation>يرفض Fluxrate رمز الجلسة (%1، HTTP %2). تنتهي صلاحيته بعد 15 دقيقة من تسجيل الدخول: عيّن رمزًا جديدًا، أو استعمل مفتاح API و‎`api: SdkTrack`‎.</translation>
    </message>
    <message>
        <source>Fluxrate says that the key may not do this (%1, HTTP %2). It needs the scope usage.write.</source>
        <translation>يقول Fluxrate إن المفتاح لا يملك هذه الصلاحية (%1، HTTP %2). يلزمه النطاق usage.write.</translation>
    </message>
    <message>
        <source>Fluxrate has this event already (HTTP 409): %1</source>
        <translation>هذا الحدث موجود لدى Fluxrate بالفعل (HTTP 409): %1</translation>
    </message>
    <message>
        <source>Fluxrate does not find it (HTTP 404): %1. Check meter and customer, and that the path in `host` is the API&apos;s.</source>
        <translation>لم يجده Fluxrate (HTTP 404): %1. تحقق من العدّاد (meter) والعميل، ومن أن المسار في `host` هو مسار واجهة API.</translation>
    </message>
    <message>
        <source>`meters`: the entry &quot;%1&quot; is neither a meter&apos;s token nor { token, aggregation }.</source>
        <translation>‏`meters`: المُدخل «%1» ليس رمز عدّاد ولا ‎{ token, aggregation }‎.</translation>
    </message>
    <message>
        <source>`meters`: the aggregation of &quot;%1&quot; is none that Fluxrate has. Take SUM, MAX, UNIQUE_COUNT or LAST, as the meter has it there.</source>
        <translation>‏`meters`: طريقة تجميع «%1» غير موجودة لدى Fluxrate. استعمل SUM أو MAX أو UNIQUE_COUNT أو LAST، كما هي للعدّاد هناك.</translation>
    </message>
    <message>
        <source>`meters`: the meter of &quot;%1&quot; has another aggregation in another entry. Give it the one that it has at Fluxrate.</source>
        <translation>‏`meters`: لعدّاد «%1» طريقة تجميع أخرى في مُدخل آخر. أعطه الطريقة التي له لدى Fluxrate.</translation>
    </message>
    <message>
        <source>&quot;%1&quot; belongs to the other of Fluxrate&apos;s two APIs. Give &quot;%2&quot;, or set the destination&apos;s `api`.</source>
        <translation>‏«%1» ينتمي إلى الأخرى من واجهتي API لدى Fluxrate. أعطِ «%2»، أو عيّن `api` للوجهة.</translation>
    </message>
    <message>
        <source>The event has no meter. Give &quot;%1&quot; as a text, or its name a meter in `meters`.</source>
        <translation>ليس للحدث عدّاد. أعطِ «%1» كنص، أو عيّن لاسمه عدّادًا في `meters`.</translation>
    </message>
    <message>
        <source>The event has no customer. Give &quot;%1&quot; as a text, or set the destination&apos;s `customerExternalId`.</source>
        <translation>ليس للحدث عميل. أعطِ «%1» كنص، أو عيّن `customerExternalId` للوجهة.</translation>
    </message>
    <message>
        <source>&quot;metadata&quot; is not an object. Give one, as in { model: &quot;m&quot; }.</source>
        <translation>‏«metadata» ليس كائنًا. أعطِ كائنًا، كما في ‎{ model: &quot;m&quot; }‎.</translation>
    </message>
    <message>
        <source>This meter counts users (UNIQUE_COUNT), and the event has none. Call identify(), or give &quot;user_id&quot;.</source>
        <translation>هذا العدّاد يعدّ المستخدمين (UNIQUE_COUNT)، وليس للحدث مستخدم. استدعِ ‎identify()‎، أو أعطِ «user_id».</translation>
    </message>
    <message>
        <source>Fluxrate takes usage only: what is tracked.</source>
        <translation>لا يقبل Fluxrate إلا الاستعمال: ما يُسجَّل بـ ‎track()‎.</translation>
    </message>
    <message>
        <source>The event is %1 bytes of JSON; up to %2 are sent to Fluxrate. Send less metadata.</source>
        <translation>حجم الحدث %1 بايت من JSON؛ ويُرسل إلى Fluxrate حتى %2. أرسل بيانات وصفية أقل.</translation>
    </message>
    <message>
        <source>The Fluxrate token holds a character that cannot be in a cookie. Copy the value of the cookie access_token, and nothing around it.</source>
        <translation>يحتوي رمز Fluxrate على حرف لا يمكن أن يكون في ملف تعريف الارتباط. انسخ قيمة access_token من ملفات تعريف الارتباط، دون أي شيء حولها.</translation>
    </message>
    <message>
        <source>`api: Usage` of Fluxrate takes the JWT of a session, and this key does not look like one. API keys are for `api: SdkTrack`.</source>
        <translation>‏‎`api: Usage`‎ لدى Fluxrate يأخذ JWT لجلسة، وهذا المفتاح لا يبدو كذلك. مفاتيح API هي لـ ‎`api: SdkTrack`‎.</translation>
    </message>
    <message>
        <source>This Fluxrate key looks like the JWT of a session, which is for `api: Usage`. `api: SdkTrack` takes an API key.</source>
        <translation>يبدو مفتاح Fluxrate هذا JWT لجلسة، وهو لـ ‎`api: Usage`‎. أما ‎`api: SdkTrack`‎ فيأخذ مفتاح API.</translation>
    </message>
    <message>
        <source>Millimetric refuses the origin (%1, HTTP %2). Add `origin` to the project&apos;s allowed origins; each host counts, with and without www.</source>
        <translation>يرفض Millimetric المصدر (%1، HTTP %2). أضف `origin` إلى المصادر المسموح بها في المشروع؛ كل مضيف يُحسب على حدة، مع www وبدونها.</translation>
    </message>
    <message>
        <source>Millimetric refuses the key (%1, HTTP %2). Check that it is complete, of this project and not revoked.</source>
        <translation>يرفض Millimetric المفتاح (%1، HTTP %2). تحقق من أنه كامل، وأنه لهذا المشروع، وأنه لم يُلغَ.</translation>
    </message>
    <message>
        <source>&quot;%1&quot; has %2 characters; Millimetric takes up to %3. Shorten it.</source>
        <translation>طول «%1» هو %2 حرفًا؛ يقبل Millimetric حتى %3. اختصره.</translation>
    </message>
    <message>
        <source>&quot;%1&quot; is %2 bytes of JSON; Millimetric takes up to %3. Send fewer or shorter properties.</source>
        <translation>حجم «%1» هو %2 بايت من JSON؛ يقبل Millimetric حتى %3. أرسل خصائص أقل أو أقصر.</translation>
    </message>
    <message>
        <source>Millimetric knows no event of this kind.</source>
        <translation>لا يعرف Millimetric حدثًا من هذا النوع.</translation>
    </message>
    <message>
        <source>&quot;url&quot; is not a complete URL, such as https://example.org/page. Use &quot;path&quot; for a part of one.</source>
        <translation>‏«url» ليس عنوان URL كاملًا، مثل ‎https://example.org/page‎. استعمل «path» لجزء من عنوان.</translation>
    </message>
    <message>
        <source>Millimetric identifies a person by joining an anonymous id and a user id, and there is no anonymous id. Give &quot;anonymous_id&quot; too.</source>
        <translation>يتعرّف Millimetric على الشخص بربط معرّف مجهول بمعرّف مستخدم، ولا يوجد معرّف مجهول. أعطِ «anonymous_id» أيضًا.</translation>
    </message>
    <message>
        <source>There is no user id. Give one, as in identify(&quot;user_42&quot;).</source>
        <translation>لا يوجد معرّف مستخدم. أعطِ واحدًا، كما في ‎identify(&quot;user_42&quot;)‎.</translation>
    </message>
    <message>
        <source>Millimetric erases by user id, and there is none.</source>
        <translation>يمحو Millimetric حسب معرّف المستخدم، ولا يوجد معرّف.</translation>
    </message>
    <message>
        <source>A Millimetric key that starts with &quot;%1&quot; can only read. Use a publishable key (pk_) or a secret one (sk_).</source>
        <translation>مفتاح Millimetric الذي يبدأ بـ «%1» للقراءة فقط. استعمل مفتاحًا قابلًا للنشر (pk_) أو مفتاحًا سريًا (sk_).</translation>
    </message>
    <message>
        <source>This is not a Millimetric key; those that can send start with &quot;pk_&quot; or &quot;sk_&quot;.</source>
        <translation>هذا ليس مفتاح Millimetric؛ المفاتيح التي يمكنها الإرسال تبدأ بـ «pk_» أو «sk_».</translation>
    </message>
    <message>
        <source>A publishable Millimetric key (pk_) works only together with an origin. Set `origin` to one of the project&apos;s allowed origins, such as https://shop.example.</source>
        <translation>مفتاح Millimetric القابل للنشر (pk_) لا يعمل إلا مع مصدر. عيّن `origin` إلى أحد المصادر المسموح بها في المشروع، مثل ‎https://shop.example‎.</translation>
    </message>
    <message>
        <source>`origin` is not an origin. Write scheme and host, as in https://shop.example, as the project&apos;s allowed origins have it.</source>
        <translation>‏`origin` ليس مصدرًا صالحًا. اكتب المخطط والمضيف، كما في ‎https://shop.example‎، على النحو الوارد في المصادر المسموح بها في المشروع.</translation>
    </message>
    <message>
        <source>Nothing takes events at `eventsPath` (HTTP %1). Compare `host` and `eventsPath` with what SettleSettle told you.</source>
        <translation>لا شيء يستقبل أحداثًا عند `eventsPath` (HTTP %1). قارن `host` و`eventsPath` بما أخبرك به SettleSettle.</translation>
    </message>
    <message>
        <source>&quot;%1&quot; of the metadata is replaced: SettleSettle has no field of its own for what Tally keeps there. Give yours another name.</source>
        <translation>سيُستبدل «%1» في البيانات الوصفية: ليس لدى SettleSettle حقل خاص لما يضعه Tally هناك. أعطِ ما يخصك اسمًا آخر.</translation>
    </message>
    <message>
        <source>SettleSettle meters users, and nobody is identified. Call identify(&quot;user_42&quot;) first, or give &quot;user_id&quot; with the event.</source>
        <translation>يقيس SettleSettle حسب المستخدم، ولا يوجد مستخدم معرَّف. استدعِ ‎identify(&quot;user_42&quot;)‎ أولًا، أو أعطِ «user_id» مع الحدث.</translation>
    </message>
    <message>
        <source>The name &quot;%1&quot; is not in SCREAMING_SNAKE_CASE, which SettleSettle advises, as in AI_QUERY. `names` can map it.</source>
        <translation>الاسم «%1» ليس بصيغة SCREAMING_SNAKE_CASE التي ينصح بها SettleSettle، كما في AI_QUERY. يمكن تحويله بواسطة `names`.</translation>
    </message>
    <message>
        <source>The event is %1 bytes of JSON; in one request to SettleSettle there is room for %2. Send fewer or shorter properties.</source>
        <translation>حجم الحدث %1 بايت من JSON؛ ويتسع الطلب الواحد إلى SettleSettle لـ %2. أرسل خصائص أقل أو أقصر.</translation>
    </message>
    <message>
        <source>SettleSettle does not publish where it takes events. Ask it for the path of its events route and set `eventsPath`; until then events are kept and nothing is sent.</source>
        <translation>لا ينشر SettleSettle العنوان الذي يستقبل فيه الأحداث. اطلب منه مسار استقبال الأحداث وعيّن `eventsPath`؛ وحتى ذلك الحين تُحفظ الأحداث ولا يُرسل شيء.</translation>
    </message>
    <message>
        <source>`eventsPath` is a whole URL. Give the path only, and the rest as `host`.</source>
        <translation>‏`eventsPath` عنوان URL كامل. أعطِ المسار فقط، والباقي في `host`.</translation>
    </message>
    <message>
        <source>This is not a SettleSettle key; those start with &quot;ss_live_&quot; or &quot;ss_test_&quot;.</source>
        <translation>هذا ليس مفتاح SettleSettle؛ مفاتيحه تبدأ بـ «ss_live_» أو «ss_test_».</translation>
    </message>
    <message>
        <source>This is a key of SettleSettle&apos;s sandbox (ss_test_) in a release build: nobody is billed for what is sent with it. Use one that starts with &quot;ss_live_&quot;.</source>
        <translation>هذا مفتاح من البيئة التجريبية لـ SettleSettle (ss_test_) في إصدار نهائي: لا يُحاسَب أحد على ما يُرسل به. استعمل مفتاحًا يبدأ بـ «ss_live_».</translation>
    </message>
    <message>
        <source>No complete answer within %1 s.</source>
        <translation>لم يصل رد كامل خلال %1 ث.</translation>
    </message>
    <message>
        <source>The host %1 cannot be found: %2</source>
        <translation>تعذّر العثور على المضيف %1: %2</translation>
    </message>
    <message>
        <source>Plain http is used towards this machine only; give an https host.</source>
        <translation>لا يُستعمل http غير المشفّر إلا نحو هذا الجهاز؛ أعطِ مضيفًا يبدأ بـ https.</translation>
    </message>
    <message>
        <source>The answer is longer than any vendor&apos;s.</source>
        <translation>الرد أطول من رد أي مزوّد.</translation>
    </message>
    <message>
        <source>The answer broke off.</source>
        <translation>انقطع الرد.</translation>
    </message>
    <message>
        <source>the file was deleted</source>
        <translation>حُذف الملف</translation>
    </message>
    <message>
        <source>Events cannot be stored in %1: %2. They stay in memory until they can.</source>
        <translation>تعذّر حفظ الأحداث في %1: %2. تبقى في الذاكرة إلى أن يصبح ذلك ممكنًا.</translation>
    </message>
    <message>
        <source>Damaged data was set aside: %1</source>
        <translation>نُحّيت بيانات تالفة جانبًا: %1</translation>
    </message>
    <message>
        <source>An event in the journal is damaged.</source>
        <translation>أحد أحداث السجل تالف.</translation>
    </message>
    <message>
        <source>The folder %1 cannot be made: %2.</source>
        <translation>تعذّر إنشاء المجلد %1: %2.</translation>
    </message>
    <message>
        <source>The folder %1 cannot be written to.</source>
        <translation>تتعذّر الكتابة في المجلد %1.</translation>
    </message>
    <message>
        <source>The keychain did not answer within 5 seconds. It may be waiting for a dialogue of this application, or the application&apos;s event loop is not the GLib one that the keychain needs (is QT_NO_GLIB set?).</source>
        <translation>لم ترد حلقة المفاتيح خلال 5 ثوانٍ. ربما تنتظر مربع حوار في هذا التطبيق، أو أن حلقة أحداث التطبيق ليست حلقة GLib التي تحتاج إليها حلقة المفاتيح (هل QT_NO_GLIB معيّن؟).</translation>
    </message>
    <message>
        <source>The keychain refused access to the entry “%1”. Unlock it, or allow this application to use it.</source>
        <translation>رفضت حلقة المفاتيح الوصول إلى المُدخل «%1». افتح قفلها، أو اسمح لهذا التطبيق باستعمالها.</translation>
    </message>
    <message>
        <source>This system has no keychain that can be used. Give the key by an environment variable or a systemd credential.</source>
        <translation>لا توجد في هذا النظام حلقة مفاتيح قابلة للاستعمال. أعطِ المفتاح بمتغير بيئة أو ببيانات اعتماد systemd.</translation>
    </message>
    <message>
        <source>The keychain failed: %1</source>
        <translation>خطأ في حلقة المفاتيح: %1</translation>
    </message>
    <message>
        <source>The keychain has no entry “%1” for “%2”. Store the key with Tracker::storeKey(), or by the command: %3</source>
        <translation>ليس في حلقة المفاتيح مُدخل «%1» لأجل «%2». احفظ المفتاح بـ ‎Tracker::storeKey()‎، أو بالأمر: %3</translation>
    </message>
    <message>
        <source>Tally&apos;s library for the keychain cannot be loaded: %1. Install it beside Tally&apos;s own, or give the key by an environment variable or a systemd credential.</source>
        <translation>تعذّر تحميل مكتبة Tally الخاصة بحلقة المفاتيح: %1. ثبّتها بجانب مكتبة Tally، أو أعطِ المفتاح بمتغير بيئة أو ببيانات اعتماد systemd.</translation>
    </message>
    <message>
        <source>The credential “%1” is not a regular file.</source>
        <translation>بيانات الاعتماد «%1» ليست ملفًا عاديًا.</translation>
    </message>
    <message>
        <source>The credential “%1” cannot be read: %2.</source>
        <translation>تعذّرت قراءة بيانات الاعتماد «%1»: %2.</translation>
    </message>
    <message>
        <source>The credential “%1” is empty.</source>
        <translation>بيانات الاعتماد «%1» فارغة.</translation>
    </message>
    <message>
        <source>No key is set.</source>
        <translation>لم يُعيّن مفتاح.</translation>
    </message>
    <message>
        <source>The key is empty.</source>
        <translation>المفتاح فارغ.</translation>
    </message>
    <message>
        <source>The key is longer than %1 characters.</source>
        <translation>المفتاح أطول من %1 حرفًا.</translation>
    </message>
    <message>
        <source>The key holds something else than visible ASCII characters at position %1: a space, a line break or an accented letter?</source>
        <translation>يحتوي المفتاح في الموضع %1 على شيء غير حروف ASCII المرئية: مسافة أو فاصل أسطر أو حرف عليه علامة؟</translation>
    </message>
    <message>
        <source>There is no default keychain yet. Make one, or let the application call Tracker::unlockKeys(), which asks the user.</source>
        <translation>لا توجد حلقة مفاتيح افتراضية بعد. أنشئ واحدة، أو دع التطبيق يستدعي ‎Tracker::unlockKeys()‎ التي تسأل المستخدم.</translation>
    </message>
    <message>
        <source>Default keychain</source>
        <translation>حلقة المفاتيح الافتراضية</translation>
    </message>
    <message>
        <source>There is no D-Bus session bus, so the keychain cannot be reached. Start the program within a user session, or give the key by an environment variable or a systemd credential.</source>
        <translation>لا يوجد ناقل جلسة D-Bus، لذا لا يمكن الوصول إلى حلقة المفاتيح. شغّل البرنامج داخل جلسة مستخدم، أو أعطِ المفتاح بمتغير بيئة أو ببيانات اعتماد systemd.</translation>
    </message>
    <message>
        <source>No keychain service (org.freedesktop.secrets) runs on the session bus. Install and start one, such as gnome-keyring or KWallet, or give the key by an environment variable or a systemd credential.</source>
        <translation>لا تعمل على ناقل الجلسة أي خدمة لحلقة المفاتيح (org.freedesktop.secrets). ثبّت واحدة وشغّلها، مثل gnome-keyring أو KWallet، أو أعطِ المفتاح بمتغير بيئة أو ببيانات اعتماد systemd.</translation>
    </message>
    <message>
        <source>The keychain is locked. Unlock it, or let the application call Tracker::unlockKeys(), which asks the user.</source>
        <translation>حلقة المفاتيح مقفلة. افتح قفلها، أو دع التطبيق يستدعي ‎Tracker::unlockKeys()‎ التي تسأل المستخدم.</translation>
    </message>
    <message>
        <source>The keychain stays locked: the dialogue was dismissed, or could not be shown. Unlock it, or call Tracker::unlockKeys() again.</source>
        <translation>لا تزال حلقة المفاتيح مقفلة: أُغلق مربع الحوار أو تعذّر عرضه. افتح قفلها، أو استدعِ ‎Tracker::unlockKeys()‎ مرة أخرى.</translation>
    </message>
    <message>
        <source>The keychain service failed: %1</source>
        <translation>خطأ في خدمة حلقة المفاتيح: %1</translation>
    </message>
    <message>
        <source>The event&apos;s properties are nested more than %1 levels deep. Flatten them, or send the inner part as text.</source>
        <translation>خصائص الحدث متداخلة في أكثر من %1 مستوى. بسّط بنيتها، أو أرسل الجزء الداخلي كنص.</translation>
    </message>
    <message>
        <source>The event&apos;s properties hold more than %1 values. Send a summary, or several events.</source>
        <translation>تحتوي خصائص الحدث على أكثر من %1 قيمة. أرسل ملخصًا، أو عدة أحداث.</translation>
    </message>
    <message>
        <source>A property is of a type of the application&apos;s own, and its conversion threw an exception. Send text, a number or a map instead.</source>
        <translation>إحدى الخصائص من نوع خاص بالتطبيق، وقد رمى تحويلها استثناءً. أرسل نصًا أو عددًا أو خريطة بدلًا من ذلك.</translation>
    </message>
    <message>
        <source>The name of a property is no valid text: it has half of a character (a surrogate) in it. Correct it, or leave the property out.</source>
        <translation>اسم إحدى الخصائص ليس نصًا صالحًا: فيه نصف حرف (surrogate). صحّحه، أو احذف الخاصية.</translation>
    </message>
    <message>
        <source>The property &quot;%1&quot; is or holds a number that is not finite (NaN or infinity). Leave it out, or send it as text.</source>
        <translation>الخاصية «%1» عدد غير منتهٍ (NaN أو ما لا نهاية) أو تحتوي على مثله. احذفها، أو أرسلها كنص.</translation>
    </message>
    <message>
        <source>There is no user id. Give one, as in identify(&quot;user_42&quot;); for a log-out there is reset().</source>
        <translation>لا يوجد معرّف مستخدم. أعطِ واحدًا، كما في ‎identify(&quot;user_42&quot;)‎؛ ولتسجيل الخروج استعمل ‎reset()‎.</translation>
    </message>
    <message>
        <source>The timestamp is not within the years 1 to 9999. Times as numbers are milliseconds since 1970.</source>
        <translation>الطابع الزمني ليس بين العامين 1 و9999. الأوقات المعطاة كأعداد هي بالملّي ثانية منذ 1970.</translation>
    </message>
    <message>
        <source>The option &quot;%1&quot; is of a type that makes no sense there. Give ids as text, the quantity as a number, the timestamp as a date, as ISO 8601 or in milliseconds since 1970.</source>
        <translation>نوع الخيار «%1» لا معنى له هنا. أعطِ المعرّفات كنصوص، والكمية كعدد، والطابع الزمني كتاريخ أو وفق ISO 8601 أو بالملّي ثانية منذ 1970.</translation>
    </message>
    <message>
        <source>beforeTrack ended with its QML engine; the event was not sent, as nobody is left to scrub it.</source>
        <translation>انتهت beforeTrack مع محرّك QML الخاص بها؛ ولم يُرسل الحدث إذ لم يبقَ من ينقّيه.</translation>
    </message>
    <message>
        <source>The QML engine&apos;s thread, where beforeTrack runs, has not taken the last %1 events.</source>
        <translation>لم يستلم خيط محرّك QML، الذي تعمل فيه beforeTrack، آخر الأحداث (عددها: %1).</translation>
    </message>
    <message>
        <source>beforeTrack: a function is needed</source>
        <translation>‏beforeTrack: يلزم إعطاء دالة</translation>
    </message>
    <message>
        <source>beforeTrack itself called track(), page() or identify()</source>
        <translation>استدعت beforeTrack بنفسها ‎track()‎ أو ‎page()‎ أو ‎identify()‎</translation>
    </message>
    <message>
        <source>beforeTrack threw an error, so the event was not sent unscrubbed</source>
        <translation>رمت beforeTrack خطأً، ولذلك لم يُرسل الحدث دون تنقية</translation>
    </message>
    <message>
        <source>beforeTrack left something in event.%1 that does not belong there</source>
        <translation>تركت beforeTrack في event.%1 شيئًا لا مكان له هناك</translation>
    </message>
    <message>
        <source>a list of texts is needed</source>
        <translation>يلزم إعطاء قائمة نصوص</translation>
    </message>
    <message>
        <source>an object is needed: { name: value }</source>
        <translation>يلزم إعطاء كائن: ‎{ name: value }‎</translation>
    </message>
    <message>
        <source>userId: text or a whole number is needed</source>
        <translation>‏userId: يلزم نص أو عدد صحيح</translation>
    </message>
    <message>
        <source>the tracker is gone</source>
        <translation>لم يعد المتتبّع موجودًا</translation>
    </message>
    <message>
        <source>a number</source>
        <translation>عدد</translation>
    </message>
    <message>
        <source>a truth value</source>
        <translation>قيمة منطقية</translation>
    </message>
    <message>
        <source>an array</source>
        <translation>مصفوفة</translation>
    </message>
    <message>
        <source>a function</source>
        <translation>دالة</translation>
    </message>
    <message>
        <source>something else</source>
        <translation>شيء آخر</translation>
    </message>
    <message>
        <source>%1: an object is needed, as in { amount_cents: 4900 }, not %2</source>
        <translation>‏%1: يلزم إعطاء كائن، كما في ‎{ amount_cents: 4900 }‎، وليس %2</translation>
    </message>
    <message>
        <source>the name must be text, as in track(&quot;purchase&quot;), not %1</source>
        <translation>يجب أن يكون الاسم نصًا، كما في ‎track(&quot;purchase&quot;)‎، وليس %1</translation>
    </message>
    <message>
        <source>%1: an object is needed</source>
        <translation>‏%1: يلزم إعطاء كائن</translation>
    </message>
    <message>
        <source>unknown, and left out: %1</source>
        <translation>غير معروف، وقد حُذف: %1</translation>
    </message>
    <message>
        <source>the name must be text, a path or a URL, not %1</source>
        <translation>يجب أن يكون الاسم نصًا أو مسارًا أو عنوان URL، وليس %1</translation>
    </message>
    <message>
        <source>the user id must be text or a whole number, not %1</source>
        <translation>يجب أن يكون معرّف المستخدم نصًا أو عددًا صحيحًا، وليس %1</translation>
    </message>
    <message>
        <source>the user id is empty; to log out, call reset()</source>
        <translation>معرّف المستخدم فارغ؛ لتسجيل الخروج استدعِ ‎reset()‎</translation>
    </message>
    <message>
        <source>milliseconds are needed, not %1; 5000 are taken</source>
        <translation>يلزم إعطاء القيمة بالملّي ثانية، وليس %1؛ تُستعمل 5000</translation>
    </message>
    <message>
        <source>name and key must be text; nothing was stored</source>
        <translation>يجب أن يكون الاسم والمفتاح نصين؛ لم يُحفظ شيء</translation>
    </message>
    <message>
        <source>more than 4 million characters in one event</source>
        <translation>أكثر من 4 ملايين حرف في حدث واحد</translation>
    </message>
    <message>
        <source>more than 20 000 values in one event</source>
        <translation>أكثر من 20 000 قيمة في حدث واحد</translation>
    </message>
    <message>
        <source>an invalid date</source>
        <translation>تاريخ غير صالح</translation>
    </message>
    <message>
        <source>an object of QML or C++ cannot be sent; name the properties that you mean</source>
        <translation>لا يمكن إرسال كائن من QML أو C++؛ سمِّ الخصائص التي تقصدها</translation>
    </message>
    <message>
        <source>the object contains itself</source>
        <translation>الكائن يحتوي على نفسه</translation>
    </message>
    <message>
        <source>a value that cannot be read here; perhaps it belongs to another QML engine</source>
        <translation>قيمة لا يمكن قراءتها هنا؛ ربما تنتمي إلى محرّك QML آخر</translation>
    </message>
    <message>
        <source>a function cannot be sent; did you mean to call it?</source>
        <translation>لا يمكن إرسال دالة؛ هل قصدت استدعاءها؟</translation>
    </message>
    <message>
        <source>a Symbol cannot be sent</source>
        <translation>لا يمكن إرسال Symbol</translation>
    </message>
    <message>
        <source>binary data cannot be sent; make it text first</source>
        <translation>لا يمكن إرسال بيانات ثنائية؛ حوّلها إلى نص أولًا</translation>
    </message>
    <message>
        <source>a Promise, WeakMap or WeakSet cannot be sent</source>
        <translation>لا يمكن إرسال Promise أو WeakMap أو WeakSet</translation>
    </message>
    <message>
        <source>reading it threw an error</source>
        <translation>أدت قراءتها إلى خطأ</translation>
    </message>
    <message>
        <source>%1 cannot be written: %2.</source>
        <translation>تعذّرت كتابة %1: %2.</translation>
    </message>
    <message>
        <source>it cannot be opened: %1</source>
        <translation>تعذّر فتحه: %1</translation>
    </message>
    <message>
        <source>it is no file</source>
        <translation>ليس ملفًا</translation>
    </message>
    <message>
        <source>it cannot be read: %1</source>
        <translation>تعذّرت قراءته: %1</translation>
    </message>
    <message>
        <source>it is longer than %1 bytes</source>
        <translation>حجمه يتجاوز %1 بايت</translation>
    </message>
    <message>
        <source>it is empty</source>
        <translation>الملف فارغ</translation>
    </message>
    <message>
        <source>it is no text in UTF-8</source>
        <translation>ليس نصًا بترميز UTF-8</translation>
    </message>
    <message>
        <source>line %1 is not understood: %2</source>
        <translation>السطر %1 غير مفهوم: %2</translation>
    </message>
    <message>
        <source>Tally.page belongs to an item, a popup or a window</source>
        <translation>يوضع Tally.page على عنصر أو نافذة منبثقة أو نافذة</translation>
    </message>
    <message>
        <source>Tally.event: %1 has nothing that could be called an activation; a SignalTracker turns any signal into an event</source>
        <translation>‏Tally.event: ليس في %1 ما يمكن اعتباره تفعيلًا؛ يمكن لـ SignalTracker تحويل أي إشارة إلى حدث</translation>
    </message>
    <message>
        <source>Tally.event: there is no tracker; nothing was sent</source>
        <translation>‏Tally.event: لا يوجد متتبّع؛ لم يُرسل شيء</translation>
    </message>
    <message>
        <source>NavigationTracker: the target must be a StackView, SwipeView, TabBar, StackLayout, Loader, Drawer or Popup, not %1</source>
        <translation>‏NavigationTracker: يجب أن يكون الهدف StackView أو SwipeView أو TabBar أو StackLayout أو Loader أو Drawer أو Popup، وليس %1</translation>
    </message>
    <message>
        <source>the path or the URL of a file on this machine is needed, not %1; nothing was written</source>
        <translation>يلزم مسار ملف على هذا الجهاز أو عنوان URL له، وليس %1؛ لم يُكتب شيء</translation>
    </message>
    <message>
        <source>SignalTracker: the event has no name; nothing will be sent</source>
        <translation>‏SignalTracker: الحدث بلا اسم؛ لن يُرسل شيء</translation>
    </message>
    <message>
        <source>SignalTracker: %1 has no signal &quot;%2&quot;</source>
        <translation>‏SignalTracker: ليس لـ %1 إشارة «%2»</translation>
    </message>
    <message>
        <source>SignalTracker: there is no tracker; nothing was sent</source>
        <translation>‏SignalTracker: لا يوجد متتبّع؛ لم يُرسل شيء</translation>
    </message>
</context>
<context>
    <name>Tally::ConsentDialog</name>
    <message>
        <source>Usage data</source>
        <translation>بيانات الاستخدام</translation>
    </message>
    <message>
        <source>&amp;Accept</source>
        <translation>موافقة</translation>
    </message>
    <message>
        <source>&amp;Decline</source>
        <translation>&amp;رفض</translation>
    </message>
    <message>
        <source>&amp;Not now</source>
        <translation>ليس الآن</translation>
    </message>
</context>
<context>
    <name>Tally::ConsentNotice</name>
    <message>
        <source>%1 (%2)</source>
        <comment>company, its host</comment>
        <translation>‏%1 (%2)</translation>
    </message>
    <message>
        <source>It shows what works well and what does not, so that %1 can be made better.</source>
        <translation>تُظهر هذه البيانات ما يعمل جيدًا وما لا يعمل، لكي يتحسّن %1.</translation>
    </message>
    <message>
        <source>What you do in %1: the pages you open and the actions you take, each with its time</source>
        <translation>ما تفعله في %1: الصفحات التي تفتحها والإجراءات التي تنفّذها، مع وقت كل منها</translation>
    </message>
    <message>
        <source>A random number that stands for this installation, and one for each visit</source>
        <translation>رقم عشوائي يمثّل هذا التثبيت، ورقم آخر لكل زيارة</translation>
    </message>
    <message>
        <source>A random number that stands for you until you leave, and one for each session</source>
        <translation>رقم عشوائي يمثّلك إلى أن تغادر، ورقم آخر لكل جلسة</translation>
    </message>
    <message>
        <source>The version of %1, the operating system, the language and the size of the screen</source>
        <translation>إصدار %1 ونظام التشغيل واللغة ومقاس الشاشة</translation>
    </message>
    <message>
        <source>Your user id, because you are signed in</source>
        <translation>معرّف المستخدم الخاص بك، لأنك سجّلت الدخول</translation>
    </message>
    <message>
        <source>Your user id, if you sign in</source>
        <translation>معرّف المستخدم الخاص بك، إذا سجّلت الدخول</translation>
    </message>
    <message>
        <source>May %1 collect data about how it is used?</source>
        <translation>هل تسمح لـ %1 بجمع بيانات عن طريقة استخدامه؟</translation>
    </message>
    <message>
        <source>Whatever you answer, what you use is counted for billing. That count goes to %1.</source>
        <translation>أيًا كان جوابك، يُحتسب ما تستخدمه لأغراض الفوترة. ويُرسل هذا الحساب إلى %1.</translation>
    </message>
    <message>
        <source>Whatever you answer, what you do is recorded for billing: with its details, its time and, if you are signed in, your user id. It goes to %1.</source>
        <translation>أيًا كان جوابك، يُسجَّل ما تفعله لأغراض الفوترة: مع تفاصيله ووقته، ومعرّف المستخدم الخاص بك إذا كنت قد سجّلت الدخول. ويُرسل هذا السجلّ إلى %1.</translation>
    </message>
    <message>
        <source>The administrator of this device has switched the collection of usage data off.</source>
        <translation>أوقف مسؤول هذا الجهاز جمع بيانات الاستخدام.</translation>
    </message>
    <message>
        <source>The collection of usage data is switched off on this device, by the setting TALLY_DISABLED.</source>
        <translation>جمع بيانات الاستخدام متوقف على هذا الجهاز بواسطة الإعداد TALLY_DISABLED.</translation>
    </message>
    <message>
        <source>This device asks not to be tracked, by the setting DO_NOT_TRACK. %1 collects no usage data.</source>
        <translation>يطلب هذا الجهاز عدم التتبّع بواسطة الإعداد DO_NOT_TRACK. لا يجمع %1 بيانات الاستخدام.</translation>
    </message>
    <message>
        <source>%1 collects no usage data.</source>
        <translation>لا يجمع %1 بيانات الاستخدام.</translation>
    </message>
    <message>
        <source>%1 collects usage data. You can switch it off.</source>
        <translation>يجمع %1 بيانات الاستخدام. يمكنك إيقاف ذلك.</translation>
    </message>
    <message>
        <source>You have allowed %1 to collect usage data.</source>
        <translation>لقد سمحت لـ %1 بجمع بيانات الاستخدام.</translation>
    </message>
    <message>
        <source>You allowed %1 to collect usage data on %2.</source>
        <translation>سمحت لـ %1 بجمع بيانات الاستخدام في %2.</translation>
    </message>
    <message>
        <source>You have not answered yet. Until you do, %1 sends no usage data.</source>
        <translation>لم تُجب بعد. وإلى أن تجيب، لا يرسل %1 بيانات الاستخدام.</translation>
    </message>
    <message>
        <source>You have declined. %1 collects no usage data.</source>
        <translation>لقد رفضت. لا يجمع %1 بيانات الاستخدام.</translation>
    </message>
    <message>
        <source>You declined on %2. %1 collects no usage data.</source>
        <translation>رفضت في %2. لا يجمع %1 بيانات الاستخدام.</translation>
    </message>
    <message>
        <source>The newest requests, up to %1, exactly as they left this device.</source>
        <translation>أحدث الطلبات، حتى %1، تمامًا كما غادرت هذا الجهاز.</translation>
    </message>
    <message>
        <source>%1 keeps no copy of what it sends.</source>
        <translation>لا يحتفظ %1 بنسخة مما يرسله.</translation>
    </message>
    <message>
        <source>To %1, events: %2, size: %3</source>
        <translation>إلى %1، الأحداث: %2، الحجم: %3</translation>
    </message>
    <message>
        <source>When %1 is started and closed, was updated, is in the background or has crashed, and how long it is used</source>
        <translation>متى يُشغَّل %1 ويُغلق، ومتى حُدِّث أو كان في الخلفية أو تعطّل، ومدة استخدامه</translation>
    </message>
    <message>
        <source>If you decline, no usage data is sent. You can change your answer at any time.</source>
        <translation>إذا رفضت، فلن تُرسل بيانات الاستخدام. يمكنك تغيير جوابك في أي وقت.</translation>
    </message>
    <message>
        <source>If you decline, no other usage data is sent. You can change your answer at any time.</source>
        <translation>إذا رفضت، فلن تُرسل بيانات الاستخدام الأخرى. يمكنك تغيير جوابك في أي وقت.</translation>
    </message>
    <message>
        <source>Usage data waits on this device until it has arrived, and goes to the recipients only, encrypted. If you decline, what still waits of it is erased.</source>
        <translation>تبقى بيانات الاستخدام على هذا الجهاز إلى أن تصل، ولا تُرسل إلا إلى الجهات المستلمة، وبشكل مشفّر. وإذا رفضت، يُمحى منها ما لا يزال في الانتظار.</translation>
    </message>
    <message>
        <source>Before you answer, no usage data is written down and none is sent; what you do until then is sent only if you accept. After that, usage data waits on this device until it has arrived, and goes to the recipients only, encrypted. If you decline later, what still waits of it is erased.</source>
        <translation>قبل أن تجيب لا تُسجَّل بيانات الاستخدام ولا تُرسل، وما تفعله حتى ذلك الحين لا يُرسل إلا إذا وافقت. وبعد ذلك تبقى بيانات الاستخدام على هذا الجهاز إلى أن تصل، ولا تُرسل إلا إلى الجهات المستلمة، وبشكل مشفّر. وإذا رفضت لاحقًا، يُمحى منها ما لا يزال في الانتظار.</translation>
    </message>
    <message>
        <source>On this device this erases the numbers that stand for you, the usage data that waits to be sent and the record of what was sent. The recipients are asked to erase what they hold under your user id. It cannot be undone.</source>
        <translation>يمحو هذا من الجهاز الأرقام التي تمثّلك وبيانات الاستخدام التي تنتظر الإرسال وسجلّ ما أُرسل. ويُطلب من الجهات المستلمة محو ما لديها تحت معرّف المستخدم الخاص بك. لا يمكن التراجع عن ذلك.</translation>
    </message>
    <message>
        <source>On this device this erases the numbers that stand for you, the usage data that waits to be sent and the record of what was sent. The recipients keep what they have until you ask them to erase it. It cannot be undone.</source>
        <translation>يمحو هذا من الجهاز الأرقام التي تمثّلك وبيانات الاستخدام التي تنتظر الإرسال وسجلّ ما أُرسل. وتحتفظ الجهات المستلمة بما لديها إلى أن تطلب منها محوه. لا يمكن التراجع عن ذلك.</translation>
    </message>
    <message>
        <source>On this device this erases the numbers that stand for you, the usage data that waits to be sent and the record of what was sent. The recipients keep what they have, under a number that nobody here knows any more. It cannot be undone.</source>
        <translation>يمحو هذا من الجهاز الأرقام التي تمثّلك وبيانات الاستخدام التي تنتظر الإرسال وسجلّ ما أُرسل. وتحتفظ الجهات المستلمة بما لديها، تحت رقم لم يعد أحد هنا يعرفه. لا يمكن التراجع عن ذلك.</translation>
    </message>
    <message>
        <source>Your answer stays: %1 goes on collecting under a new number unless you decline.</source>
        <translation>يبقى جوابك كما هو: سيواصل %1 الجمع تحت رقم جديد ما لم ترفض.</translation>
    </message>
    <message>
        <source>%1 goes on collecting under a new number unless you decline.</source>
        <translation>سيواصل %1 الجمع تحت رقم جديد ما لم ترفض.</translation>
    </message>
    <message>
        <source>What is owed to billing stays.</source>
        <translation>ويبقى ما يلزم للفوترة.</translation>
    </message>
    <message>
        <source>There is no folder %1.</source>
        <translation>المجلد %1 غير موجود.</translation>
    </message>
    <message>
        <source>Your data was written to %1.</source>
        <translation>كُتبت بياناتك في %1.</translation>
    </message>
    <message>
        <source>Your data was not written. %1</source>
        <translation>لم تُكتب بياناتك. %1</translation>
    </message>
</context>
<context>
    <name>Tally::DestinationTable</name>
    <message>
        <source>Destinations</source>
        <translation>الوجهات</translation>
    </message>
    <message>
        <source>Destination</source>
        <translation>الوجهة</translation>
    </message>
    <message>
        <source>State</source>
        <translation>الحالة</translation>
    </message>
    <message>
        <source>Delivered</source>
        <translation>تم التسليم</translation>
    </message>
    <message>
        <source>Pending</source>
        <translation>معلّقة</translation>
    </message>
    <message>
        <source>Quarantined</source>
        <translation>معزولة</translation>
    </message>
    <message>
        <source>Dropped</source>
        <translation>مُسقَطة</translation>
    </message>
</context>
<context>
    <name>Tally::EventModel</name>
    <message>
        <source>it cannot be sent</source>
        <translation>لا يمكن إرساله</translation>
    </message>
    <message>
        <source>the vendor refused it, and it was not kept</source>
        <translation>رفضه المزوّد ولم يُحتفظ به</translation>
    </message>
    <message>
        <source>the queue was full</source>
        <translation>كانت قائمة الانتظار ممتلئة</translation>
    </message>
    <message>
        <source>it was too old</source>
        <translation>كان قديمًا جدًا</translation>
    </message>
    <message>
        <source>the user did not consent</source>
        <translation>لم يوافق المستخدم</translation>
    </message>
    <message>
        <source>it was erased</source>
        <translation>مُحي</translation>
    </message>
    <message>
        <source>the store was damaged</source>
        <translation>كان المخزن تالفًا</translation>
    </message>
    <message>
        <source>beforeTrack refused it</source>
        <translation>رفضته beforeTrack</translation>
    </message>
    <message>
        <source>tracking is switched off</source>
        <translation>التتبّع متوقف</translation>
    </message>
    <message>
        <source>analytics is not allowed</source>
        <translation>التحليل غير مسموح به</translation>
    </message>
    <message>
        <source>no destination wants it</source>
        <translation>لا تريده أي وجهة</translation>
    </message>
    <message>
        <source>in memory, until there is a destination</source>
        <translation>في الذاكرة، إلى أن توجد وجهة</translation>
    </message>
    <message>
        <source>part of the sum sent as %1</source>
        <translation>جزء من المجموع المُرسل باسم %1</translation>
    </message>
    <message>
        <source>its request was given up</source>
        <translation>أُلغي طلبه</translation>
    </message>
    <message>
        <source>one of its batch was refused, so it is sent in halves</source>
        <translation>رُفض حدث من دفعته، ولذلك تُرسل الدفعة على نصفين</translation>
    </message>
    <message>
        <source>again, from quarantine</source>
        <translation>مرة أخرى، من العزل</translation>
    </message>
    <message>
        <source>the vendor refused the key</source>
        <translation>رفض المزوّد المفتاح</translation>
    </message>
    <message>
        <source>%1: %2</source>
        <comment>cause: detail</comment>
        <translation>‏%1: %2</translation>
    </message>
    <message>
        <source>%1: %2</source>
        <comment>fate: cause</comment>
        <translation>‏%1: %2</translation>
    </message>
    <message>
        <source>Queued</source>
        <translation>في قائمة الانتظار</translation>
    </message>
    <message>
        <source>Sending</source>
        <translation>قيد الإرسال</translation>
    </message>
    <message>
        <source>Delivered</source>
        <translation>تم التسليم</translation>
    </message>
    <message>
        <source>Retry at %1</source>
        <translation>إعادة المحاولة في %1</translation>
    </message>
    <message>
        <source>To be sent again</source>
        <translation>سيُرسل مرة أخرى</translation>
    </message>
    <message>
        <source>Quarantined</source>
        <translation>معزول</translation>
    </message>
    <message>
        <source>Dropped</source>
        <translation>مُسقَط</translation>
    </message>
    <message>
        <source>Held until the user consents</source>
        <translation>محتجز إلى أن يوافق المستخدم</translation>
    </message>
    <message>
        <source>Idle</source>
        <translation>خاملة</translation>
    </message>
    <message>
        <source>Waiting</source>
        <translation>في الانتظار</translation>
    </message>
    <message>
        <source>Backing off</source>
        <translation>توقف قبل إعادة المحاولة</translation>
    </message>
    <message>
        <source>Waiting for a key</source>
        <translation>في انتظار مفتاح</translation>
    </message>
    <message>
        <source>Key refused</source>
        <translation>المفتاح مرفوض</translation>
    </message>
    <message>
        <source>Misconfigured</source>
        <translation>إعداد خاطئ</translation>
    </message>
    <message>
        <source>Offline</source>
        <translation>غير متصل</translation>
    </message>
    <message>
        <source>Switched off</source>
        <translation>متوقفة</translation>
    </message>
</context>
<context>
    <name>Tally::EventTable</name>
    <message>
        <source>Time</source>
        <translation>الوقت</translation>
    </message>
    <message>
        <source>Event</source>
        <translation>الحدث</translation>
    </message>
    <message>
        <source>Kind</source>
        <translation>النوع</translation>
    </message>
    <message>
        <source>Fate</source>
        <translation>الوضع</translation>
    </message>
</context>
<context>
    <name>Tally::InspectorDock</name>
    <message>
        <source>Event Inspector</source>
        <translation>فاحص الأحداث</translation>
    </message>
</context>
<context>
    <name>Tally::InspectorPanel</name>
    <message>
        <source>&amp;Search:</source>
        <translation>بحث:</translation>
    </message>
    <message>
        <source>Name, id or property</source>
        <translation>الاسم أو المعرّف أو خاصية</translation>
    </message>
    <message>
        <source>F&amp;ate:</source>
        <translation>&amp;الوضع:</translation>
    </message>
    <message>
        <source>Events, the newest first</source>
        <translation>الأحداث، الأحدث أولًا</translation>
    </message>
    <message>
        <source>What the tracker holds of the event</source>
        <translation>ما لدى المتتبّع عن الحدث</translation>
    </message>
    <message>
        <source>Event</source>
        <translation>الحدث</translation>
    </message>
    <message>
        <source>The selected event</source>
        <translation>الحدث المحدد</translation>
    </message>
    <message>
        <source>Send &amp;now</source>
        <translation>إ&amp;رسال الآن</translation>
    </message>
    <message>
        <source>&amp;Retry quarantined</source>
        <translation>&amp;إعادة إرسال الأحداث المعزولة</translation>
    </message>
    <message>
        <source>&amp;Clear list</source>
        <translation>مسح القائمة</translation>
    </message>
    <message>
        <source>&amp;Offline</source>
        <translation>غير متصل</translation>
    </message>
    <message>
        <source>All</source>
        <translation>الكل</translation>
    </message>
    <message>
        <source>Held</source>
        <translation>محتجز</translation>
    </message>
    <message>
        <source>Queued</source>
        <translation>في قائمة الانتظار</translation>
    </message>
    <message>
        <source>Sending</source>
        <translation>قيد الإرسال</translation>
    </message>
    <message>
        <source>Delivered</source>
        <translation>تم التسليم</translation>
    </message>
    <message>
        <source>Retrying</source>
        <translation>إعادة المحاولة</translation>
    </message>
    <message>
        <source>Quarantined</source>
        <translation>معزول</translation>
    </message>
    <message>
        <source>Dropped</source>
        <translation>مُسقَط</translation>
    </message>
    <message>
        <source>%1: %2</source>
        <translation>‏%1: %2</translation>
    </message>
    <message>
        <source>Sent to %1</source>
        <translation>أُرسل إلى %1</translation>
    </message>
    <message>
        <source>Select an event to see what is known of it.</source>
        <translation>اختر حدثًا لترى ما هو معروف عنه.</translation>
    </message>
    <message>
        <source>The event exactly as it was sent to %1</source>
        <translation>الحدث تمامًا كما أُرسل إلى %1</translation>
    </message>
    <message>
        <source>Shown: %1</source>
        <translation>المعروضة: %1</translation>
    </message>
    <message>
        <source>Shown: %1 of %2</source>
        <translation>المعروضة: %1 من %2</translation>
    </message>
    <message>
        <source>passed unseen: %1</source>
        <translation>غير مدرجة: %1</translation>
    </message>
    <message>
        <source>accepted: %1</source>
        <translation>مقبولة: %1</translation>
    </message>
    <message>
        <source>delivered: %1</source>
        <translation>مُسلَّمة: %1</translation>
    </message>
    <message>
        <source>pending: %1</source>
        <translation>معلّقة: %1</translation>
    </message>
    <message>
        <source>quarantined: %1</source>
        <translation>معزولة: %1</translation>
    </message>
    <message>
        <source>dropped: %1</source>
        <translation>مُسقَطة: %1</translation>
    </message>
</context>
<context>
    <name>Tally::NoticeView</name>
    <message>
        <source>What is collected</source>
        <translation>ما الذي يُجمع</translation>
    </message>
    <message>
        <source>Who gets it</source>
        <translation>من يحصل على البيانات</translation>
    </message>
    <message>
        <source>Fewer details</source>
        <translation>تفاصيل أقل</translation>
    </message>
    <message>
        <source>More details</source>
        <translation>تفاصيل أكثر</translation>
    </message>
    <message>
        <source>Expanded</source>
        <translation>موسّع</translation>
    </message>
    <message>
        <source>Collapsed</source>
        <translation>مطوي</translation>
    </message>
    <message>
        <source>Read the privacy policy</source>
        <translation>قراءة سياسة الخصوصية</translation>
    </message>
</context>
<context>
    <name>Tally::PrivacySettings</name>
    <message>
        <source>Usage data</source>
        <translation>بيانات الاستخدام</translation>
    </message>
    <message>
        <source>A&amp;llow usage data</source>
        <translation>&amp;السماح ببيانات الاستخدام</translation>
    </message>
    <message>
        <source>Do &amp;not allow it</source>
        <translation>عد&amp;م السماح بها</translation>
    </message>
    <message>
        <source>&amp;Show what was sent…</source>
        <translation>عر&amp;ض ما أُرسل…</translation>
    </message>
    <message>
        <source>&amp;Export my data…</source>
        <translation>تصدير بياناتي…</translation>
    </message>
    <message>
        <source>&amp;Delete my data…</source>
        <translation>حذ&amp;ف بياناتي…</translation>
    </message>
    <message>
        <source>Export my data</source>
        <translation>تصدير بياناتي</translation>
    </message>
    <message>
        <source>JSON files (*.json)</source>
        <translation>ملفات JSON (*.json)</translation>
    </message>
    <message>
        <source>my data</source>
        <comment>name of a file, without its ending</comment>
        <translation>بياناتي</translation>
    </message>
    <message>
        <source>Delete my data</source>
        <translation>حذف بياناتي</translation>
    </message>
    <message>
        <source>Do you want to delete your data?</source>
        <translation>هل تريد حذف بياناتك؟</translation>
    </message>
    <message>
        <source>&amp;Keep it</source>
        <translation>&amp;الاحتفاظ بها</translation>
    </message>
    <message>
        <source>&amp;Delete it</source>
        <translation>حذفها</translation>
    </message>
    <message>
        <source>Your usage data on this device has been deleted.</source>
        <translation>حُذفت بيانات استخدامك من هذا الجهاز.</translation>
    </message>
</context>
<context>
    <name>Tally::SentDialog</name>
    <message>
        <source>&amp;Laid out for reading</source>
        <translation>عر&amp;ض منسّق للقراءة</translation>
    </message>
    <message>
        <source>What was sent</source>
        <translation>ما أُرسل</translation>
    </message>
    <message>
        <source>Requests, the newest first</source>
        <translation>الطلبات، الأحدث أولًا</translation>
    </message>
    <message>
        <source>Time</source>
        <translation>الوقت</translation>
    </message>
    <message>
        <source>Recipient</source>
        <translation>الجهة المستلمة</translation>
    </message>
    <message>
        <source>Events</source>
        <translation>الأحداث</translation>
    </message>
    <message>
        <source>%1 (%2)</source>
        <translation>‏%1 (%2)</translation>
    </message>
    <message>
        <source>The request exactly as it was sent</source>
        <translation>الطلب تمامًا كما أُرسل</translation>
    </message>
    <message>
        <source>Nothing has been sent yet.</source>
        <translation>لم يُرسل شيء بعد.</translation>
    </message>
    <message>
        <source>&amp;Close</source>
        <translation>&amp;إغلاق</translation>
    </message>
</context>
<context>
    <name>Tally::Tracker</name>
    <message>
        <source>track(): there is no option &quot;%1&quot;; it was ignored.</source>
        <translation>‏‎track()‎: لا يوجد خيار «%1»؛ وقد أُهمل.</translation>
    </message>
    <message>
        <source>page(): there is no option &quot;%1&quot;; it was ignored.</source>
        <translation>‏‎page()‎: لا يوجد خيار «%1»؛ وقد أُهمل.</translation>
    </message>
    <message>
        <source>identify() was called without a user id; to log out, call reset().</source>
        <translation>استُدعيت ‎identify()‎ دون معرّف مستخدم؛ لتسجيل الخروج استدعِ ‎reset()‎.</translation>
    </message>
    <message>
        <source>&quot;%1&quot; cannot name a destination: use letters, digits, &apos;.&apos;, &apos;_&apos; and &apos;-&apos;.</source>
        <translation>لا يصلح «%1» اسمًا لوجهة: استعمل الحروف والأرقام و«.» و«_» و«-».</translation>
    </message>
    <message>
        <source>There is a destination &quot;%1&quot; already; give the second one a name of its own.</source>
        <translation>توجد وجهة باسم «%1» بالفعل؛ أعطِ الثانية اسمًا خاصًا بها.</translation>
    </message>
    <message>
        <source>The destination &quot;%1&quot; belongs to another tracker.</source>
        <translation>الوجهة «%1» تابعة لمتتبّع آخر.</translation>
    </message>
    <message>
        <source>The destination &quot;%1&quot; was removed a moment ago, and its store is not closed yet; add it again later.</source>
        <translation>أُزيلت الوجهة «%1» قبل لحظة، ولم يُغلق مخزنها بعد؛ أضفها مرة أخرى لاحقًا.</translation>
    </message>
    <message>
        <source>The file that remembers the user&apos;s answer cannot be read: %1. Until it can, analytics waits.</source>
        <translation>تعذّرت قراءة الملف الذي يحفظ جواب المستخدم: %1. يتوقف التحليل إلى أن يصبح ذلك ممكنًا.</translation>
    </message>
    <message>
        <source>The file that remembers the anonymous id was damaged; it was set aside and a new id is made.</source>
        <translation>كان الملف الذي يحفظ المعرّف المجهول تالفًا؛ نُحّي جانبًا وسيُنشأ معرّف جديد.</translation>
    </message>
    <message>
        <source>Who the user is and what the user answered cannot be written: %1. It is tried again.</source>
        <translation>تعذّرت كتابة هوية المستخدم وجوابه: %1. ستُعاد المحاولة.</translation>
    </message>
    <message>
        <source>Destination %1 uses a secret key in a program with a user interface. Whoever has the program can read the key. Use a publishable key or your own server as a relay, or set secretKeyAccepted where only you have the device.</source>
        <translation>تستعمل الوجهة %1 مفتاحًا سريًا في برنامج له واجهة مستخدم. كل من لديه البرنامج يمكنه قراءة المفتاح. استعمل مفتاحًا قابلًا للنشر أو خادمك الخاص وسيطًا، أو عيّن secretKeyAccepted إن كان الجهاز لديك وحدك.</translation>
    </message>
    <message>
        <source>Without a QCoreApplication there is no keychain. Try again when there is one.</source>
        <translation>لا توجد حلقة مفاتيح دون QCoreApplication. حاول مرة أخرى عند وجودها.</translation>
    </message>
    <message>
        <source>The tracker&apos;s name is fixed once it has started.</source>
        <translation>لا يتغير اسم المتتبّع بعد أن يبدأ.</translation>
    </message>
    <message>
        <source>The tracker&apos;s storage path is fixed once it has started.</source>
        <translation>لا يتغير مسار تخزين المتتبّع بعد أن يبدأ.</translation>
    </message>
    <message>
        <source>The super properties were not taken: %1</source>
        <translation>لم تُقبل الخصائص المشتركة: %1</translation>
    </message>
    <message>
        <source>A tracker of the name &quot;%1&quot; is alive already; this one does nothing. Use that one, or give this one a name of its own.</source>
        <translation>يوجد بالفعل متتبّع باسم «%1»؛ وهذا لا يفعل شيئًا. استعمل ذاك، أو أعطِ هذا اسمًا خاصًا به.</translation>
    </message>
    <message>
        <source>&quot;%1&quot; cannot name a tracker: use letters, digits, &apos;.&apos;, &apos;_&apos; and &apos;-&apos;.</source>
        <translation>لا يصلح «%1» اسمًا لمتتبّع: استعمل الحروف والأرقام و«.» و«_» و«-».</translation>
    </message>
    <message>
        <source>Events of an earlier run wait for a destination &quot;%1&quot;, which this program does not have. They are kept until they are too old.</source>
        <translation>أحداث من تشغيل سابق تنتظر الوجهة «%1» التي لا توجد في هذا البرنامج. تُحفظ إلى أن تصبح قديمة جدًا.</translation>
    </message>
    <message>
        <source>Events in %1 cannot be read. They stay there until they can.</source>
        <translation>تعذّرت قراءة الأحداث في %1. تبقى هناك إلى أن يصبح ذلك ممكنًا.</translation>
    </message>
    <message>
        <source>The store cannot be opened. %1 Events are kept in memory until it can.</source>
        <translation>تعذّر فتح المخزن. %1 تُحفظ الأحداث في الذاكرة إلى أن يصبح ذلك ممكنًا.</translation>
    </message>
    <message>
        <source>There is nothing to write down: the tracker has not started, or does nothing.</source>
        <translation>لا شيء لكتابته: المتتبّع لم يبدأ أو لا يفعل شيئًا.</translation>
    </message>
    <message>
        <source>Say to which file.</source>
        <translation>حدّد الملف المطلوب.</translation>
    </message>
    <message>
        <source>This is a copy of another machine&apos;s disk: the anonymous id is a new one.</source>
        <translation>هذه نسخة من قرص جهاز آخر: المعرّف المجهول جديد.</translation>
    </message>
    <message>
        <source>Events that the other machine has not sent yet are its own to send; here they were set aside in %1.</source>
        <translation>الأحداث التي لم يرسلها الجهاز الآخر بعد يرسلها هو بنفسه؛ أما هنا فقد نُحّيت جانبًا في %1.</translation>
    </message>
    <message>
        <source>The administrator&apos;s file %1 cannot be used: %2. Until it is mended or removed, nothing is stored or sent for analytics.</source>
        <translation>لا يمكن استعمال ملف المسؤول %1: %2. إلى أن يُصحّح أو يُزال، لا يُحفظ ولا يُرسل شيء للتحليل.</translation>
    </message>
</context>
<context>
    <name>Tally::Uploader</name>
    <message numerus="yes">
        <source>The queue is full: the oldest %n event(s) were dropped.</source>
        <translation>
            <numerusform>قائمة الانتظار ممتلئة: لم يُسقط أي حدث.</numerusform>
            <numerusform>قائمة الانتظار ممتلئة: أُسقط أقدم حدث.</numerusform>
            <numerusform>قائمة الانتظار ممتلئة: أُسقط أقدم حدثين.</numerusform>
            <numerusform>قائمة الانتظار ممتلئة: أُسقطت أقدم %n أحداث.</numerusform>
            <numerusform>قائمة الانتظار ممتلئة: أُسقط أقدم %n حدثًا.</numerusform>
            <numerusform>قائمة الانتظار ممتلئة: أُسقط أقدم %n حدث.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n event(s) are in memory only, and gone when the program ends. %1</source>
        <translation>
            <numerusform>لا توجد أحداث في الذاكرة وحدها. %1</numerusform>
            <numerusform>حدث واحد موجود في الذاكرة فقط، وسيضيع عند انتهاء البرنامج. %1</numerusform>
            <numerusform>حدثان موجودان في الذاكرة فقط، وسيضيعان عند انتهاء البرنامج. %1</numerusform>
            <numerusform>‏%n أحداث موجودة في الذاكرة فقط، وستضيع عند انتهاء البرنامج. %1</numerusform>
            <numerusform>‏%n حدثًا موجودة في الذاكرة فقط، وستضيع عند انتهاء البرنامج. %1</numerusform>
            <numerusform>‏%n حدث موجودة في الذاكرة فقط، وستضيع عند انتهاء البرنامج. %1</numerusform>
        </translation>
    </message>
    <message>
        <source>Refused events cannot be put into quarantine: %1. They are kept, and sent again.</source>
        <translation>تعذّر وضع الأحداث المرفوضة في العزل: %1. ستُحفظ وتُرسل مرة أخرى.</translation>
    </message>
    <message numerus="yes">
        <source>%n event(s) may be there twice: their first request had no answer, and when they were sent again the vendor no longer remembered it.</source>
        <translation>
            <numerusform>لا يوجد أي حدث مكرّر.</numerusform>
            <numerusform>ربما يوجد حدث واحد مكرّر: بقي طلبه الأول دون رد، وعند إرساله ثانيةً لم يعد المزوّد يتذكره.</numerusform>
            <numerusform>ربما يوجد حدثان مكرّران: بقي طلبهما الأول دون رد، وعند إرسالهما ثانيةً لم يعد المزوّد يتذكره.</numerusform>
            <numerusform>ربما توجد %n أحداث مكرّرة: بقي طلبها الأول دون رد، وعند إرسالها ثانيةً لم يعد المزوّد يتذكره.</numerusform>
            <numerusform>ربما يوجد %n حدثًا مكرّرًا: بقي طلبها الأول دون رد، وعند إرسالها ثانيةً لم يعد المزوّد يتذكره.</numerusform>
            <numerusform>ربما يوجد %n حدث مكرّر: بقي طلبها الأول دون رد، وعند إرسالها ثانيةً لم يعد المزوّد يتذكره.</numerusform>
        </translation>
    </message>
    <message>
        <source>The vendor refused %1 events in a row, so sending is paused. The last reason: %2. Correct the destination&apos;s options, then call flush().</source>
        <translation>رفض المزوّد أحداثًا متتالية (عددها: %1)، ولذلك أُوقف الإرسال مؤقتًا. السبب الأخير: %2. صحّح خيارات الوجهة، ثم استدعِ ‎flush()‎.</translation>
    </message>
    <message>
        <source>The vendor refused the key. %1 Events are kept. Store a valid key; it is used at once.</source>
        <translation>رفض المزوّد المفتاح. %1 الأحداث محفوظة. احفظ مفتاحًا صالحًا؛ وسيُستعمل فورًا.</translation>
    </message>
    <message numerus="yes">
        <source>The vendor refused %n event(s) for good: %1</source>
        <translation>
            <numerusform>لم يرفض المزوّد أي حدث نهائيًا: %1</numerusform>
            <numerusform>رفض المزوّد حدثًا واحدًا نهائيًا: %1</numerusform>
            <numerusform>رفض المزوّد حدثين نهائيًا: %1</numerusform>
            <numerusform>رفض المزوّد %n أحداث نهائيًا: %1</numerusform>
            <numerusform>رفض المزوّد %n حدثًا نهائيًا: %1</numerusform>
            <numerusform>رفض المزوّد %n حدث نهائيًا: %1</numerusform>
        </translation>
    </message>
    <message>
        <source>What was sent cannot be written down in %1: %2.</source>
        <translation>تعذّر تدوين ما أُرسل في %1: %2.</translation>
    </message>
</context>
<context>
    <name>TallyAnswerButtons</name>
    <message>
        <source>Decline</source>
        <translation>رفض</translation>
    </message>
    <message>
        <source>Accept</source>
        <translation>موافقة</translation>
    </message>
</context>
<context>
    <name>TallyDeletionDialog</name>
    <message>
        <source>Delete your data?</source>
        <translation>هل تريد حذف بياناتك؟</translation>
    </message>
    <message>
        <source>Keep it</source>
        <translation>الاحتفاظ بها</translation>
    </message>
    <message>
        <source>Delete</source>
        <translation>حذف</translation>
    </message>
</context>
<context>
    <name>TallyInspectorDestinations</name>
    <message>
        <source>%1: %2</source>
        <comment>counter: number</comment>
        <translation>‏%1: %2</translation>
    </message>
    <message>
        <source>The tracker has no destination.</source>
        <translation>ليس للمتتبّع وجهة.</translation>
    </message>
    <message>
        <source>There is no tracker.</source>
        <translation>لا يوجد متتبّع.</translation>
    </message>
    <message>
        <source>Pending</source>
        <translation>معلّقة</translation>
    </message>
    <message>
        <source>Delivered</source>
        <translation>تم التسليم</translation>
    </message>
    <message>
        <source>Quarantined</source>
        <translation>معزولة</translation>
    </message>
    <message>
        <source>Dropped</source>
        <translation>مُسقَطة</translation>
    </message>
</context>
<context>
    <name>TallyInspectorDetails</name>
    <message>
        <source>Close the details</source>
        <translation>إغلاق التفاصيل</translation>
    </message>
    <message>
        <source>Event</source>
        <translation>الحدث</translation>
    </message>
    <message>
        <source>Sent to %1</source>
        <translation>أُرسل إلى %1</translation>
    </message>
    <message>
        <source>What the tracker holds of the event</source>
        <translation>ما لدى المتتبّع عن الحدث</translation>
    </message>
    <message>
        <source>What was sent, exactly</source>
        <translation>ما أُرسل بالضبط</translation>
    </message>
</context>
<context>
    <name>TallyInspectorFilter</name>
    <message>
        <source>Name, id or property</source>
        <translation>الاسم أو المعرّف أو خاصية</translation>
    </message>
    <message>
        <source>Search</source>
        <translation>بحث</translation>
    </message>
    <message>
        <source>Fate</source>
        <translation>الوضع</translation>
    </message>
    <message>
        <source>All</source>
        <translation>الكل</translation>
    </message>
    <message>
        <source>Queued</source>
        <translation>في قائمة الانتظار</translation>
    </message>
    <message>
        <source>Sending</source>
        <translation>قيد الإرسال</translation>
    </message>
    <message>
        <source>Delivered</source>
        <translation>تم التسليم</translation>
    </message>
    <message>
        <source>Retrying</source>
        <translation>إعادة المحاولة</translation>
    </message>
    <message>
        <source>Quarantined</source>
        <translation>معزول</translation>
    </message>
    <message>
        <source>Dropped</source>
        <translation>مُسقَط</translation>
    </message>
    <message>
        <source>Held</source>
        <translation>محتجز</translation>
    </message>
    <message>
        <source>%1 of %2 events; %3 passed too quickly to be listed</source>
        <translation>الأحداث: %1 من %2؛ مرّت بسرعة أكبر من أن تُدرج: %3</translation>
    </message>
    <message>
        <source>%1 of %2 events</source>
        <translation>الأحداث: %1 من %2</translation>
    </message>
</context>
<context>
    <name>TallyInspectorHead</name>
    <message>
        <source>Beside the application</source>
        <translation>بجانب التطبيق</translation>
    </message>
    <message>
        <source>Whole window</source>
        <translation>النافذة كلها</translation>
    </message>
    <message>
        <source>Close the inspector</source>
        <translation>إغلاق الفاحص</translation>
    </message>
    <message>
        <source>Send now</source>
        <translation>إرسال الآن</translation>
    </message>
    <message>
        <source>Retry quarantined</source>
        <translation>إعادة إرسال الأحداث المعزولة</translation>
    </message>
    <message>
        <source>Go online</source>
        <translation>الاتصال</translation>
    </message>
    <message>
        <source>Go offline</source>
        <translation>قطع الاتصال</translation>
    </message>
    <message>
        <source>Clear list</source>
        <translation>مسح القائمة</translation>
    </message>
</context>
<context>
    <name>TallyInspectorList</name>
    <message>
        <source>Queued</source>
        <translation>في قائمة الانتظار</translation>
    </message>
    <message>
        <source>Sending</source>
        <translation>قيد الإرسال</translation>
    </message>
    <message>
        <source>Delivered</source>
        <translation>تم التسليم</translation>
    </message>
    <message>
        <source>Retrying</source>
        <translation>إعادة المحاولة</translation>
    </message>
    <message>
        <source>Quarantined</source>
        <translation>معزول</translation>
    </message>
    <message>
        <source>Dropped</source>
        <translation>مُسقَط</translation>
    </message>
    <message>
        <source>Held</source>
        <translation>محتجز</translation>
    </message>
    <message>
        <source>Events</source>
        <translation>الأحداث</translation>
    </message>
    <message>
        <source>%1, %2</source>
        <comment>name of an event, its fate</comment>
        <translation>‏%1، %2</translation>
    </message>
    <message>
        <source>No event matches.</source>
        <translation>لا يوجد حدث مطابق.</translation>
    </message>
    <message>
        <source>Events are listed from the moment on in which this was opened.</source>
        <translation>تُدرج الأحداث ابتداءً من لحظة فتح هذا.</translation>
    </message>
</context>
<context>
    <name>TallyNoticeDetails</name>
    <message>
        <source>Fewer details</source>
        <translation>تفاصيل أقل</translation>
    </message>
    <message>
        <source>More details</source>
        <translation>تفاصيل أكثر</translation>
    </message>
    <message>
        <source>Expanded</source>
        <translation>موسّع</translation>
    </message>
    <message>
        <source>Collapsed</source>
        <translation>مطوي</translation>
    </message>
    <message>
        <source>Read the privacy policy</source>
        <translation>قراءة سياسة الخصوصية</translation>
    </message>
</context>
<context>
    <name>TallySentDialog</name>
    <message>
        <source>What was sent</source>
        <translation>ما أُرسل</translation>
    </message>
    <message>
        <source>Requests</source>
        <translation>الطلبات</translation>
    </message>
    <message>
        <source>Exact text of the request</source>
        <translation>نص الطلب كما هو</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>إغلاق</translation>
    </message>
</context>
</TS>
