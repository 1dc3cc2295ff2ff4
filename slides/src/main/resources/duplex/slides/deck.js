'use strict';
// Puts the deck together, starts it, switches its language, and tells the notes window (notes.html) what is being shown.
// reveal's own speaker view is a script written into an empty window, which a strict Content-Security-Policy forbids.

const KEY_L = 76;
const KEY_S = 83;
const asked = new URLSearchParams(location.search);
const notesWindow = new BroadcastChannel('duplex-slides');

async function json(path) {
  const answer = await fetch(path);
  if (!answer.ok) {
    throw new Error(path + ': ' + answer.status);
  }
  return answer.json();
}

/** The kept report; with ?live=1 the newest that this server knows of, where there is one. */
async function report() {
  if (!asked.has('live')) {
    return {report: await json('/slides/data/report.json'), origin: null};
  }
  const newest = await fetch('/slides/data/newest-report.json');
  return newest.status === 200
    ? {report: await newest.json(), origin: 'live'}
    : {report: await json('/slides/data/report.json'), origin: 'live.none'};
}

/** Where and when the numbers were taken, and where we are. */
function footer(slide, environment, command, origin, place) {
  const facts = language => [environment.date.slice(0, 10), environment.cpu, word(language, 'cores', environment.cores), command]
    .concat(origin ? [word(language, origin)] : []).join(' · ');
  return claims.element('footer', '', ...['ko', 'en'].flatMap(language =>
    [facts(language), word(language, 'keys') + ' · CC BY 4.0 · ' + place].map(text => {
      const half = claims.element('span', '', text);
      half.lang = language;
      return half;
    })));
}

async function build() {
  const slides = document.querySelector('.slides');
  const [kept, ledger, talk] = await Promise.all([report(), json('/slides/data/claims.json'), json('/slides/talk.json')]);
  document.getElementById('credits').before(...ledger.claims.map(claim => claims.slides(claim, talk[claim.number])));
  slides.querySelector('[data-board]').append(claims.board(ledger.claims));
  tokens.fill(slides, {report: kept.report, claims: ledger});
  await figures.code(slides);
  const all = Array.from(slides.querySelectorAll('section[id]'));
  all.forEach((slide, at) => {
    const of = /^claim-\d+(-number)?$/.test(slide.id) ? ledger : kept.report;
    slide.append(footer(slide, of.environment, of.command, of === ledger ? null : kept.origin, at + 1 + ' / ' + all.length));
  });
  return kept.report;
}

function tellNotes() {
  const slide = Reveal.getCurrentSlide();
  notesWindow.postMessage({
    slide: slide.id,
    language: document.documentElement.lang,
    paragraphs: Array.from(slide.querySelectorAll('.notes [lang="' + document.documentElement.lang + '"] p'), p => p.textContent),
  });
}

function firstLanguage() {
  const language = asked.get('lang') || navigator.language;
  return language.startsWith('ko') ? 'ko' : 'en';
}

/** With reveal: one slide at a time. */
async function present(shown) {
  await Reveal.initialize({
    hash: true, width: 1280, height: 720, margin: 0, center: false, display: 'flex', transition: 'none',
    navigationMode: 'linear', slideNumber: false, help: true,
  });
  const arrive = () => {
    figures.draw(Reveal.getCurrentSlide(), shown);
    tellNotes();
  };
  // The slide stays where it is: both languages of it are in the page, and only one of them is shown.
  const speak = language => {
    document.documentElement.lang = language;
    arrive();
  };
  Reveal.addKeyBinding({keyCode: KEY_L, key: 'L', description: '한국어 / English'},
    () => speak(document.documentElement.lang === 'ko' ? 'en' : 'ko'));
  Reveal.addKeyBinding({keyCode: KEY_S, key: 'S', description: '발표자 노트 / speaker notes'},
    () => window.open('/slides/notes.html', 'duplex-notes', 'width=720,height=520'));
  Reveal.on('slidechanged', arrive);
  notesWindow.onmessage = tellNotes; // a notes window that has just opened asks
  arrive();
}

async function start() {
  document.documentElement.lang = firstLanguage();
  const shown = await build();
  await Promise.all(['400', '700'].map(weight => document.fonts.load(weight + ' 28px Pretendard', '가A')));
  if (onPaper) {
    document.querySelectorAll('.slides section[id]').forEach(slide => figures.draw(slide, shown));
  } else {
    await present(shown);
  }
  document.body.dataset.ready = 'true';
}

start().catch(failed => {
  const line = claims.element('p', 'failed', String(failed));
  document.body.prepend(line);
  throw failed;
});
