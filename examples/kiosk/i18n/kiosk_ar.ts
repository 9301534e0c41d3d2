<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="ar_EG" sourcelanguage="en">
<context>
    <name>BasketPage</name>
    <message>
        <source>Your basket</source>
        <translation>سلّتك</translation>
    </message>
    <message>
        <source>Nothing in it yet.</source>
        <translation>لا شيء فيها بعد.</translation>
    </message>
    <message>
        <source>%1 × %2</source>
        <translation>‏%1 × %2</translation>
    </message>
    <message>
        <source>Remove</source>
        <translation>إزالة</translation>
    </message>
    <message>
        <source>Keep looking</source>
        <translation>متابعة التصفّح</translation>
    </message>
    <message>
        <source>Together %1</source>
        <translation>المجموع %1</translation>
    </message>
    <message>
        <source>To the till</source>
        <translation>إلى الدفع</translation>
    </message>
</context>
<context>
    <name>CataloguePage</name>
    <message>
        <source>Fresh from the kiln</source>
        <translation>خرجت للتوّ من الفرن</translation>
    </message>
    <message>
        <source>Basket</source>
        <translation>السلة</translation>
    </message>
    <message>
        <source>Basket · %1</source>
        <translation>السلة · %1</translation>
    </message>
    <message>
        <source>Everything</source>
        <translation>الكل</translation>
    </message>
    <message>
        <source>Vases</source>
        <translation>مزهريات</translation>
    </message>
    <message>
        <source>Bowls</source>
        <translation>أوعية</translation>
    </message>
    <message>
        <source>Cups</source>
        <translation>أكواب</translation>
    </message>
</context>
<context>
    <name>Main</name>
    <message>
        <source>Lehm: pots, made by hand</source>
        <translation>‏Lehm: فخّار مصنوع يدويًا</translation>
    </message>
    <message>
        <source>Lehm</source>
        <translation>‏Lehm</translation>
    </message>
    <message>
        <source>We would like to see which pots are liked, and where this terminal gets in your way.</source>
        <translation>نودّ أن نعرف أيّ القطع تعجب الزوّار، وأين يصعّب هذا الجهاز الأمور عليك.</translation>
    </message>
</context>
<context>
    <name>PrivacyPage</name>
    <message>
        <source>Back</source>
        <translation>رجوع</translation>
    </message>
</context>
<context>
    <name>ProductPage</name>
    <message>
        <source>Put into the basket</source>
        <translation>أضف إلى السلة</translation>
    </message>
    <message>
        <source>Back</source>
        <translation>رجوع</translation>
    </message>
</context>
<context>
    <name>Shop</name>
    <message>
        <source>Moon vase</source>
        <translation>مزهرية القمر</translation>
    </message>
    <message>
        <source>Round as a full moon, with a neck for a single branch. Thrown in one piece and fired for two days.</source>
        <translation>مستديرة كالبدر، بعنق يتسع لغصن واحد. شُكّلت قطعة واحدة وأُحرقت يومين.</translation>
    </message>
    <message>
        <source>River bowl</source>
        <translation>وعاء النهر</translation>
    </message>
    <message>
        <source>Wide, quiet, and deep enough for soup. The glaze runs a little differently on each one.</source>
        <translation>واسع وهادئ وعميق بما يكفي للحساء. يسيل الطلاء على كل قطعة بشكل مختلف قليلًا.</translation>
    </message>
    <message>
        <source>Morning cup</source>
        <translation>كوب الصباح</translation>
    </message>
    <message>
        <source>Holds a quarter of a litre and keeps it warm. The handle takes three fingers.</source>
        <translation>يتسع لربع لتر ويحفظ دفأه. ومقبضه لثلاث أصابع.</translation>
    </message>
    <message>
        <source>Field jug</source>
        <translation>إبريق الحقل</translation>
    </message>
    <message>
        <source>For water, milk, or whatever grows beside the path.</source>
        <translation>للماء أو الحليب أو لما ينبت على جانب الطريق.</translation>
    </message>
    <message>
        <source>Salt bowl</source>
        <translation>وعاء الملح</translation>
    </message>
    <message>
        <source>Small, heavy, and always within reach of the stove.</source>
        <translation>صغير وثقيل، وفي متناول اليد دائمًا قرب الموقد.</translation>
    </message>
    <message>
        <source>Night bottle</source>
        <translation>قارورة الليل</translation>
    </message>
    <message>
        <source>Tall and dark, with a thin neck. Stands on its own, needs no flower.</source>
        <translation>طويلة وداكنة، بعنق رفيع. جميلة وحدها، لا تحتاج إلى زهرة.</translation>
    </message>
    <message>
        <source>Ash</source>
        <translation>رماد</translation>
    </message>
    <message>
        <source>River</source>
        <translation>نهر</translation>
    </message>
    <message>
        <source>Honey</source>
        <translation>عسل</translation>
    </message>
    <message>
        <source>Night</source>
        <translation>ليل</translation>
    </message>
</context>
<context>
    <name>SignInPage</name>
    <message>
        <source>Been here before?</source>
        <translation>هل زرتنا من قبل؟</translation>
    </message>
    <message>
        <source>Good to see you again.</source>
        <translation>سعداء برؤيتك من جديد.</translation>
    </message>
    <message>
        <source>With your customer number this purchase counts towards a free cup.</source>
        <translation>مع رقم العميل يُحسب هذا الشراء من أجل كوب مجاني.</translation>
    </message>
    <message>
        <source>Customer %1</source>
        <translation>العميل %1</translation>
    </message>
    <message>
        <source>Customer number</source>
        <translation>رقم العميل</translation>
    </message>
    <message>
        <source>Sign in</source>
        <translation>تسجيل الدخول</translation>
    </message>
    <message>
        <source>Pay %1</source>
        <translation>ادفع %1</translation>
    </message>
    <message>
        <source>Back</source>
        <translation>رجوع</translation>
    </message>
</context>
<context>
    <name>StartPage</name>
    <message>
        <source>Lehm</source>
        <translation>‏Lehm</translation>
    </message>
    <message>
        <source>Pots with a past,
made by hand.</source>
        <translation>فخّار له حكاية،
مصنوع باليد.</translation>
    </message>
    <message>
        <source>Choose here, pay here, and take it home from the shelf behind you.</source>
        <translation>اختر هنا، وادفع هنا، وخذه من الرف الذي خلفك.</translation>
    </message>
    <message>
        <source>Look around</source>
        <translation>تصفّح</translation>
    </message>
    <message>
        <source>Privacy</source>
        <translation>الخصوصية</translation>
    </message>
</context>
<context>
    <name>StatusBar</name>
    <message>
        <source>Nothing is tracked: the administrator has switched it off</source>
        <translation>لا يُسجَّل شيء: أوقفه المسؤول</translation>
    </message>
    <message>
        <source>Nothing is tracked: switched off by TALLY_DISABLED</source>
        <translation>لا يُسجَّل شيء: أوقفه TALLY_DISABLED</translation>
    </message>
    <message>
        <source>Nothing is tracked: switched off by DO_NOT_TRACK</source>
        <translation>لا يُسجَّل شيء: أوقفه DO_NOT_TRACK</translation>
    </message>
    <message>
        <source>Nothing is tracked: switched off by this terminal</source>
        <translation>لا يُسجَّل شيء: متوقف على هذا الجهاز</translation>
    </message>
    <message>
        <source>Nothing is tracked without consent</source>
        <translation>لا يُسجَّل شيء دون موافقة</translation>
    </message>
    <message>
        <source>Waiting: %1</source>
        <translation>قيد الانتظار: %1</translation>
    </message>
    <message>
        <source>%1 on the way</source>
        <translation>‏%1 قيد الإرسال</translation>
    </message>
    <message>
        <source>Everything delivered</source>
        <translation>وصل كل شيء</translation>
    </message>
    <message>
        <source>tracked %1 · delivered %2</source>
        <translation>سُجّل %1 · وصل %2</translation>
    </message>
</context>
<context>
    <name>ThanksPage</name>
    <message>
        <source>Thank you.</source>
        <translation>شكرًا.</translation>
    </message>
    <message>
        <source>Order %1 waits for you on the shelf.</source>
        <translation>الطلب %1 بانتظارك على الرف.</translation>
    </message>
    <message>
        <source>Not so good</source>
        <translation>ليس جيدًا</translation>
    </message>
    <message>
        <source>All right</source>
        <translation>مقبول</translation>
    </message>
    <message>
        <source>Lovely</source>
        <translation>رائع</translation>
    </message>
    <message>
        <source>Done</source>
        <translation>تم</translation>
    </message>
</context>
</TS>
