// What the chat pages share: the list of messages and the state of the connection.
// How messages travel is not here but in the page's own script, such as long-polling.js or websocket.js.
// Whatever people wrote goes into the page through textContent only, so that <b> stays four letters and never a tag.
'use strict';

const chat = (function () {
  const page = document.getElementById('main');
  const scroll = document.getElementById('scroll');
  const newer = document.getElementById('newer');
  const words = page.dataset; // the page's language, as the server rendered it

  const shown = new Set(); // the cursors of the messages in the list: none is shown twice
  let following = true; // whether the reader is at the end of the list

  // ---- The list ----

  function element(tag, name, text) {
    const made = document.createElement(tag);
    if (name !== '') {
      made.className = name;
    }
    made.textContent = text;
    return made;
  }

  function time(at) {
    const date = new Date(at);
    const made = element('time', '', date.toLocaleTimeString(document.documentElement.lang, { hour: 'numeric', minute: '2-digit' }));
    made.setAttribute('datetime', at);
    made.title = date.toLocaleString(document.documentElement.lang);
    return made;
  }

  /** Puts a line at the end of a list. Somebody who is reading further up is not pulled away from there. */
  function append(list, item) {
    document.getElementById(list).appendChild(item);
    if (following) {
      toEnd();
    } else {
      newer.hidden = false;
    }
  }

  function toEnd() {
    scroll.scrollTop = scroll.scrollHeight;
    following = true;
    newer.hidden = true;
  }

  /** Shows a chat message once, however often it arrives. */
  function show(message) {
    outbox.seen(message.id);
    if (shown.has(message.cursor)) {
      return;
    }
    shown.add(message.cursor);
    const announced = message.kind === 'announcement';
    const item = element('li', announced ? 'announcement' : '', '');
    const from = element('p', 'from', '');
    from.appendChild(announced ? element('b', 'prefix', words.announcement) : element('b', 'author', message.author));
    from.appendChild(document.createTextNode(' '));
    from.appendChild(time(message.at));
    item.appendChild(from);
    item.appendChild(element('p', 'text', message.text));
    append('messages', item);
  }

  /** Says in the list that something is missing there: a gap is never silent. */
  function gap(reason) {
    outbox.forgetAccepted();
    append('messages', element('li', 'gap', words.gap + ' (' + reason + ')'));
  }

  scroll.addEventListener('scroll', function () {
    following = scroll.scrollHeight - scroll.scrollTop - scroll.clientHeight < 40;
    if (following) {
      newer.hidden = true;
    }
  });
  window.addEventListener('resize', function () { // such as a phone's keyboard coming up
    if (following) {
      toEnd();
    }
  });
  newer.addEventListener('click', toEnd);

  // ---- The connection ----

  let failures = 0; // in a row
  let retryAt = 0;
  let retry = null; // what is tried again at that time, while we wait for it
  let timer = 0;

  function state(name) {
    document.getElementById('state').setAttribute('data-state', name);
    document.getElementById('state-text').textContent = words[name];
    document.getElementById('state-countdown').textContent = '';
  }

  function open() {
    failures = 0;
    state('open');
  }

  /** How long to wait after so many failures: doubled each time up to 15 s, and random, or thirty phones come back at once. */
  function backOff(count) {
    const most = Math.min(15000, 500 * Math.pow(2, count - 1));
    return most / 2 + Math.random() * most / 2;
  }

  /** The connection is gone: says so, waits, and calls again. */
  function lost(again) {
    failures += 1;
    retry = again;
    retryAt = Date.now() + backOff(failures);
    // Only a word for the reader: a server on this very machine answers without any network.
    state(navigator.onLine === false ? 'offline' : 'reconnecting');
    countDown();
  }

  /** The connection is gone, and the browser itself is opening it again. */
  function waiting() {
    state(navigator.onLine === false ? 'offline' : 'reconnecting');
  }

  function countDown() {
    const left = retryAt - Date.now();
    if (left <= 0) {
      tryAgain();
      return;
    }
    document.getElementById('state-countdown').textContent = words.countdown.replace('{0}', Math.ceil(left / 1000));
    timer = setTimeout(countDown, Math.min(left, 1000));
  }

  function tryAgain() {
    if (retry !== null) {
      const again = retry;
      retry = null;
      clearTimeout(timer);
      state('connecting');
      again();
    }
  }

  window.addEventListener('online', tryAgain);

  // ---- Small things ----

  /** One line about what went wrong; an empty one takes it away. */
  function error(line) {
    document.getElementById('error').textContent = line;
  }

  /** What a JSON text says; nothing, if it is not JSON (a proxy's error page, say). */
  function parse(text) {
    try {
      return JSON.parse(text) || {};
    } catch (notJson) {
      return {};
    }
  }

  /**
   * Where to post, or to ask for what came after a cursor. Refusals come in the language that the browser asks for in
   * every request. Only where somebody chose another for this page do we say so, and spend those bytes.
   */
  function address(path, cursor) {
    const after = cursor === '' ? '' : '&after=' + encodeURIComponent(cursor);
    return path + (words.language + after).replace(/^&/, '?');
  }

  function welcome(text) {
    document.getElementById('welcome').textContent = text;
  }

  return {
    show: show, gap: gap, welcome: welcome, append: append, toEnd: toEnd, element: element, words: words,
    open: open, lost: lost, waiting: waiting, backOff: backOff, error: error, parse: parse, address: address
  };
})();
