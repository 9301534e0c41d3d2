// SPDX-FileCopyrightText: 2026 Tally contributors
// SPDX-License-Identifier: MIT

#pragma once

// A JavaScript expression, and what becomes of it in each place: JSON of what is sent, or, after a '!', words of the
// reason why not.
struct Argument
{
    const char *label;
    const char *expression;
    const char *asName; ///< track(x)
    const char *asProperties; ///< track("e", x)
    const char *asMember; ///< track("e", { a: x }): the properties
    const char *asUserId; ///< identify(x)
};

inline constexpr const char *needsText = "!must be text";
inline constexpr const char *needsObject = "!an object is needed";
inline constexpr const char *needsId = "!must be text or a whole number";

inline constexpr Argument arguments[] = {
    {"text", "'words'", "'words'", needsObject, "{'a':'words'}", "'words'"},
    {"empty text", "''", "!no name", needsObject, "{'a':''}", "!is empty"},
    {"blank text", "'  '", "'  '", needsObject, "{'a':'  '}", "!is empty"},
    {"umlauts and an emoji", "'Grün 🍏'", "'Grün 🍏'", needsObject, "{'a':'Grün 🍏'}", "'Grün 🍏'"},
    {"undefined", "undefined", needsText, "{}", "{}", needsId},
    {"null", "null", needsText, "{}", "{'a':null}", needsId},
    {"true", "true", needsText, needsObject, "{'a':true}", needsId},
    {"zero", "0", needsText, needsObject, "{'a':0}", "'0'"},
    {"integer", "4900", needsText, needsObject, "{'a':4900}", "'4900'"},
    {"negative", "-1", needsText, needsObject, "{'a':-1}", "'-1'"},
    {"fraction", "0.5", needsText, needsObject, "{'a':0.5}", needsId},
    {"large integer", "9007199254740991", needsText, needsObject, "{'a':9007199254740991}", "'9007199254740991'"},
    {"huge number", "1e300", needsText, needsObject, "{'a':1e300}", needsId},
    {"NaN", "NaN", needsText, needsObject, "!not finite", needsId},
    {"infinity", "-Infinity", needsText, needsObject, "!not finite", needsId},
    {"empty array", "[]", needsText, needsObject, "{'a':[]}", needsId},
    {"array", "[1, 'b', null, undefined]", needsText, needsObject, "{'a':[1,'b',null,null]}", needsId},
    {"empty object", "({})", "!no name", "{}", "{'a':{}}", needsId},
    {"object", "({ b: { c: [1, { d: 2 }] }, u: undefined })", "!no name", "{'b':{'c':[1,{'d':2}]}}",
     "{'a':{'b':{'c':[1,{'d':2}]}}}", needsId},
    {"array that holds itself", "(() => { const x = [1]; x.push(x); return x })()", "!contains itself",
     "!properties[1]: the object contains itself", "!properties.a[1]: the object contains itself", "!contains itself"},
    {"object that holds itself", "(() => { const x = {}; x.y = { z: x }; return x })()", "!contains itself",
     "!properties.y.z: the object contains itself", "!properties.a.y.z: the object contains itself",
     "!contains itself"},
    {"the same object twice", "(() => { const x = { n: 1 }; return { p: x, q: x } })()", "!no name",
     "{'p':{'n':1},'q':{'n':1}}", "{'a':{'p':{'n':1},'q':{'n':1}}}", needsId},
    {"100 levels", "(() => { let x = 1; for (let i = 0; i < 100; ++i) x = { x: x }; return x })()", "!no name",
     "!levels deep", "!levels deep", needsId},
    {"100 000 levels", "(() => { let x = []; for (let i = 0; i < 100000; ++i) x = [x]; return x })()", needsText,
     needsObject, "!levels deep", needsId},
    {"2^40 values without a cycle",
     "(() => { let x = {}; for (let i = 0; i < 40; ++i) x = { p: x, q: x }; return x })()", "!20 000 values",
     "!20 000 values", "!20 000 values", "!20 000 values"},
    {"sparse array of 4 billion", "(() => { const x = []; x.length = 4294967295; return x })()", "!20 000 values",
     "!20 000 values", "!20 000 values", "!20 000 values"},
    {"function", "(function() { return 1 })", "!a function", "!properties: a function", "!properties.a: a function",
     "!a function"},
    {"arrow", "(() => 1)", "!a function", "!properties: a function", "!properties.a: a function", "!a function"},
    {"class", "(class { constructor() { throw 1 } })", "!a function", "!properties: a function",
     "!properties.a: a function", "!a function"},
    {"Symbol", "Symbol('s')", "!a Symbol", "!properties: a Symbol", "!properties.a: a Symbol", "!a Symbol"},
    {"array of a Symbol", "[Symbol.iterator]", "![0]: a Symbol", "!properties[0]: a Symbol",
     "!properties.a[0]: a Symbol", "![0]: a Symbol"},
    {"member named by a Symbol", "({ [Symbol('s')]: 1, b: 2 })", "!no name", "{'b':2}", "{'a':{'b':2}}", needsId},
    {"Date", "new Date(Date.UTC(2026, 10, 21, 6, 30, 0, 123))", needsText, needsObject,
     "{'a':'2026-11-21T06:30:00.123Z'}", needsId},
    {"invalid Date", "new Date(NaN)", "!invalid date", "!properties: an invalid date", "!properties.a: an invalid date",
     "!invalid date"},
    {"URL", "new URL('https://example.org/a?b=c')", needsText, needsObject, "{'a':'https://example.org/a?b=c'}",
     needsId},
    {"url property", "here", needsText, needsObject, "{'a':'https://example.org/here'}", needsId},
    {"getter that throws", "({ get b() { throw new Error('no') } })", "!reading it threw",
     "!properties: reading it threw", "!properties.a: reading it threw", "!reading it threw"},
    {"getter", "({ get b() { return 7 } })", "!no name", "{'b':7}", "{'a':{'b':7}}", needsId},
    {"getter without an end", "(() => { const make = () => ({ get next() { return make() } }); return make() })()",
     "!no name", "!levels deep", "!levels deep", needsId},
    {"toString that throws", "({ toString() { throw 1 }, valueOf() { throw 2 } })", "!toString: a function",
     "!properties.toString: a function", "!properties.a.toString: a function", "!toString: a function"},
    {"Proxy that throws", "new Proxy({}, { ownKeys() { throw 1 }, get() { throw 2 }, getPrototypeOf() { throw 3 } })",
     "!reading it threw", "!properties: reading it threw", "!properties.a: reading it threw", "!reading it threw"},
    {"typed array", "new Uint8Array(1000000)", "!binary", "!properties: binary", "!properties.a: binary", "!binary"},
    {"ArrayBuffer", "new ArrayBuffer(8)", "!binary", "!properties: binary", "!properties.a: binary", "!binary"},
    {"Map", "new Map([['b', 1], ['c', { d: 2 }]])", "!no name", "{'b':1,'c':{'d':2}}", "{'a':{'b':1,'c':{'d':2}}}",
     needsId},
    {"Set", "new Set([1, 'b'])", needsText, needsObject, "{'a':[1,'b']}", needsId},
    {"Promise", "new Promise(() => {})", "!Promise", "!properties: a Promise", "!properties.a: a Promise", "!Promise"},
    {"Error", "new TypeError('broken')", needsText, needsObject, "{'a':'TypeError: broken'}", "'TypeError: broken'"},
    {"RegExp", "/a+b/", needsText, needsObject, "{'a':'a+b'}", "'a+b'"},
    {"boxed text", "new String('boxed')", needsText, needsObject, "{'a':'boxed'}", "'boxed'"},
    {"boxed number that lies",
     "(() => { const x = new Number(5); x.valueOf = function() { return this }; return x })()", needsText, needsObject,
     "{'a':5}", "'5'"},
    {"QObject", "tracker", "!an object of QML", "!properties: an object of QML", "!properties.a: an object of QML",
     "!an object of QML"},
    {"the module's type", "Tracker", "!", "!", "!", "!"},
    {"list of C++", "Qt.application.arguments.slice(0, 0)", needsText, needsObject, "{'a':[]}", needsId},
    {"texts of other formats", "['a\\0\\u2028\\uffff', '@Invalid()', '@Variant(\\0)', '[x]\\r\\ny=\\\\]]>%1']", needsText, needsObject,
     "{'a':['a\\u0000\\u2028\\uffff','@Invalid()','@Variant(\\u0000)','[x]\\r\\ny=\\\\]]>%1']}", needsId},
    {"names of JavaScript's own", "({ ['__proto__']: 1, constructor: 2, '': 3, '\\u00e9': 4, 'e\\u0301': 5 })", "!no name",
     "{'__proto__':1,'constructor':2,'':3,'\\u00e9':4,'e\\u0301':5}",
     "{'a':{'__proto__':1,'constructor':2,'':3,'\\u00e9':4,'e\\u0301':5}}", needsId},
    {"a name with half a character", "({ '\\ud83c': 1 })", "!no name", "!half of a character", "!half of a character", needsId},
    {"point", "Qt.point(1, 2)", "!no name", "{'x':1,'y':2}", "{'a':{'x':1,'y':2}}", needsId},
    {"the Qt object", "Qt", "!", "!", "!", "!"},
};
