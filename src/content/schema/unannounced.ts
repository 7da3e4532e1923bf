/** Knows what says, in the languages of the interface, that a place or a date is not known yet, and how files say that. */
import { quote } from '../../campaign/problem.ts';
import { monthNamed } from '../checks/dates-in-prose.ts';

/** What says so, and what may stand around it; each phrase between bars. */
const PHRASES: Readonly<Record<string, readonly [says: string, around: string]>> = {
  en: [
    'tba|tbc|tbd|t b a|t b c|t b d|is unknown|still unknown|as yet unknown|unannounced|undecided|announced|confirmed|decided|determined|arranged',
    'to be|be|will|is|are|not|known|no|yet|still|later|soon|shortly|on|in|the|and|exact|place|venue|location|meeting point|address|town|city|date|day|month|time|details',
  ],
  ar: [
    'لم يعلن|لم يحدد|سيعلن|سيحدد|يعلن لاحقا|يحدد لاحقا|سيتم الإعلان|سيتم تحديد|سيتم تحديده|غير معروف|غير محدد',
    'المكان|مكان|الموعد|موعد|التاريخ|تاريخ|العنوان|الوقت|عن|عنه|بعد|لاحقا|قريبا|في',
  ],
  de: [
    'noch nicht|noch unbekannt|noch offen|offen|folgt|wird noch|werden noch|bekanntgegeben|bekannt gegeben|mitgeteilt',
    'wird|werden|später|demnächst|in kürze|bekannt|fest|festgelegt|angekündigt|ist|steht|der|die|das|und|im|genauer|genaue|ort|treffpunkt|adresse|stadt|datum|tag|termin|uhrzeit|zeit',
  ],
  es: [
    'por anunciar|por confirmar|por determinar|por definir|a confirmar|aún no|todavía no|sin confirmar|sin determinar|sin anunciar|anunciará|comunicará|confirmará|informará|pendiente|desconocido|desconocida',
    'se|ha|sido|sabe|será|está|anunciado|anunciada|confirmado|confirmada|decidido|decidida|el|la|de|del|y|en|más adelante|más tarde|próximamente|pronto|exacto|exacta|lugar|sitio|punto|encuentro|dirección|fecha|hora|confirmar|anunciar|definir',
  ],
  fa: [
    'اعلام نشده|اعلام خواهد شد|اعلام می شود|نامشخص|مشخص نیست|مشخص نشده|معلوم نیست|متعاقبا',
    'مکان|محل|تاریخ|زمان|ساعت|آدرس|نشانی|هنوز|است|بعدا|متعاقبا|به زودی|بزودی|دقیق|برگزاری|تجمع|اعلام|می شود|خواهد شد',
  ],
  fr: [
    'à annoncer|à confirmer|à définir|à préciser|à déterminer|à venir|pas encore|sera annoncé|sera annoncée|sera communiqué|sera communiquée|sera précisé|sera précisée|sera confirmé|sera confirmée|lieu inconnu|adresse inconnue|date inconnue',
    'le|la|l|n|est|du|de|et|en|lieu|endroit|adresse|date|heure|rendez vous|exact|exacte|connu|connue|annoncé|annoncée|défini|définie|fixé|fixée|plus tard|ultérieurement|bientôt|prochainement',
  ],
  he: [
    'טרם|יפורסם|תפורסם|ייקבע|תיקבע|יימסר|תימסר|יעודכן|תעודכן|לא ידוע|לא נקבע|לא פורסם',
    'המקום|מקום|המיקום|מיקום|הכתובת|המועד|מועד|התאריך|תאריך|השעה|עדיין|בהמשך|בקרוב|מאוחר יותר|פורסם|פורסמה|נקבע|נקבעה',
  ],
  hi: [
    'घोषित नहीं|तय नहीं|पता नहीं|निश्चित नहीं|बाद में|अज्ञात|घोषित किया जाएगा|घोषित की जाएगी|जल्द बताया जाएगा',
    'स्थान|जगह|तारीख़|तारीख|पता|समय|अभी|तक|हुआ|हुई|है|और|की|का|जल्द|बताया जाएगा|बताई जाएगी|घोषित|घोषणा|होगा|होगी|तय|किया जाएगा|की जाएगी',
  ],
  kk: [
    'жарияланған жоқ|жарияланбаған|жарияланбады|жарияланады|белгісіз|нақтыланады|нақтылануда|хабарланады|хабарлаймыз|анықталады',
    'орны|орын|мекенжайы|мекенжай|күні|уақыты|мерзімі|әлі|әзірге|кейін|кейінірек|жақында|нақты|өтетін|жиналатын|және',
  ],
  pl: [
    'ogłoszono|ogłoszone|ogłoszony|ogłoszona|ogłosimy|podamy|podane|podany|podana|podano|do ustalenia|do potwierdzenia|do ogłoszenia|ustalone|ustalony|ustalono|nieznane|nieznany|nieznana',
    'miejsce|miejsca|termin|terminu|data|daty|datę|dzień|godzina|godzinę|adres|adresu|spotkania|zbiórki|zostanie|będzie|jest|jeszcze|nie|wkrótce|później|i|dokładne|dokładny|dokładnego|dokładna|dokładnego terminu',
  ],
  ru: [
    'уточняется|уточняются|уточняем|уточнится|будет уточнено|неизвестно|неизвестен|неизвестна|не известно|объявлено|объявлена|объявлены|объявим|объявят|сообщим|сообщат|сообщено|не определено|определяется|согласовывается|не назначена|не назначено',
    'место|места|время|дата|дату|день|адрес|город|встречи|сбора|проведения|митинга|акции|будет|будут|пока|ещё|еще|не|и|в|позже|позднее|скоро|вскоре|дополнительно|отдельно|заранее|точное|точная|точный|года|г',
  ],
  tr: [
    'duyurulmadı|duyurulacak|duyurulacaktır|açıklanacak|açıklanmadı|belirlenecek|belirlenmedi|belli değil|bilinmiyor|bildirilecek|kesinleşmedi|ilan edilecek',
    'yer|yeri|mekan|mekân|adres|adresi|tarih|tarihi|gün|günü|saat|saati|henüz|daha sonra|sonra|ileride|yakında|toplanma|buluşma|kesin|ve',
  ],
  uk: [
    'уточнюється|уточнюються|невідомо|невідоме|невідома|оголошено|оголошена|оголосимо|оголосять|повідомимо|повідомлять|повідомлено|не визначено|визначається',
    'місце|час|дата|дату|день|адреса|адресу|місто|зустрічі|збору|проведення|буде|ще|поки|поки що|не|і|та|у|пізніше|згодом|незабаром|додатково|точне|точна|року|р',
  ],
  zh: [
    '待定|未定|待公布|待通知|待确认|尚未公布|尚未确定|尚未公佈|尚未確定|另行通知|稍后公布|稍後公佈|暂未公布|暂不公布|未公布|即将公布',
    '地点|地點|具体|具體|集合|时间|時間|日期|地址|会场|城市|和|将|年|月',
  ],
};

const [SAYS, AROUND] = [0, 1].map((kind) =>
  anyOf(Object.values(PHRASES).flatMap((two) => two[kind]?.split('|') ?? [])),
);

/** Words stand alone, but for those of scripts without spaces. */
function anyOf(phrases: readonly string[]): RegExp {
  const inOrder = phrases.map(plain).sort((a, b) => b.length - a.length);
  const [unspaced, spaced] = [true, false].map((is) => inOrder.filter((each) => /\p{Script=Han}/u.test(each) === is));
  return new RegExp(`(?<![\\p{L}\\p{M}])(?:${spaced?.join('|')})(?![\\p{L}\\p{M}])|(?:${unspaced?.join('|')})`, 'gu');
}

/** Without signs, and without what Arabic may leave out. */
function plain(text: string): string {
  return text
    .normalize('NFC')
    .toLowerCase()
    .replace(/[\u064b-\u065f]/g, '')
    .replace(/[\p{P}\p{S}\p{Cf}\s]+/gu, ' ')
    .trim();
}

/** Longer texts say more than that, characters. */
const LONGEST = 120;

interface Unannounced {
  /** Whether nothing but a month is known, or nothing at all. */
  readonly isSaid: boolean;
  /** "2027-12" */
  readonly month: string | undefined;
}

/** What a text says that is no more than that something is not known yet, or but the month of it; undefined for any other. */
function readUnannounced(text: string): Unannounced | undefined {
  if (text.length > LONGEST || !SAYS || !AROUND) return undefined;
  const written = plain(text);
  const rest = written.replace(SAYS, ' ');
  const left = rest.replace(AROUND, ' ').trim();
  const isSaid = rest !== written;
  const month = left === '' ? undefined : monthIn(left);
  return (left === '' && isSaid) || month ? { isSaid, month } : undefined;
}

/** "декабрь 2027", "2027 12" */
function monthIn(words: string): string | undefined {
  const [one = '', other = '', ...more] = words.split(/\s+/);
  const [year, name] = /^\d{4}$/.test(one) ? [one, other] : [other, one];
  if (more.length > 0 || !/^(?:19|20)\d\d$/.test(year)) return undefined;
  const named = Object.keys(PHRASES).flatMap((lang) => monthNamed(name, lang) ?? []);
  const month = /^\d{1,2}$/.test(name) ? Number(name) : named[0];
  return month && month <= 12 ? `${year}-${String(month).padStart(2, '0')}` : undefined;
}

/** The sentence for an author about a place, a town or an address that is none. */
export function noPlaceFault(value: string, advice: string): string | undefined {
  return readUnannounced(value)?.isSaid && !/^to be announced$/i.test(value.trim())
    ? `${quote(value)} would be shown as if it were a name, and says that there is none yet. ${advice}`
    : undefined;
}

/** The sentence about a beginning that is not known yet, or of which the month is. */
export function noDateFault(value: string): string | undefined {
  const { isSaid, month } = readUnannounced(value) ?? {};
  if (isSaid === undefined) return undefined;
  const said = isSaid ? 'says that it is not known yet, in words that only people understand' : 'is a month';
  return `${quote(value)} ${said}. Write: to be announced${month ? `, ${month}` : ''}`;
}
