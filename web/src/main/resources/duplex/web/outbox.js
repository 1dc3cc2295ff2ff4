// What is on its way to the room: the form, and the drafts that the room has not acknowledged yet.
// A draft keeps its random id from the first try to the last. The room keeps a second copy of an id from being
// a second message, so after a lost answer we may simply post again.
'use strict';

const outbox = (function () {
  const form = document.getElementById('composer');
  const author = document.getElementById('author');
  const text = document.getElementById('text');

  const drafts = []; // {author, text, id}; the first one is on its way, the others wait for it: order is kept
  const items = {}; // by id: the line in the page that shows a draft until its message comes back
  let send = function () {}; // the transport's: tries to send one draft
  let failures = 0;
  let timer = 0;

  /** 64 random bits. Not randomUUID, which phones on plain http do not have. */
  function randomId() {
    return Array.from(crypto.getRandomValues(new Uint8Array(8)), function (byte) {
      return byte.toString(16).padStart(2, '0');
    }).join('');
  }

  // ---- The form ----

  let composing = false; // a Korean syllable is being put together: its Enter ends the syllable, it does not send

  form.addEventListener('compositionstart', function () { composing = true; });
  form.addEventListener('compositionend', function () { composing = false; });
  form.addEventListener('focusout', function () { composing = false; });
  form.addEventListener('keydown', function (event) {
    // 229 is what Safari says for that Enter: its compositionend comes first.
    if (event.key === 'Enter' && (composing || event.isComposing || event.keyCode === 229)) {
      event.preventDefault();
    }
  });

  form.addEventListener('submit', function (event) {
    event.preventDefault(); // no navigation: the script sends
    if (composing) {
      return;
    }
    const draft = { author: author.value, text: text.value, id: randomId() };
    text.value = '';
    text.focus();
    chat.error('');
    const item = chat.element('li', 'pending', '');
    item.appendChild(chat.element('p', 'from', chat.words.pending));
    item.appendChild(chat.element('p', 'text', draft.text));
    items[draft.id] = item;
    chat.append('outbox', item);
    chat.toEnd();
    drafts.push(draft);
    if (drafts.length === 1) {
      send(draft);
    }
  });

  // ---- What became of a draft ----

  /** Sends the first draft, if there is one: for the first time, or again. */
  function again() {
    clearTimeout(timer);
    if (drafts.length > 0) {
      send(drafts[0]);
    }
  }

  function isFirst(id) {
    return drafts.length > 0 && drafts[0].id === id;
  }

  /** The room has it. Its line stays until the message itself comes back, in its place among the others. */
  function accepted(id) {
    if (isFirst(id)) {
      drafts.shift();
      failures = 0;
      again();
    }
  }

  /** Its message has come back: this, too, says that the room has it. */
  function seen(id) {
    if (items[id]) {
      remove(id);
      accepted(id);
    }
  }

  /** The room will never take it: says why, and gives the words back to whoever wrote them. */
  function refused(id, line) {
    chat.error(chat.words.refused + ' ' + line);
    if (isFirst(id)) {
      const draft = drafts.shift();
      remove(id);
      text.value = text.value === '' ? draft.text : draft.text + ' ' + text.value;
      again();
    }
  }

  /** Nobody knows whether the room has it: tries again in a while. */
  function failed(id) {
    if (isFirst(id)) {
      failures += 1;
      timer = setTimeout(again, chat.backOff(failures));
    }
  }

  function remove(id) {
    items[id].remove();
    delete items[id];
  }

  /** After a gap: what was accepted before it may never come back. */
  function forgetAccepted() {
    const waiting = drafts.map(function (draft) { return draft.id; });
    Object.keys(items).forEach(function (id) {
      if (!waiting.includes(id)) {
        remove(id);
      }
    });
  }

  // ---- The name is remembered on this device ----

  try {
    author.value = localStorage.getItem('duplex.author') || '';
    author.addEventListener('change', function () { localStorage.setItem('duplex.author', author.value); });
  } catch (blocked) {
    // A browser that keeps nothing asks for the name again next time.
  }

  /** Sends each draft as a request of its own; its answer only says that the room has it. */
  function postTo(url) {
    send = function (draft) {
      const request = new XMLHttpRequest();
      request.open('POST', chat.address(url, ''));
      request.setRequestHeader('Content-Type', 'application/json');
      request.timeout = 10000;
      request.onloadend = function () {
        if (request.status === 201) {
          accepted(draft.id);
        } else if (request.status >= 400 && request.status < 500 && ![408, 429].includes(request.status)) {
          refused(draft.id, chat.parse(request.responseText).error || request.status); // the same again would be refused again
        } else {
          failed(draft.id); // no answer, too late, too many at once, or a server in trouble: the same id once more
        }
      };
      request.send(JSON.stringify(draft));
    };
  }

  return {
    sendWith: function (transport) { send = transport; }, postTo: postTo,
    again: again, accepted: accepted, seen: seen, refused: refused, failed: failed, forgetAccepted: forgetAccepted
  };
})();
