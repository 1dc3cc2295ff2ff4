'use strict';
// The claims' slides, made from slides/data/claims.json: first the note's sentence, then, one key later, its verdict and
// where it holds; below it (one slide down) what was found, and the rule; and where talk.json names one, a chart.

const claims = (function () {
  const CHAPTERS = [[39, 2], [37, 5], [32, 4], [23, 3], [11, 2], [1, 1]]; // from which claim on; the last is of chapter 2 again
  const LINE = ' ⏎ '; // as claims.json writes a line end of the note
  const LISTING = 3; // lines from which on a quotation is a listing

  const MARKS = { // drawn in a square of 24: shapes differ as the colours do
    confirmed: 'M4 13l5 5L20 6',
    qualified: 'M3 10c3-5 6-5 9-2s6 3 9-2M3 18c3-5 6-5 9-2s6 3 9-2',
    refuted: 'M5 5l14 14M19 5L5 19',
    slip: 'M4 20l1-5L16 4l4 4L9 19zM13 7l4 4',
    unknown: 'M8 9c0-6 9-5 8 0c-1 3-4 2-4 6M12 19v1',
  };

  /** An element with a class and either a text or what is in it. */
  function element(tag, name, ...inside) {
    const made = document.createElement(tag);
    made.className = name;
    made.append(...inside);
    return made;
  }

  function mark(verdict) {
    const svg = document.createElementNS('http://www.w3.org/2000/svg', 'svg');
    svg.setAttribute('viewBox', '0 0 24 24');
    svg.setAttribute('class', 'mark');
    svg.setAttribute('aria-hidden', 'true');
    const path = document.createElementNS('http://www.w3.org/2000/svg', 'path');
    path.setAttribute('d', MARKS[verdict]);
    svg.append(path);
    return svg;
  }

  function inBoth(build, name) {
    return ['ko', 'en'].map(language => {
      const half = element('div', name || '', ...build(language));
      half.lang = language;
      return half;
    });
  }

  function section(id, name, ...inside) {
    const made = element('section', name, ...inside);
    made.id = id;
    return made;
  }

  function notes(paragraphs) {
    return element('aside', 'notes', ...inBoth(language => paragraphs(language).map(text => element('p', '', text))));
  }

  function eyebrow(claim, language) {
    const chapter = CHAPTERS.find(([from]) => claim.number >= from)[1];
    return element('p', 'eyebrow', claim.number + ' / 39 · ' + word(language, 'chapter', chapter));
  }

  /** The note's own words, in Korean in either language. */
  function quotation(claim) {
    const lines = claim.quotation.split(LINE);
    const quote = element('blockquote', lines.length > LISTING ? 'listing' : '');
    quote.lang = 'ko-x-note'; // shown in both languages
    quote.append(...lines.flatMap((line, index) => (index === 0 ? [line] : [document.createElement('br'), line])));
    return quote;
  }

  function verdict(claim, language) {
    return element('p', 'verdict ' + claim.verdict, mark(claim.verdict), word(language, claim.verdict),
      element('small', '', word(language, claim.decided_by)));
  }

  function sentence(claim, talk) {
    const english = element('p', 'says', claim.says.en);
    english.lang = 'en';
    return section('claim-' + claim.number, 'claim',
      element('div', 'note', ...inBoth(language => [eyebrow(claim, language)]), quotation(claim), english),
      element('div', 'decided fragment', ...inBoth(language => [verdict(claim, language),
        element('p', 'scope', claim.because === null ? claim.scope[language] : claim.because[language])])),
      notes(language => [talk[language], word(language, 'again', claim.command)]));
  }

  function found(claim, talk) {
    const shown = claim.measured.filter(each => !talk.show || talk.show.includes(each.key));
    return section('claim-' + claim.number + '-number', 'found ' + claim.verdict,
      ...inBoth(language => [element('h2', '', word(language, 'found', claim.number)), verdict(claim, language)], 'heading'),
      ...inBoth(language => [figures.bars(shown, talk.apart || [], language)], 'drawing'),
      ...inBoth(language => [element('p', 'rule', element('b', '', word(language, 'rule')), ' ', claim.rule[language])]),
      notes(language => [claim.experiment[language],
        ...claim.measured.map(each => word(language, 'more', each.label[language], each.shown[language]))]));
  }

  function chart(claim, talk) {
    const figure = element('figure', '');
    figure.dataset.chart = talk.chart;
    const title = language => chartWords.inLanguage(language)(talk.chart + '.title');
    return section('claim-' + claim.number + '-chart', 'charted',
      ...inBoth(language => [element('h2', '', claim.number + '. ' + title(language))]),
      figure,
      notes(language => [chartWords.inLanguage(language)(talk.chart + '.note').replace('{0}', '…')]));
  }

  /** The slides of one claim, one below the other. */
  function slides(claim, talk) {
    return element('section', '', sentence(claim, talk), found(claim, talk), ...(talk.chart ? [chart(claim, talk)] : []));
  }

  /** All claims as numbered squares, coloured and marked by verdict, each a link to its slide. */
  function board(all) {
    return element('div', 'squares', ...all.map(claim => {
      const square = element('a', 'square ' + claim.verdict, mark(claim.verdict), String(claim.number));
      square.href = '#/claim-' + claim.number;
      return square;
    }));
  }

  return { slides, board, element };
})();
