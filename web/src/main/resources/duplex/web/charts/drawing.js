// What all drawings share: colours and patterns, axes, legends, names of bars, as options of ECharts.
// Pure functions; "look" is what show.js took from the page around a chart.
'use strict';

const chartDrawing = (function () {
  // ---- Colours and patterns: Okabe and Ito's, darkened until each has a contrast of 3 : 1 with its paper ----

  const PALETTE = {
    light: { orange: '#b87400', sky: '#2c8bc0', blue: '#00558a', pink: '#b5538a', green: '#007a5a', red: '#c24d00', grey: '#6f6c66', olive: '#7a7a00' },
    dark: { orange: '#e69f00', sky: '#56b4e9', blue: '#6f9df0', pink: '#dd8fba', green: '#2cc79a', red: '#f2793b', grey: '#a19d95', olive: '#cfc840' }
  };

  // Nobody has to tell two colours apart: lines differ in symbol and dash too, areas in their pattern.
  const TRANSPORTS = {
    'form-post': { colour: 'orange', symbol: 'rect', dash: 'solid' },
    'short-polling': { colour: 'sky', symbol: 'triangle', dash: [7, 3] },
    'long-polling': { colour: 'blue', symbol: 'diamond', dash: [2, 3] },
    'server-sent-events': { colour: 'pink', symbol: 'roundRect', dash: [9, 3, 2, 3] },
    'websocket': { colour: 'green', symbol: 'circle', dash: 'solid' },
    'socket-io': { colour: 'red', symbol: 'pin', dash: [4, 2] },
    'socket-io-websocket': { colour: 'red', symbol: 'pin', dash: [4, 2] },
    'socket-io-polling': { colour: 'red', symbol: 'arrow', dash: [1, 2] }
  };
  const OTHER = { colour: 'grey', symbol: 'emptyCircle', dash: 'solid' };

  const PATTERNS = {
    plain: null,
    rising: { rotation: -Math.PI / 4, dashArrayX: [1, 0], dashArrayY: [2, 5] },
    falling: { rotation: Math.PI / 4, dashArrayX: [1, 0], dashArrayY: [2, 5] },
    upright: { rotation: Math.PI / 2, dashArrayX: [1, 0], dashArrayY: [2, 4] },
    lying: { rotation: 0, dashArrayX: [1, 0], dashArrayY: [2, 4] },
    dots: { symbol: 'circle', dashArrayX: [[6, 6], [0, 6, 6, 0]], dashArrayY: [6, 0] },
    squares: { symbol: 'rect', symbolSize: 0.7, dashArrayX: [[5, 5], [0, 5, 5, 0]], dashArrayY: [5, 0] }
  };

  const PARTS = {
    start_line: ['grey', 'falling'],
    fields: ['red', 'rising'],
    cookies: ['orange', 'dots'],
    content: ['green', 'plain'],
    chunk_framing: ['pink', 'upright'],
    frame_header: ['blue', 'lying'],
    masking_key: ['sky', 'squares'],
    payload: ['olive', 'plain'],
    control_frames: ['grey', 'dots'],
    http2_framing: ['blue', 'falling'],
    http2_fields: ['red', 'upright'],
    tls_handshake: ['pink', 'dots'],
    tls_record: ['sky', 'rising'],
    unparsed: ['grey', 'squares']
  };

  function filled(look, colour, pattern) {
    const decal = PATTERNS[pattern];
    return {
      color: look.palette[colour],
      borderColor: look.paper,
      borderWidth: 0.5,
      decal: decal ? Object.assign({ color: look.dark ? 'rgba(0,0,0,0.45)' : 'rgba(255,255,255,0.6)' }, decal) : { symbol: 'none' }
    };
  }
  // ---- What all drawings share ----

  function frame(look) {
    return {
      animation: false,
      textStyle: { color: look.ink, fontFamily: look.font, fontSize: look.size },
      aria: { enabled: true, label: { enabled: false }, decal: { show: true } },
      tooltip: {
        renderMode: 'richText',
        confine: true,
        backgroundColor: look.paper,
        borderColor: look.muted,
        textStyle: { color: look.ink, fontFamily: look.font, fontSize: look.size }
      }
    };
  }

  function legend(look, names) {
    return {
      top: 0,
      left: 0,
      right: 0,
      itemGap: 14,
      itemWidth: 26,
      data: names,
      textStyle: { color: look.ink, fontFamily: look.font, fontSize: look.size }
    };
  }

  /** How high a legend becomes, by an estimate: a Hangul syllable is an em wide, a Latin letter a good half. */
  function legendHeight(look, names) {
    const wide = (name) => [...name].reduce((sum, letter) => sum + (letter >= '\u1100' ? 1 : 0.58), 0) * look.size + 48;
    let rows = 1;
    let used = 0;
    for (const name of names) {
      if (used > 0 && used + wide(name) > look.width) {
        rows++;
        used = 0;
      }
      used += wide(name);
    }
    return rows * (look.size + 12) + 8;
  }

  function axis(look, more) {
    return Object.assign({
      nameTextStyle: { color: look.ink, fontFamily: look.font, fontSize: look.size },
      axisLabel: { color: look.ink, fontFamily: look.font, fontSize: look.size, hideOverlap: true },
      axisLine: { show: true, lineStyle: { color: look.muted } },
      axisTick: { lineStyle: { color: look.muted } },
      splitLine: { lineStyle: { color: look.line } }
    }, more);
  }

  const across = (look, more) => axis(look, Object.assign({ nameLocation: 'middle', nameGap: look.size * 2.3 }, more));
  /** A logarithmic axis for bars, which begin at a power of ten below all values: from 1 on, a smaller one would grow back. */
  function acrossInPowers(look, values, more) {
    const least = 10 ** Math.floor(Math.log10(Math.min(...values.filter((value) => value > 0))));
    return across(look, Object.assign({ type: 'log', min: least, startValue: least }, more));
  }

  /** The name of an upright axis stands above it, where it needs no room beside the labels. */
  const upwards = (look, more) =>
    axis(look, Object.assign({ nameLocation: 'end', nameGap: look.size }, more, {
      nameTextStyle: { color: look.ink, fontFamily: look.font, fontSize: look.size, align: 'left' }
    }));

  function lineOf(look, transport, more) {
    const style = TRANSPORTS[transport] || OTHER;
    return Object.assign({
      type: 'line',
      symbol: style.symbol,
      symbolSize: look.size * 0.75,
      lineStyle: { width: 2, type: style.dash, color: look.palette[style.colour] },
      itemStyle: { color: look.palette[style.colour], decal: { symbol: 'none' } },
      emphasis: { disabled: true }
    }, more);
  }

  // ---- Names of bars: what a bar is, and smaller what stands beside it ----

  const room = (look) => Math.min(look.width * 0.42, 20 * look.size);
  /** In Latin letters: a Hangul syllable counts for nearly two. */
  const letters = (text) => [...text].reduce((sum, letter) => sum + (letter >= '\u1100' ? 1.7 : 1), 0);

  /** Pieces put into as few lines as fit the room, joined within a line by what stood between them. */
  function folded(pieces, between, most) {
    const lines = [];
    for (const piece of pieces.filter((each) => each !== '')) {
      const longer = lines.length === 0 ? piece : lines[lines.length - 1] + between + piece;
      if (lines.length > 0 && letters(longer) <= most) {
        lines[lines.length - 1] = longer;
      } else {
        lines.push(piece);
      }
    }
    return lines;
  }

  /** ECharts' rich text, and how many lines it has. It would fold by itself, but forgets line breaks while doing so. */
  function barName(look, name, facts) {
    const most = room(look) / look.size / 0.62;
    const above = folded(name.split(' '), ' ', most);
    const below = folded(facts, ' · ', most / 0.88);
    const rich = (style, lines) => lines.map((line) => '{' + style + '|' + line.replace(/[{}|]/g, ' ') + '}');
    return { text: [...rich('name', above), ...rich('small', below)].join('\n'), lines: above.length + below.length };
  }

  const rowHeight = (look, names) => look.size * (1 + 1.3 * Math.max(1, ...names.map((name) => name.lines)));

  function barNames(look, names) {
    const style = { fontFamily: look.font, color: look.ink, align: 'right' };
    return axis(look, {
      type: 'category',
      inverse: true,
      data: names.map((name) => name.text),
      axisTick: { show: false },
      axisLabel: {
        color: look.ink,
        interval: 0,
        rich: {
          name: Object.assign({ fontSize: look.size, fontWeight: 600, lineHeight: look.size * 1.35 }, style),
          small: Object.assign({ fontSize: look.size * 0.88, lineHeight: look.size * 1.25 }, style)
        }
      }
    });
  }
  return { PALETTE, TRANSPORTS, OTHER, PATTERNS, PARTS, filled, frame, legend, legendHeight, across, acrossInPowers, upwards, lineOf, barName, rowHeight, barNames };
})();
