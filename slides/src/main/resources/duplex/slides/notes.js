'use strict';
// The speaker's window: shows the notes of the slide that deck.js says is on the projector, in its language.

const deck = new BroadcastChannel('duplex-slides');

deck.onmessage = ({data}) => {
  document.documentElement.lang = data.language;
  document.getElementById('slide').textContent = data.slide;
  document.getElementById('notes').replaceChildren(...data.paragraphs.map(text => {
    const paragraph = document.createElement('p');
    paragraph.textContent = text;
    return paragraph;
  }));
};

deck.postMessage('what is being shown?');
