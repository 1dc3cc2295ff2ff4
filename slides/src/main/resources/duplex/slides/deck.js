'use strict';
// Starts the deck, switches its language, and tells the notes window (notes.html) what is being shown.
// reveal's own speaker view is a script written into an empty window, which a strict Content-Security-Policy forbids.

const KEY_L = 76;
const KEY_S = 83;
const notesWindow = new BroadcastChannel('duplex-slides');

function tellNotes() {
  const notes = Reveal.getCurrentSlide().querySelector('.notes [lang="' + document.documentElement.lang + '"]');
  notesWindow.postMessage({
    slide: Reveal.getCurrentSlide().id,
    language: document.documentElement.lang,
    paragraphs: Array.from(notes.querySelectorAll('p'), p => p.textContent),
  });
}

/** The slide stays where it is: both languages of it are in the page, and only one of them is shown. */
function speak(language) {
  document.documentElement.lang = language;
  tellNotes();
}

function firstLanguage() {
  const asked = new URLSearchParams(location.search).get('lang') || navigator.language;
  return asked.startsWith('ko') ? 'ko' : 'en';
}

Reveal.initialize({hash: true, width: 1280, height: 720, transition: 'none'}).then(() => {
  Reveal.addKeyBinding({keyCode: KEY_L, key: 'L', description: '한국어 / English'},
    () => speak(document.documentElement.lang === 'ko' ? 'en' : 'ko'));
  Reveal.addKeyBinding({keyCode: KEY_S, key: 'S', description: '발표자 노트 / speaker notes'},
    () => window.open('/slides/notes.html', 'duplex-notes', 'width=720,height=520'));
  Reveal.on('slidechanged', tellNotes);
  notesWindow.onmessage = tellNotes; // a notes window that has just opened asks
  speak(firstLanguage());
});
