// Results of a report (report.json), read and grouped: what they are called, and the numbers in the form that people read.
// Pure functions. Words come from words.js.
'use strict';

const chartResults = (function () {
  // ---- Numbers ----

  const digits = (value, most) => value.toLocaleString('en-US', { maximumFractionDigits: most });

  /** A number with about three digits that matter. */
  function number(value) {
    const size = Math.abs(value);
    return size < 1
      ? value.toLocaleString('en-US', { maximumSignificantDigits: 3 })
      : digits(value, size >= 100 ? 0 : size >= 10 ? 1 : 2);
  }

  /** Microseconds in the unit that keeps three digits. */
  function time(micros) {
    return micros < 1000 ? digits(micros, 0) + ' µs' : digits(micros / 1000, micros < 10000 ? 1 : 0) + ' ms';
  }

  const millis = (micros) => micros / 1000;
  const some = (value) => value !== null && value !== undefined;

  const known = (value) => (some(value) ? number(value) : '?');

  // ---- Results ----

  const usable = (report) => (report.results || []).filter((result) => !some(result.void));

  const total = (bytes) => bytes.up.total + bytes.down.total;

  /** Of all polls or reloads, the part that brought nothing; null where nobody asks on a timer, or nobody counted. */
  function emptyShare(result) {
    const polls = result.polls;
    return some(polls) && polls.count > 0 ? polls.empty / polls.count : null;
  }

  /** A transport and what was chosen about it: what distinguishes two results of one workload. */
  function way(result, words) {
    const name = words('transport.' + result.transport);
    const with_ = [];
    if (result.deflate) {
      with_.push(words('with.deflate'));
    }
    if (some(result.batch_ms) && result.batch_ms > 0) {
      with_.push(words('with.window', result.batch_ms));
    }
    return [name, ...with_].join(', ');
  }

  /** What was chosen or seen of those who ask on a timer: their interval, their empty answers, the page's size. */
  function asking(result, words) {
    const facts = [];
    if (some(result.interval_ms)) {
      facts.push(words('with.interval', digits(result.interval_ms, 0)));
    }
    if (emptyShare(result) !== null) {
      facts.push(words('with.empty', digits(100 * emptyShare(result), 0)));
    }
    if (some(result.page_messages)) {
      facts.push(words('with.page', result.page_messages));
    }
    return facts;
  }

  /** What must stand beside its bytes: the same, and the delay that they bought. */
  const beside = (result, words) => [...asking(result, words), words('with.p50', time(result.delivery_time_us.p50))];

  /** The same facts as cells of a table, under CONDITIONS. */
  const CONDITIONS = ['column.interval', 'column.empty', 'column.page', 'column.p50'];

  function conditions(result) {
    const share = emptyShare(result);
    return [
      some(result.interval_ms) ? digits(result.interval_ms, 0) + ' ms' : '–',
      share === null ? '–' : digits(100 * share, 0) + ' %',
      some(result.page_messages) ? String(result.page_messages) : '–',
      time(result.delivery_time_us.p50)
    ];
  }

  // ---- Groups: results of one workload, apart from what a chart has on its axis ----

  const WORKLOAD = ['profile', 'origin', 'http', 'tls', 'one_way_delay_ms', 'rate_per_second', 'burst', 'text_bytes', 'cookie_bytes', 'receivers', 'senders'];

  function groups(results, across) {
    const found = new Map();
    for (const result of results) {
      const key = JSON.stringify(WORKLOAD.filter((name) => !across.includes(name)).map((name) => result[name]));
      if (!found.has(key)) {
        found.set(key, []);
      }
      found.get(key).push(result);
    }
    return [...found.values()];
  }

  /** What a group's results have in common, in words. */
  function nameOf(group, across, words) {
    const one = group[0];
    const facts = [one.profile, 'HTTP/' + one.http + (one.tls ? ' + TLS' : '')];
    facts.push(words('group.text', digits(one.text_bytes, 0)));
    if (some(one.cookie_bytes) && one.cookie_bytes > 0) {
      facts.push(words('group.cookie', digits(one.cookie_bytes, 0)));
    }
    if (!across.includes('rate_per_second')) {
      facts.push(one.rate_per_second === 0 ? words('group.idle') : words('group.rate', number(one.rate_per_second)));
    }
    if (some(one.burst) && one.burst > 1) {
      facts.push(words('group.burst', one.burst));
    }
    if (!across.includes('receivers')) {
      facts.push(words('group.receivers', digits(one.receivers, 0)));
    }
    if (!across.includes('one_way_delay_ms')) {
      facts.push(words('group.delay', one.one_way_delay_ms));
    }
    return facts.join(' · ');
  }

  /** One line per way: [{name, transport, results}], in the order of the report. */
  function ways(group, words) {
    const found = new Map();
    for (const result of group) {
      const name = way(result, words) + (some(result.interval_ms) ? ', T ' + digits(result.interval_ms, 0) + ' ms' : '');
      if (!found.has(name)) {
        found.set(name, { name, transport: result.transport, results: [] });
      }
      found.get(name).results.push(result);
    }
    return [...found.values()];
  }
  return { digits, number, time, millis, some, known, usable, total, way, asking, beside, CONDITIONS, conditions, groups, nameOf, ways };
})();
