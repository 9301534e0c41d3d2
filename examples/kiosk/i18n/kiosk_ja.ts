<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="ja_JP" sourcelanguage="en">
<context>
    <name>BasketPage</name>
    <message>
        <source>Your basket</source>
        <translation>買い物かご</translation>
    </message>
    <message>
        <source>Nothing in it yet.</source>
        <translation>まだ何も入っていません。</translation>
    </message>
    <message>
        <source>%1 × %2</source>
        <translation>%1 × %2</translation>
    </message>
    <message>
        <source>Remove</source>
        <translation>削除</translation>
    </message>
    <message>
        <source>Keep looking</source>
        <translation>買い物を続ける</translation>
    </message>
    <message>
        <source>Together %1</source>
        <translation>合計 %1</translation>
    </message>
    <message>
        <source>To the till</source>
        <translation>お会計へ</translation>
    </message>
</context>
<context>
    <name>CataloguePage</name>
    <message>
        <source>Fresh from the kiln</source>
        <translation>焼きたての器</translation>
    </message>
    <message>
        <source>Basket</source>
        <translation>かご</translation>
    </message>
    <message>
        <source>Basket · %1</source>
        <translation>かご · %1</translation>
    </message>
    <message>
        <source>Everything</source>
        <translation>すべて</translation>
    </message>
    <message>
        <source>Vases</source>
        <translation>花瓶</translation>
    </message>
    <message>
        <source>Bowls</source>
        <translation>鉢</translation>
    </message>
    <message>
        <source>Cups</source>
        <translation>カップ</translation>
    </message>
</context>
<context>
    <name>Main</name>
    <message>
        <source>Lehm: pots, made by hand</source>
        <translation>Lehm: 手づくりの器</translation>
    </message>
    <message>
        <source>Lehm</source>
        <translation>Lehm</translation>
    </message>
    <message>
        <source>We would like to see which pots are liked, and where this terminal gets in your way.</source>
        <translation>どの器が好まれ、この端末のどこが使いにくいのかを知るためです。</translation>
    </message>
</context>
<context>
    <name>PrivacyPage</name>
    <message>
        <source>Back</source>
        <translation>戻る</translation>
    </message>
</context>
<context>
    <name>ProductPage</name>
    <message>
        <source>Put into the basket</source>
        <translation>かごに入れる</translation>
    </message>
    <message>
        <source>Back</source>
        <translation>戻る</translation>
    </message>
</context>
<context>
    <name>Shop</name>
    <message>
        <source>Moon vase</source>
        <translation>月の花瓶</translation>
    </message>
    <message>
        <source>Round as a full moon, with a neck for a single branch. Thrown in one piece and fired for two days.</source>
        <translation>満月のように丸く、一枝だけを挿す細い口。一つの土から挽き上げ、二日かけて焼きました。</translation>
    </message>
    <message>
        <source>River bowl</source>
        <translation>川の鉢</translation>
    </message>
    <message>
        <source>Wide, quiet, and deep enough for soup. The glaze runs a little differently on each one.</source>
        <translation>広く静かで、スープにも十分な深さ。釉薬の流れは一つずつ少し異なります。</translation>
    </message>
    <message>
        <source>Morning cup</source>
        <translation>朝のカップ</translation>
    </message>
    <message>
        <source>Holds a quarter of a litre and keeps it warm. The handle takes three fingers.</source>
        <translation>四分の一リットル入り、温かさを保ちます。持ち手には指が三本入ります。</translation>
    </message>
    <message>
        <source>Field jug</source>
        <translation>野の水差し</translation>
    </message>
    <message>
        <source>For water, milk, or whatever grows beside the path.</source>
        <translation>水にも、ミルクにも、道ばたの草花にも。</translation>
    </message>
    <message>
        <source>Salt bowl</source>
        <translation>塩の小鉢</translation>
    </message>
    <message>
        <source>Small, heavy, and always within reach of the stove.</source>
        <translation>小さくて重く、いつもかまどの手の届くところに。</translation>
    </message>
    <message>
        <source>Night bottle</source>
        <translation>夜の瓶</translation>
    </message>
    <message>
        <source>Tall and dark, with a thin neck. Stands on its own, needs no flower.</source>
        <translation>背が高く、深い色、細い首。花がなくても、それだけで映えます。</translation>
    </message>
    <message>
        <source>Ash</source>
        <translation>灰</translation>
    </message>
    <message>
        <source>River</source>
        <translation>川</translation>
    </message>
    <message>
        <source>Honey</source>
        <translation>はちみつ</translation>
    </message>
    <message>
        <source>Night</source>
        <translation>夜</translation>
    </message>
</context>
<context>
    <name>SignInPage</name>
    <message>
        <source>Been here before?</source>
        <translation>以前にもご来店いただきましたか？</translation>
    </message>
    <message>
        <source>Good to see you again.</source>
        <translation>またお会いできてうれしいです。</translation>
    </message>
    <message>
        <source>With your customer number this purchase counts towards a free cup.</source>
        <translation>お客様番号を入力すると、このお買い物がカップのプレゼントの対象になります。</translation>
    </message>
    <message>
        <source>Customer %1</source>
        <translation>お客様番号 %1</translation>
    </message>
    <message>
        <source>Customer number</source>
        <translation>お客様番号</translation>
    </message>
    <message>
        <source>Sign in</source>
        <translation>サインイン</translation>
    </message>
    <message>
        <source>Pay %1</source>
        <translation>%1 を支払う</translation>
    </message>
    <message>
        <source>Back</source>
        <translation>戻る</translation>
    </message>
</context>
<context>
    <name>StartPage</name>
    <message>
        <source>Lehm</source>
        <translation>Lehm</translation>
    </message>
    <message>
        <source>Pots with a past,
made by hand.</source>
        <translation>物語のある器を、
手づくりで。</translation>
    </message>
    <message>
        <source>Choose here, pay here, and take it home from the shelf behind you.</source>
        <translation>ここで選び、ここで支払い、後ろの棚からお持ち帰りください。</translation>
    </message>
    <message>
        <source>Look around</source>
        <translation>見てみる</translation>
    </message>
    <message>
        <source>Privacy</source>
        <translation>プライバシー</translation>
    </message>
</context>
<context>
    <name>StatusBar</name>
    <message>
        <source>Nothing is tracked: the administrator has switched it off</source>
        <translation>何も記録されません: 管理者がオフにしています</translation>
    </message>
    <message>
        <source>Nothing is tracked: switched off by TALLY_DISABLED</source>
        <translation>何も記録されません: TALLY_DISABLED によりオフ</translation>
    </message>
    <message>
        <source>Nothing is tracked: switched off by DO_NOT_TRACK</source>
        <translation>何も記録されません: DO_NOT_TRACK によりオフ</translation>
    </message>
    <message>
        <source>Nothing is tracked: switched off by this terminal</source>
        <translation>何も記録されません: この端末でオフ</translation>
    </message>
    <message>
        <source>Nothing is tracked without consent</source>
        <translation>同意がない間は何も記録されません</translation>
    </message>
    <message>
        <source>Waiting: %1</source>
        <translation>待機中: %1</translation>
    </message>
    <message>
        <source>%1 on the way</source>
        <translation>%1 件を送信中</translation>
    </message>
    <message>
        <source>Everything delivered</source>
        <translation>すべて送信済み</translation>
    </message>
    <message>
        <source>tracked %1 · delivered %2</source>
        <translation>記録 %1 · 送信済み %2</translation>
    </message>
</context>
<context>
    <name>ThanksPage</name>
    <message>
        <source>Thank you.</source>
        <translation>ありがとうございます。</translation>
    </message>
    <message>
        <source>Order %1 waits for you on the shelf.</source>
        <translation>ご注文 %1 は棚でお待ちしています。</translation>
    </message>
    <message>
        <source>Not so good</source>
        <translation>いまひとつ</translation>
    </message>
    <message>
        <source>All right</source>
        <translation>ふつう</translation>
    </message>
    <message>
        <source>Lovely</source>
        <translation>とても良い</translation>
    </message>
    <message>
        <source>Done</source>
        <translation>完了</translation>
    </message>
</context>
</TS>
