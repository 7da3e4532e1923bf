/** In the editor where there are scripts: buttons above a text, its looks while one types, marks on a picture, and a warning before words are lost. */

/** What stands before and after the chosen words, or before each of their lines. */
const TOOLS = {
  Bold: ['**', '**'],
  Italic: ['*', '*'],
  Link: ['[', '](https://)'],
  Heading: ['\n## ', ''],
  List: ['\n- ', ''],
  Quote: ['\n> ', ''],
};

const body = document.querySelector('textarea[name=body]');
const form = document.querySelector('main form');
const shown = document.querySelector('#shown');

/** @param {HTMLTextAreaElement} text @param {string[]} marks */
function mark(text, [before = '', after = '']) {
  const { selectionStart: start, selectionEnd: end, value } = text;
  const isLine = before.startsWith('\n');
  // What begins a line stands at its beginning, whatever of it was chosen.
  const from = isLine ? value.lastIndexOf('\n', start - 1) + 1 : start;
  const chosen = value.slice(from, end);
  const marked = isLine ? chosen.replace(/^/gm, before.slice(1)) : before + chosen + after;
  text.setRangeText(marked, from, end, 'end');
  if (!isLine && chosen === '') text.setSelectionRange(from + before.length, from + before.length);
  text.focus();
  text.dispatchEvent(new Event('input', { bubbles: true }));
}

function offerTools() {
  if (!(body instanceof HTMLTextAreaElement)) return;
  const bar = document.createElement('div');
  bar.className = 'tools';
  bar.setAttribute('role', 'group');
  bar.setAttribute('aria-label', 'Format the text');
  for (const [words, marks] of Object.entries(TOOLS)) {
    const button = document.createElement('button');
    button.type = 'button';
    button.textContent = words;
    button.addEventListener('click', () => mark(body, marks));
    bar.append(button);
  }
  body.before(bar);
}

/** Asks the editor itself how the text looks, so that there is one Markdown. */
async function showBody() {
  if (!(form instanceof HTMLFormElement) || !shown) return;
  const sent = new FormData(form);
  sent.set('show', '1');
  const answer = await fetch(form.action, { method: 'POST', body: sent });
  const page = new DOMParser().parseFromString(await answer.text(), 'text/html');
  const made = page.querySelector('#shown');
  if (answer.ok && made) shown.replaceChildren(...made.childNodes);
}

function keepWords() {
  let isChanged = document.querySelector('[data-unsaved]') !== null;
  /** @type {ReturnType<typeof setTimeout> | undefined} */
  let waiting;
  form?.addEventListener('input', ({ target }) => {
    isChanged = true;
    if (target !== body) return;
    clearTimeout(waiting);
    waiting = setTimeout(() => showBody().catch(() => undefined), 400);
  });
  form?.addEventListener('submit', (event) => {
    const isShowing = event.submitter?.getAttribute('name') === 'show';
    isChanged &&= isShowing;
    if (!isShowing) return;
    event.preventDefault();
    showBody().then(() => shown?.scrollIntoView({ block: 'center' }));
  });
  form?.addEventListener('keydown', (event) => {
    const { target } = event;
    // A title has one line, however long.
    if (event.key !== 'Enter' || !(target instanceof HTMLTextAreaElement) || !/^(title|claim)$/.test(target.name))
      return;
    event.preventDefault();
    target.form?.requestSubmit();
  });
  addEventListener('beforeunload', (event) => {
    if (isChanged) event.preventDefault();
  });
}

/** What is too large is told before it is sent. @param {HTMLInputElement} input */
function weigh(input) {
  input.addEventListener('change', () => {
    const isTooLarge = (input.files?.[0]?.size ?? 0) > Number(input.dataset.most);
    input.setCustomValidity(isTooLarge ? (input.dataset.tooLarge ?? '') : '');
    input.reportValidity();
  });
}

/** The value of a control by its name. @param {string} name */
function control(name) {
  const found = document.querySelector(`[name="${name}"]`);
  return found instanceof HTMLInputElement || found instanceof HTMLTextAreaElement || found instanceof HTMLSelectElement
    ? found
    : undefined;
}

const SIDES = ['left', 'top', 'width', 'height'];

/** The entries of the parts to hide, by their numbers; a new one is made like the empty one at the end. @param {number} number */
function part(number) {
  return SIDES.map((side) => control(`redact.${number}.${side}`));
}

function partCount() {
  let count = 0;
  while (control(`redact.${count}.left`)) count += 1;
  return count;
}

/** The number of an empty entry. */
function emptyPart() {
  const last = partCount() - 1;
  if (part(last).every((side) => side?.value === '')) return last;
  const before = document.querySelector(`[name="redact.${last}.left"]`)?.closest('details');
  const copy = before?.cloneNode(true);
  if (!before || !(copy instanceof HTMLElement)) return last;
  copy.innerHTML = copy.innerHTML
    .replaceAll(`redact.${last}.`, `redact.${last + 1}.`)
    .replaceAll(`redact-${last}-`, `redact-${last + 1}-`);
  before.after(copy);
  for (const side of part(last + 1)) if (side) side.value = '';
  return last + 1;
}

/** @param {HTMLElement} picture */
function offerDrawing(picture) {
  const [wide, high] = [Number(picture.dataset.width), Number(picture.dataset.height)];
  const hint = document.querySelector('#drawing-hint');
  const how = document.createElement('span');
  how.textContent =
    ' Draw over each face, or whatever else nobody may see. Press on a mark to take it away; hold Shift and press to say what is most important.';
  hint?.append(how);
  /** Where the pointer is, px of the picture. @param {PointerEvent} event */
  const at = ({ clientX, clientY }) => {
    const box = picture.getBoundingClientRect();
    /** @param {number} value */
    const inside = (value) => Math.min(1, Math.max(0, value));
    return [inside((clientX - box.left) / box.width) * wide, inside((clientY - box.top) / box.height) * high];
  };
  /** @type {number[] | undefined} */
  let from;
  picture.addEventListener('pointerdown', (event) => {
    event.preventDefault();
    const number = event.target instanceof HTMLElement ? event.target.dataset.part : undefined;
    if (event.shiftKey) setFocus(at(event), wide, high);
    else if (number !== undefined) {
      for (const side of part(Number(number))) if (side) side.value = '';
      draw(picture, wide, high);
    } else {
      from = at(event);
      picture.setPointerCapture(event.pointerId);
    }
    form?.dispatchEvent(new Event('input'));
  });
  picture.addEventListener('pointermove', (event) => {
    if (from) draw(picture, wide, high, between(from, at(event)));
  });
  picture.addEventListener('pointerup', (event) => {
    const box = from && between(from, at(event));
    from = undefined;
    // A press without a way is none.
    if (box && (box[2] ?? 0) > 3 && (box[3] ?? 0) > 3) {
      part(emptyPart()).forEach((side, index) => {
        if (side) side.value = String(box[index]);
      });
      const people = control('people');
      if (people && !people.value) people.value = 'redacted';
    }
    draw(picture, wide, high);
  });
  form?.addEventListener('input', () => draw(picture, wide, high));
  draw(picture, wide, high);
}

/** Left, top, width and height, whole px that include both. @param {number[]} one @param {number[]} other */
function between([x = 0, y = 0], [a = 0, b = 0]) {
  const [left, top] = [Math.floor(Math.min(x, a)), Math.floor(Math.min(y, b))];
  return [left, top, Math.floor(Math.max(x, a)) - left, Math.floor(Math.max(y, b)) - top];
}

/** @param {number[]} at @param {number} wide @param {number} high */
function setFocus([x = 0, y = 0], wide, high) {
  const focus = control('focus');
  if (focus) focus.value = `${(x / wide).toFixed(2)}\n${(y / high).toFixed(2)}`;
}

/** Shows what the fields say, and what is being drawn. @param {HTMLElement} picture @param {number} wide @param {number} high @param {number[]} [fresh] */
function draw(picture, wide, high, fresh) {
  for (const mark of picture.querySelectorAll('span,b')) mark.remove();
  const parts = Array.from({ length: partCount() }, (_, number) =>
    part(number).map((side) => Number(side?.value ?? 0)),
  );
  for (const [number, [left = 0, top = 0, width = 0, height = 0]] of [...parts, ...(fresh ? [fresh] : [])].entries()) {
    if (width === 0) continue;
    const mark = document.createElement('span');
    mark.dataset.part = String(number);
    Object.assign(mark.style, {
      left: `${(100 * left) / wide}%`,
      top: `${(100 * top) / high}%`,
      width: `${(100 * width) / wide}%`,
      height: `${(100 * height) / high}%`,
    });
    picture.append(mark);
  }
  const [x, y] = (control('focus')?.value ?? '').split('\n');
  if (!x || !y) return;
  const dot = document.createElement('b');
  Object.assign(dot.style, { left: `${100 * Number(x)}%`, top: `${100 * Number(y)}%` });
  picture.append(dot);
}

/** The first message says how it is; each later one that is other, that something is new. */
function stayLive() {
  /** @type {string | undefined} */
  let known;
  const events = new EventSource('/.handbill/events');
  // Whoever has followed a link would be brought back here.
  addEventListener('beforeunload', () => events.close());
  events.addEventListener('message', ({ data }) => {
    if (known !== undefined && known !== data) location.reload();
    known = data;
  });
}

offerTools();
keepWords();
const upload = document.querySelector('[data-most]');
if (upload instanceof HTMLInputElement) weigh(upload);
const drawing = document.querySelector('.drawing');
if (drawing instanceof HTMLElement) offerDrawing(drawing);
if (document.body.dataset.live !== undefined) stayLive();
