<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="zh_CN" sourcelanguage="en">
<context>
    <name>BasketPage</name>
    <message>
        <source>Your basket</source>
        <translation>您的购物篮</translation>
    </message>
    <message>
        <source>Nothing in it yet.</source>
        <translation>还没有商品。</translation>
    </message>
    <message>
        <source>%1 × %2</source>
        <translation>%1 × %2</translation>
    </message>
    <message>
        <source>Remove</source>
        <translation>移除</translation>
    </message>
    <message>
        <source>Keep looking</source>
        <translation>继续逛逛</translation>
    </message>
    <message>
        <source>Together %1</source>
        <translation>合计 %1</translation>
    </message>
    <message>
        <source>To the till</source>
        <translation>去结账</translation>
    </message>
</context>
<context>
    <name>CataloguePage</name>
    <message>
        <source>Fresh from the kiln</source>
        <translation>新鲜出窑</translation>
    </message>
    <message>
        <source>Basket</source>
        <translation>购物篮</translation>
    </message>
    <message>
        <source>Basket · %1</source>
        <translation>购物篮 · %1</translation>
    </message>
    <message>
        <source>Everything</source>
        <translation>全部</translation>
    </message>
    <message>
        <source>Vases</source>
        <translation>花瓶</translation>
    </message>
    <message>
        <source>Bowls</source>
        <translation>碗</translation>
    </message>
    <message>
        <source>Cups</source>
        <translation>杯子</translation>
    </message>
</context>
<context>
    <name>Main</name>
    <message>
        <source>Lehm: pots, made by hand</source>
        <translation>Lehm：手工陶器</translation>
    </message>
    <message>
        <source>Lehm</source>
        <translation>Lehm</translation>
    </message>
    <message>
        <source>We would like to see which pots are liked, and where this terminal gets in your way.</source>
        <translation>我们想了解哪些陶器受欢迎，以及这台终端在哪些地方不好用。</translation>
    </message>
</context>
<context>
    <name>PrivacyPage</name>
    <message>
        <source>Back</source>
        <translation>返回</translation>
    </message>
</context>
<context>
    <name>ProductPage</name>
    <message>
        <source>Put into the basket</source>
        <translation>放入购物篮</translation>
    </message>
    <message>
        <source>Back</source>
        <translation>返回</translation>
    </message>
</context>
<context>
    <name>Shop</name>
    <message>
        <source>Moon vase</source>
        <translation>月亮瓶</translation>
    </message>
    <message>
        <source>Round as a full moon, with a neck for a single branch. Thrown in one piece and fired for two days.</source>
        <translation>圆如满月，瓶颈只容一枝。整器拉坯，烧制两天。</translation>
    </message>
    <message>
        <source>River bowl</source>
        <translation>河流碗</translation>
    </message>
    <message>
        <source>Wide, quiet, and deep enough for soup. The glaze runs a little differently on each one.</source>
        <translation>宽口、沉静，深可盛汤。每一只的釉色流淌都略有不同。</translation>
    </message>
    <message>
        <source>Morning cup</source>
        <translation>清晨杯</translation>
    </message>
    <message>
        <source>Holds a quarter of a litre and keeps it warm. The handle takes three fingers.</source>
        <translation>可盛四分之一升，并保持温热。杯把可容三指。</translation>
    </message>
    <message>
        <source>Field jug</source>
        <translation>田野壶</translation>
    </message>
    <message>
        <source>For water, milk, or whatever grows beside the path.</source>
        <translation>盛水、盛奶，或插上路边的花草。</translation>
    </message>
    <message>
        <source>Salt bowl</source>
        <translation>盐碗</translation>
    </message>
    <message>
        <source>Small, heavy, and always within reach of the stove.</source>
        <translation>小巧、厚重，总在灶台边触手可及。</translation>
    </message>
    <message>
        <source>Night bottle</source>
        <translation>夜瓶</translation>
    </message>
    <message>
        <source>Tall and dark, with a thin neck. Stands on its own, needs no flower.</source>
        <translation>高而深色，细颈。独自成景，无需花朵。</translation>
    </message>
    <message>
        <source>Ash</source>
        <translation>灰烬</translation>
    </message>
    <message>
        <source>River</source>
        <translation>河流</translation>
    </message>
    <message>
        <source>Honey</source>
        <translation>蜂蜜</translation>
    </message>
    <message>
        <source>Night</source>
        <translation>夜色</translation>
    </message>
</context>
<context>
    <name>SignInPage</name>
    <message>
        <source>Been here before?</source>
        <translation>以前来过吗？</translation>
    </message>
    <message>
        <source>Good to see you again.</source>
        <translation>很高兴再次见到您。</translation>
    </message>
    <message>
        <source>With your customer number this purchase counts towards a free cup.</source>
        <translation>输入您的客户号，本次消费将计入免费赠杯活动。</translation>
    </message>
    <message>
        <source>Customer %1</source>
        <translation>客户 %1</translation>
    </message>
    <message>
        <source>Customer number</source>
        <translation>客户号</translation>
    </message>
    <message>
        <source>Sign in</source>
        <translation>登录</translation>
    </message>
    <message>
        <source>Pay %1</source>
        <translation>支付 %1</translation>
    </message>
    <message>
        <source>Back</source>
        <translation>返回</translation>
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
        <translation>有故事的陶器，
手工制作。</translation>
    </message>
    <message>
        <source>Choose here, pay here, and take it home from the shelf behind you.</source>
        <translation>在此挑选，在此付款，然后从您身后的货架上取走。</translation>
    </message>
    <message>
        <source>Look around</source>
        <translation>随便看看</translation>
    </message>
    <message>
        <source>Privacy</source>
        <translation>隐私</translation>
    </message>
</context>
<context>
    <name>StatusBar</name>
    <message>
        <source>Nothing is tracked: the administrator has switched it off</source>
        <translation>未跟踪任何内容：管理员已将其关闭</translation>
    </message>
    <message>
        <source>Nothing is tracked: switched off by TALLY_DISABLED</source>
        <translation>未跟踪任何内容：已由 TALLY_DISABLED 关闭</translation>
    </message>
    <message>
        <source>Nothing is tracked: switched off by DO_NOT_TRACK</source>
        <translation>未跟踪任何内容：已由 DO_NOT_TRACK 关闭</translation>
    </message>
    <message>
        <source>Nothing is tracked: switched off by this terminal</source>
        <translation>未跟踪任何内容：已在此终端上关闭</translation>
    </message>
    <message>
        <source>Nothing is tracked without consent</source>
        <translation>未经同意，不跟踪任何内容</translation>
    </message>
    <message>
        <source>Waiting: %1</source>
        <translation>等待中：%1</translation>
    </message>
    <message>
        <source>%1 on the way</source>
        <translation>%1 个正在发送</translation>
    </message>
    <message>
        <source>Everything delivered</source>
        <translation>全部已送达</translation>
    </message>
    <message>
        <source>tracked %1 · delivered %2</source>
        <translation>已跟踪 %1 · 已送达 %2</translation>
    </message>
</context>
<context>
    <name>ThanksPage</name>
    <message>
        <source>Thank you.</source>
        <translation>谢谢。</translation>
    </message>
    <message>
        <source>Order %1 waits for you on the shelf.</source>
        <translation>订单 %1 已在货架上等您。</translation>
    </message>
    <message>
        <source>Not so good</source>
        <translation>不太好</translation>
    </message>
    <message>
        <source>All right</source>
        <translation>还可以</translation>
    </message>
    <message>
        <source>Lovely</source>
        <translation>很棒</translation>
    </message>
    <message>
        <source>Done</source>
        <translation>完成</translation>
    </message>
</context>
</TS>
