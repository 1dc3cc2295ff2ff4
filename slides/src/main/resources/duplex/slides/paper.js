'use strict';
// The deck on paper, for ./duplex slides --pdf: with ?print in the address every slide is a page of its own, and reveal
// stays away (its print view writes a style sheet into the page, which our policy forbids).

const onPaper = new URLSearchParams(location.search).has('print');

document.documentElement.classList.toggle('paper', onPaper);

// A slide has its size already: charts.js, which comes later, must not redraw its charts for an A4 page.
addEventListener('beforeprint', event => event.stopImmediatePropagation());
addEventListener('afterprint', event => event.stopImmediatePropagation());
