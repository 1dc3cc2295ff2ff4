'use strict';
// Numbers that were measured, by name. A slide says {{claims:16.frame_up}} or {{report:websocket.overhead_per_delivery}},
// and what stands there comes from slides/data/claims.json or slides/data/report.json:
//
//   claims:NUMBER.KEY         a value that the claim's experiment found
//   claims:count.VERDICT      how many claims ended so
//   claims:command            what decided them
//   report:TRANSPORT.PATH     of the first sound result of that transport; the path as in report.json
//   report:TRANSPORT[rate_per_second=20].PATH     the first one of which that is true, too
//   report:command
//
// A token that names nothing stays visible, in brackets and red: no slide may make up a number.

const TOKEN = /\{\{([^}]+)\}\}/g;

const tokens = {

  /** What a token stands for, or nothing where it names nothing. */
  value(token, data, language) {
    const [, source, name] = /^(claims|report):(.+)$/.exec(token) || [];
    if (source === 'claims') {
      return tokens.ofClaims(name, data.claims, language);
    }
    return source === 'report' ? tokens.ofReport(name, data.report) : undefined;
  },

  ofClaims(name, claims, language) {
    const [owner, key] = name.split('.');
    if (owner === 'command') {
      return claims.command;
    }
    if (owner === 'count') {
      return key in WORDS[language] ? String(claims.claims.filter(claim => claim.verdict === key).length) : undefined;
    }
    const claim = claims.claims.find(each => String(each.number) === owner);
    const measured = claim && claim.measured.find(each => each.key === key);
    return measured && tokens.plain(measured.shown[language]);
  },

  ofReport(name, report) {
    if (name === 'command') {
      return report.command;
    }
    const [, transport, conditions, path] = /^([a-z-]+)(?:\[([^\]]+)\])?\.(.+)$/.exec(name) || [];
    const wanted = (conditions || '').split(',').filter(Boolean).map(each => each.split('='));
    const result = report.results.find(each => each.transport === transport && each.void === null
      && wanted.every(([axis, value]) => String(each[axis]) === value));
    const value = path && path.split('.').reduce((at, key) => (at ? at[key] : undefined), result);
    return typeof value === 'number' ? tokens.withUnit(value, path) : undefined;
  },

  /** The unit is in the name, as everywhere in report.json; what a delivery costs is bytes. */
  withUnit(value, path) {
    if (/_us\b/.test(path)) {
      return chartResults.time(value);
    }
    const number = chartResults.number(value);
    if (/_ms$/.test(path)) {
      return number + ' ms';
    }
    return /overhead_per_delivery|bytes/.test(path) ? number + ' B' : number;
  },

  /** Without its interval, which stands on the claim's own slide. */
  plain(shown) {
    return shown.split(' (')[0];
  },

  /** Puts the numbers into all texts below an element, each in the language around it. */
  fill(root, data) {
    const texts = document.createTreeWalker(root, NodeFilter.SHOW_TEXT);
    const found = [];
    while (texts.nextNode()) {
      if (texts.currentNode.data.match(TOKEN)) {
        found.push(texts.currentNode);
      }
    }
    for (const text of found) {
      const language = text.parentElement.closest('[lang]').lang;
      text.replaceWith(...text.data.split(TOKEN).map((piece, index) => (index % 2 === 0 ? piece : tokens.number(piece, data, language))));
    }
  },

  number(token, data, language) {
    const value = tokens.value(token, data, language);
    const shown = document.createElement('span');
    shown.className = value === undefined ? 'unknown-token' : 'number';
    shown.dataset.token = token;
    shown.textContent = value === undefined ? '[' + token + '?]' : value;
    if (value === undefined) {
      console.error('no such number: ' + token);
    }
    return shown;
  },
};
