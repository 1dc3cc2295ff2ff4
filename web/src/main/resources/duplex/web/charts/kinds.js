// The kinds of chart: from the results of a report (report.json) to the table of a chart's data and to its drawing.
// Pure functions; show.js puts what they return on a page.
'use strict';

const chartKinds = (function () {
  const { digits, number, time, millis, some, known, usable, total, way, asking, beside, CONDITIONS, conditions, groups, nameOf, ways } = chartResults;
  const { PALETTE, TRANSPORTS, OTHER, PATTERNS, PARTS, filled, frame, legend, legendHeight, across, acrossInPowers, upwards, lineOf, barName, rowHeight, barNames } = chartDrawing;

  // ---- Bytes by part ----

  function bytesByPart(group, words, look) {
    const bytes = (result, part) => (result.bytes.up[part] || 0) + (result.bytes.down[part] || 0);
    const parts = Object.keys(PARTS).filter((part) => group.some((result) => bytes(result, part) > 0));
    const each = (result, part) => bytes(result, part) / Math.max(1, result.delivered);
    const sum = (result) => total(result.bytes) / Math.max(1, result.delivered);
    const names = parts.map((part) => words('part.' + part));
    const top = legendHeight(look, names);
    const bars = group.map((result) => barName(look, way(result, words), beside(result, words)));
    return {
      columns: [words('column.way'), ...names, words('column.total'), ...CONDITIONS.map((key) => words(key))],
      rows: group.map((result) => [
        way(result, words),
        ...parts.map((part) => number(each(result, part))),
        number(sum(result)),
        ...conditions(result)
      ]),
      height: top + group.length * rowHeight(look, bars) + look.size * 4.5,
      option: Object.assign(frame(look), {
        legend: legend(look, names),
        grid: { top, left: 4, right: look.size * 5, bottom: look.size * 3.6 },
        xAxis: across(look, { type: 'value', name: words('bytes-by-part.axis'), axisLabel: { color: look.ink, fontSize: look.size, hideOverlap: true, formatter: (value) => digits(value, 0) } }),
        yAxis: barNames(look, bars),
        series: [
          ...parts.map((part) => ({
            name: words('part.' + part),
            type: 'bar',
            stack: 'all',
            barMaxWidth: look.size * 2.6,
            itemStyle: filled(look, ...PARTS[part]),
            emphasis: { disabled: true },
            data: group.map((result) => each(result, part)),
            tooltip: { valueFormatter: number }
          })),
          {
            // Nothing wide, at the end of each bar: it carries the sum.
            name: words('column.total'),
            type: 'bar',
            stack: 'all',
            silent: true,
            itemStyle: { color: 'transparent', decal: { symbol: 'none' } },
            data: group.map(() => 0),
            label: { show: true, position: 'right', color: look.ink, fontFamily: look.font, fontSize: look.size, fontWeight: 600, formatter: (at) => number(sum(group[at.dataIndex])) }
          }
        ]
      })
    };
  }

  // ---- Percentiles ----

  const SHOWN = [['p50', 50], ['p90', 90], ['p99', 99], ['p99_9', 99.9]];

  /** Points [1/(1-p), microseconds]: the distribution where the report has it, else the percentiles that enough deliveries bear out. */
  function curve(times) {
    const end = Math.max(times.count, 2);
    const points = some(times.curve) && times.curve.length > 0
      ? times.curve
      : [...SHOWN.map(([key, percentile]) => [percentile, times[key]]), [100, times.max]];
    return points
      .map(([percentile, micros]) => [percentile === 100 ? end : 100 / (100 - percentile), micros])
      .filter(([x]) => x <= end);
  }

  function deliveryPercentiles(group, words, look) {
    const lines = ways(group, words);
    const names = lines.map((line) => line.name);
    const top = legendHeight(look, names) + look.size * 2;
    return {
      columns: [words('column.way'), ...SHOWN.map(([, percentile]) => 'p' + percentile), words('delivery-percentiles.max'), words('delivery-percentiles.count')],
      rows: group.map((result) => [
        way(result, words),
        ...SHOWN.map(([key]) => time(result.delivery_time_us[key])),
        time(result.delivery_time_us.max),
        digits(result.delivery_time_us.count, 0)
      ]),
      height: top + look.size * 26,
      option: Object.assign(frame(look), {
        legend: legend(look, names),
        grid: { top, left: 4, right: look.size * 2, bottom: look.size * 3.6 },
        xAxis: across(look, {
          type: 'log',
          min: 1,
          name: words('delivery-percentiles.x'),
          axisLabel: {
            color: look.ink,
            fontSize: look.size,
            hideOverlap: true,
            // 1 -> 0 %, 10 -> 90 %, 100 -> 99 %: as many nines as there are zeros.
            formatter: (value) => digits(100 - 100 / value, Math.max(0, Math.round(Math.log10(value)) - 2)) + ' %'
          }
        }),
        yAxis: upwards(look, { type: 'log', name: words('delivery-percentiles.y'), axisLabel: { color: look.ink, fontSize: look.size, formatter: number } }),
        series: lines.map((line) => lineOf(look, line.transport, {
          name: line.name,
          data: curve(line.results[0].delivery_time_us).map(([x, micros]) => [x, Math.max(0.001, millis(micros))]),
          tooltip: { valueFormatter: (value) => number(value) }
        }))
      })
    };
  }

  // ---- Bytes per second, and where ways change places ----

  const perSecond = (result) => total(result.bytes_by_role.receivers) / result.seconds / Math.max(1, result.receivers);

  /** Points [x, y] of a line by rising x. */
  const byX = (line, x, y) => line.results.filter((result) => x(result) > 0).map((result) => [x(result), y(result), result]).sort((a, b) => a[0] - b[0]);

  /** Where two lines cross, straight between their common points on logarithmic scales: [[x, y], …]. */
  function crossings(one, other) {
    const both = one.flatMap(([x, y]) => other.filter(([at]) => at === x).map(([, second]) => [x, y, second]));
    const found = [];
    for (let i = 1; i < both.length; i++) {
      const before = Math.log(both[i - 1][1] / both[i - 1][2]);
      const after = Math.log(both[i][1] / both[i][2]);
      if (before * after < 0) {
        const part = before / (before - after);
        const between = (a, b) => Math.exp(Math.log(a) + part * (Math.log(b) - Math.log(a)));
        found.push([between(both[i - 1][0], both[i][0]), between(both[i - 1][1], both[i][1])]);
      }
    }
    return found;
  }

  function allCrossings(lines) {
    return lines.flatMap((one, i) => lines.slice(i + 1).flatMap((other) =>
      crossings(one.points, other.points).map(([x, y]) => ({ one, other, x, y }))));
  }

  function bytesPerSecond(group, words, look) {
    const lines = ways(group, words).map((line) => Object.assign(line, { points: byX(line, (result) => result.rate_per_second, perSecond) }));
    if (new Set(group.map((result) => result.rate_per_second).filter((rate) => rate > 0)).size < 2) {
      return { missing: words('bytes-per-second.missing') };
    }
    const crossed = allCrossings(lines).sort((a, b) => a.x - b.x);
    const names = lines.map((line) => line.name);
    const top = legendHeight(look, names) + look.size * 2;
    const letter = (i) => String.fromCharCode(65 + i); // A, B, … on the drawing, spelt out below it
    return {
      columns: [words('column.way'), words('bytes-per-second.x'), words('bytes-per-second.y'), ...CONDITIONS.map((key) => words(key))],
      rows: lines.flatMap((line) => line.points.map(([rate, bytes, result]) => [way(result, words), number(rate), number(bytes), ...conditions(result)])),
      findings: crossed.length === 0
        ? [words('bytes-per-second.none')]
        : crossed.map(({ one, other, x, y }, i) =>
          letter(i) + ': ' + words('group.rate', number(x)) + ' — ' + words('bytes-per-second.crossing', one.name, other.name) + ' (' + number(y) + ' B/s)'),
      height: top + look.size * 28,
      option: Object.assign(frame(look), {
        legend: legend(look, names),
        grid: { top, left: 4, right: look.size * 2, bottom: look.size * 3.6 },
        xAxis: across(look, { type: 'log', name: words('bytes-per-second.x'), axisLabel: { color: look.ink, fontSize: look.size, formatter: number } }),
        yAxis: upwards(look, { type: 'log', name: words('bytes-per-second.y'), axisLabel: { color: look.ink, fontSize: look.size, formatter: (value) => digits(value, 0) } }),
        series: [
          ...lines.map((line) => lineOf(look, line.transport, {
            name: line.name,
            data: line.points.map(([rate, bytes]) => [rate, bytes]),
            tooltip: { valueFormatter: number }
          })),
          {
            type: 'scatter',
            symbol: 'circle',
            symbolSize: look.size * 1.4,
            itemStyle: { color: 'transparent', borderColor: look.ink, borderWidth: 2, decal: { symbol: 'none' } },
            data: crossed.map(({ x, y }) => [x, y]),
            silent: true,
            z: 5,
            label: { show: true, position: 'top', color: look.ink, fontFamily: look.font, fontSize: look.size, fontWeight: 700, formatter: (at) => letter(at.dataIndex) },
            markLine: {
              symbol: 'none',
              silent: true,
              label: { show: false },
              lineStyle: { color: look.muted, type: [2, 3] },
              data: crossed.map(({ x }) => ({ xAxis: x }))
            }
          }
        ]
      })
    };
  }

  // ---- CPU and heap ----

  /** What an idle connection of the same way holds, in bytes, where the report has it: measured while nobody spoke. */
  function heapPerConnection(result, report) {
    const same = ['transport', 'profile', 'http', 'tls', 'deflate', 'batch_ms'];
    const idle = usable(report).find((other) => some(other.server.heap_per_connection) && same.every((name) => other[name] === result[name]));
    return idle ? idle.server.heap_per_connection : null;
  }

  function cpuAndHeap(group, words, look, report) {
    const perConnection = group.some((result) => heapPerConnection(result, report) !== null);
    const heapKey = perConnection ? 'cpu-and-heap.heap_per_connection' : 'cpu-and-heap.heap_used';
    const heapOf = (result) => (perConnection ? heapPerConnection(result, report) : result.server.heap_used);
    const heap = (result) => (heapOf(result) === null ? null : heapOf(result) / (perConnection ? 1024 : 1048576));
    const cpu = (result) => result.server.cpu_us_per_delivery; // µs each are ms per thousand
    const names = group.map((result) => barName(look, way(result, words), asking(result, words)));
    const plot = group.length * rowHeight(look, names);
    const gap = look.size * 0.7;
    const second = gap + plot + look.size * 5;
    const bars = (index, value) => ({
      type: 'bar',
      xAxisIndex: index,
      yAxisIndex: index,
      barMaxWidth: look.size * 1.8,
      emphasis: { disabled: true },
      data: group.map((result, i) => ({
        value: value(result),
        itemStyle: filled(look, (TRANSPORTS[result.transport] || OTHER).colour, Object.keys(PATTERNS)[i % Object.keys(PATTERNS).length])
      })),
      label: { show: true, position: 'right', color: look.ink, fontFamily: look.font, fontSize: look.size, formatter: (at) => (some(at.value) ? number(at.value) : '') }
    });
    const grid = (top) => ({ top, left: 4, right: look.size * 5, height: plot });
    const of = (index, name) => ({
      x: across(look, { gridIndex: index, type: 'value', name, axisLabel: { color: look.ink, fontSize: look.size, hideOverlap: true, formatter: number } }),
      y: Object.assign(barNames(look, names), { gridIndex: index })
    });
    const [above, below] = [of(0, words('cpu-and-heap.cpu')), of(1, words(heapKey))];
    return {
      note: words('cpu-and-heap.note', words(perConnection ? 'cpu-and-heap.heap.connection' : 'cpu-and-heap.heap.used')),
      columns: [words('column.way'), words('cpu-and-heap.cpu'), words(heapKey), ...CONDITIONS.map((key) => words(key))],
      rows: group.map((result) => [way(result, words), number(cpu(result)), known(heap(result)), ...conditions(result)]),
      height: second + plot + look.size * 4.5,
      option: Object.assign(frame(look), {
        grid: [grid(gap), grid(second)],
        xAxis: [above.x, below.x],
        yAxis: [above.y, below.y],
        series: [bars(0, cpu), bars(1, heap)]
      })
    };
  }

  // ---- Delivery time against delay, with the models ----

  /** Least and most mean delivery time in ms that the model allows at a one-way delay of d ms. */
  function model(transport, interval, d) {
    if (transport === 'long-polling' || transport === 'socket-io-polling') {
      return [2 * d, 4 * d];
    }
    return some(interval) ? [interval / 2 + 2 * d, interval / 2 + 2 * d] : [2 * d, 2 * d];
  }

  const LONGEST_DELAY = 150;

  function latencyByDelay(group, words, look) {
    const lines = ways(group, words).map((line) => Object.assign(line, {
      points: line.results.map((result) => [result.one_way_delay_ms, millis(result.delivery_time_us.mean), result]).sort((a, b) => a[0] - b[0])
    }));
    const end = Math.max(LONGEST_DELAY, ...group.map((result) => result.one_way_delay_ms));
    const names = lines.map((line) => line.name);
    const top = legendHeight(look, names) + look.size * 2;
    const deviation = (least, most, mean) => (mean < least ? mean - least : mean > most ? mean - most : 0);
    return {
      columns: [words('column.way'), words('latency-by-delay.x'), words('latency-by-delay.measured'), words('latency-by-delay.predicted'), words('latency-by-delay.deviation')],
      rows: lines.flatMap((line) => line.points.map(([d, mean, result]) => {
        const [least, most] = model(line.transport, result.interval_ms, d);
        const off = deviation(least, most, mean);
        return [
          line.name,
          number(d),
          number(mean),
          least === most ? number(least) : number(least) + ' – ' + number(most),
          (off >= 0 ? '+' : '−') + number(Math.abs(off)) + ' ms' + (most > 0 ? ' (' + number(100 * Math.abs(off) / (off < 0 ? least : most)) + ' %)' : '')
        ];
      })),
      height: top + look.size * 28,
      option: Object.assign(frame(look), {
        legend: legend(look, names),
        grid: { top, left: 4, right: look.size * 2, bottom: look.size * 3.6 },
        xAxis: across(look, { type: 'value', min: 0, max: end, name: words('latency-by-delay.x') }),
        yAxis: upwards(look, { type: 'value', min: 0, name: words('latency-by-delay.y'), axisLabel: { color: look.ink, fontSize: look.size, formatter: (value) => digits(value, 0) } }),
        series: lines.flatMap((line) => modelled(line, end, look))
      })
    };
  }

  /** The measured points, and the model as a line or, where it allows a range, a band. */
  function modelled(line, end, look) {
    const interval = line.results[0].interval_ms;
    const style = TRANSPORTS[line.transport] || OTHER;
    const at = (d, which) => [d, model(line.transport, interval, d)[which]];
    const [, most] = model(line.transport, interval, end);
    const bare = { type: 'line', symbol: 'none', silent: true, emphasis: { disabled: true }, tooltip: { show: false } };
    const measured = lineOf(look, line.transport, { name: line.name, type: 'scatter', data: line.points.map(([d, mean]) => [d, mean]), z: 5, tooltip: { valueFormatter: number } });
    const stroke = { width: 2, type: style.dash, color: look.palette[style.colour] };
    if (most === model(line.transport, interval, end)[0]) {
      return [measured, Object.assign({}, bare, { lineStyle: stroke, data: [at(0, 0), at(end, 0)] })];
    }
    const edge = (which) => Object.assign({}, bare, { lineStyle: stroke, data: [at(0, which), at(end, which)] });
    const area = {
      type: 'custom',
      silent: true,
      tooltip: { show: false },
      data: [0],
      z: 0,
      renderItem: (params, api) => ({
        type: 'polygon',
        shape: { points: [at(0, 0), at(end, 0), at(end, 1)].map((point) => api.coord(point)) },
        style: { fill: look.palette[style.colour], opacity: 0.15 }
      })
    };
    return [measured, edge(0), edge(1), area];
  }

  // ---- Papers, and benchmarks: what a report has beside its results ----

  const VALUES = [['paper', 'orange', 'falling'], ['model', 'sky', 'dots'], ['measured', 'green', 'plain']];

  /** A text, or the same in both languages. */
  const said = (text, words) => (typeof text === 'string' ? text : some(text) ? text[words.language] : '');

  function papers(report, words) {
    return (report.published || []).map((paper) => ({ name: said(paper.source, words), rows: paper.rows }));
  }

  function paperAgainstMeasured(rows, words, look) {
    const name = (key) => words('paper-against-measured.' + key);
    const names = VALUES.map(([key]) => name(key));
    const top = legendHeight(look, names);
    const bars = rows.map((row) => barName(look, said(row.what, words), [said(row.unit, words)]));
    return {
      columns: ['what', 'unit', 'paper', 'model', 'measured', 'verdict'].map(name),
      rows: rows.map((row) => [said(row.what, words), said(row.unit, words), ...VALUES.map(([key]) => (some(row[key]) ? number(row[key]) : '–')), said(row.verdict, words) || '–']),
      // Its verdicts are in there.
      opened: true,
      height: top + rows.length * Math.max(look.size * 4.6, rowHeight(look, bars)) + look.size * 4,
      option: Object.assign(frame(look), {
        legend: legend(look, names),
        grid: { top, left: 4, right: look.size * 5, bottom: look.size * 3 },
        xAxis: acrossInPowers(look, rows.flatMap((row) => VALUES.map(([key]) => row[key])), { axisLabel: { color: look.ink, fontSize: look.size, hideOverlap: true, formatter: number } }),
        yAxis: barNames(look, bars),
        series: VALUES.map(([key, colour, pattern]) => ({
          name: name(key),
          type: 'bar',
          itemStyle: filled(look, colour, pattern),
          emphasis: { disabled: true },
          data: rows.map((row) => (some(row[key]) ? row[key] : null)),
          label: { show: true, position: 'right', color: look.ink, fontFamily: look.font, fontSize: look.size * 0.9, formatter: (at) => (some(at.value) ? number(at.value) : '') }
        }))
      })
    };
  }

  /** By lesson: what is compared with each other. */
  function lessons(report) {
    const rows = (report.bench && report.bench.benchmarks) || [];
    return [...new Set(rows.map((row) => row.lesson))].map((lesson) => ({ name: lesson, rows: rows.filter((row) => row.lesson === lesson) }));
  }

  function benchmarks(rows, words, look) {
    const bars = rows.map((row) => barName(look, row.way, [row.parameters || '', words('benchmarks.bytes', known(row.bytes_per_op))]));
    const kinds = { ours: ['green', 'plain'], baseline: ['grey', 'falling'], reference: ['orange', 'rising'] };
    return {
      columns: ['what', 'time', 'error', 'allocated', 'error'].map((key) => words('benchmarks.' + key)),
      rows: rows.map((row) => [
        row.way + (row.parameters ? ' (' + row.parameters + ')' : ''),
        number(row.ns_per_op),
        known(row.ns_error),
        known(row.bytes_per_op),
        known(row.bytes_error)
      ]),
      height: rows.length * rowHeight(look, bars) + look.size * 4,
      option: Object.assign(frame(look), {
        grid: { top: 8, left: 4, right: look.size * 7, bottom: look.size * 3 },
        xAxis: acrossInPowers(look, rows.map((row) => row.ns_per_op), { name: words('benchmarks.time'), axisLabel: { color: look.ink, fontSize: look.size, hideOverlap: true, formatter: number } }),
        yAxis: barNames(look, bars),
        series: [{
          type: 'bar',
          barMaxWidth: look.size * 1.5,
          emphasis: { disabled: true },
          data: rows.map((row) => ({ value: row.ns_per_op, itemStyle: filled(look, ...(kinds[row.kind] || kinds.ours)) })),
          label: { show: true, position: 'right', color: look.ink, fontFamily: look.font, fontSize: look.size * 0.9, formatter: (at) => number(at.value) + ' ± ' + known(rows[at.dataIndex].ns_error) }
        }]
      })
    };
  }

  /**
   * By name: how a group is drawn, and what its groups are. With {@code across}, results that differ only in what is on the
   * axis; with {@code parts}, what the report has beside its results, by name.
   */
  const kinds = {
    'bytes-by-part': { across: [], build: bytesByPart },
    'delivery-percentiles': { across: [], build: deliveryPercentiles },
    'bytes-per-second': { across: ['rate_per_second', 'senders'], build: bytesPerSecond },
    'cpu-and-heap': { across: [], build: cpuAndHeap },
    'latency-by-delay': { across: ['one_way_delay_ms', 'senders'], build: latencyByDelay },
    'paper-against-measured': { parts: papers, build: paperAgainstMeasured },
    'benchmarks': { parts: lessons, build: benchmarks }
  };

  /** The groups that a chart of this kind can show, with their names. */
  function choices(kind, report, words) {
    const { across: varying, parts, build } = kinds[kind];
    if (parts) {
      const found = parts(report, words).map(({ name, rows }) => ({ name, size: rows.length, build: (look) => build(rows, words, look) }));
      return found.length > 0 ? found : [{ name: '', size: 0, build: () => ({ missing: words(kind + '.missing') }) }];
    }
    const spoken = usable(report).filter((result) => result.rate_per_second > 0);
    return groups(spoken, varying).map((group) => ({
      name: nameOf(group, varying, words),
      size: group.length,
      build: (look) => build(group, words, look, report)
    }));
  }

  /** Which of the choices to begin with: the one with the most to show. */
  const first = (all) => all.reduce((best, each, i) => (each.size > all[best].size ? i : best), 0);

  /** How many choices a kind has in a report, at least 1. */
  const count = (kind, report) => choices(kind, report, chartWords.inLanguage('en')).length;

  return { names: Object.keys(kinds), choices, count, first, palette: PALETTE };
})();
