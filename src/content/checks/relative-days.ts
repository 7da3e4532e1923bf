/** Words such as "tomorrow", which say another day to everyone who reads them later, by language. */

const WORDS: Readonly<Record<string, readonly string[]>> = {
  ar: ['غدًا', 'غداً', 'بعد غد', 'أمس', 'مساء اليوم'],
  // At the beginning of a sentence "Morgen" may be the morning.
  de: ['morgen(?!s)', '[Üü]bermorgen', '[Gg]estern', '[Vv]orgestern', '[Hh]eute Abend'],
  en: ['tomorrow', 'tonight', 'yesterday', '(?:this|next|last) (?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day'],
  // "La mañana" is the morning.
  es: ['(?<!la )mañana', 'pasado mañana', 'ayer', 'anteayer', 'esta noche'],
  fa: ['فردا', 'پس‌فردا', 'دیروز', 'امشب'],
  fr: ['demain', 'après-demain', 'hier', 'avant-hier', 'ce soir'],
  he: ['מחר', 'מחרתיים', 'אתמול', 'שלשום', 'הערב'],
  hi: ['कल', 'परसों', 'आज रात', 'आज शाम'],
  kk: ['ертең', 'кеше', 'бүгін кешке'],
  pl: ['jutro', 'pojutrze', 'wczoraj', 'przedwczoraj', '(?:dziś|dzisiaj) wieczorem'],
  ru: ['завтра', 'послезавтра', 'вчера', 'сегодня вечером'],
  tr: ['yarın', 'dün', 'bu akşam', 'bu gece'],
  uk: ['завтра', 'післязавтра', 'вчора', 'учора', 'сьогодні ввечері'],
  zh: ['明天', '明晚', '后天', '昨天', '前天', '今晚', '[本这下上](?:周|星期|礼拜)[一二三四五六日天]'],
};

/** Where such words stand in a text. */
export function relativeDays(text: string, lang: string): { words: string; index: number }[] {
  const pattern = PATTERNS.get(lang.split('-')[0] ?? lang);
  return pattern ? [...text.matchAll(pattern)].map(({ 0: words, index }) => ({ words, index })) : [];
}

const PATTERNS = new Map(
  Object.entries(WORDS).map(([lang, words]) => {
    const any = words.join('|');
    // Chinese has no spaces between words, and German its nouns with a capital.
    const whole = lang === 'zh' ? any : `(?<![\\p{L}\\p{M}\\p{N}])(?:${any})(?![\\p{L}\\p{M}\\p{N}])`;
    return [lang, new RegExp(whole, lang === 'de' ? 'gu' : 'giu')];
  }),
);
