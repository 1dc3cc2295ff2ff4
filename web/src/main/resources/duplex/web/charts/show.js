// Puts charts on a page: a figure with its drawing, its data as a table, and buttons that save it as SVG or PNG.
// Slides, stage and report use the same scripts, in this order: echarts.js, words.js, results.js, drawing.js, kinds.js,
// show.js.
//
//   charts.show(element, 'bytes-by-part', report)
//
// A chart takes language, colours and letters from the page around it: <html lang>, and the computed color, font and
// background of its element. It is drawn again when they, or its width, change.
'use strict';

const charts = (function () {
  const PRINTED_WIDTH = 680; // CSS pixels between the margins of an A4 or letter page
  const shown = [];

  function element(tag, name, text) {
    const made = document.createElement(tag);
    if (name) {
      made.className = name;
    }
    if (text) {
      made.textContent = text;
    }
    return made;
  }

  // ---- The look: taken from the page ----

  const channels = (colour) => (colour.match(/[\d.]+/g) || ['0', '0', '0']).map(Number);
  const faint = (colour, part) => 'rgba(' + channels(colour).slice(0, 3).join(',') + ',' + part + ')';

  function paperBehind(from) {
    for (let at = from; at; at = at.parentElement) {
      const colour = getComputedStyle(at).backgroundColor;
      if (channels(colour)[3] !== 0) {
        return colour;
      }
    }
    return 'rgb(255, 255, 255)';
  }

  function lookOf(host, language, printing) {
    const style = getComputedStyle(host);
    const ink = printing ? 'rgb(0, 0, 0)' : style.color;
    const [red, green, blue] = channels(ink);
    const dark = red * 0.299 + green * 0.587 + blue * 0.114 > 128; // light letters stand on something dark
    return {
      language,
      ink,
      dark,
      paper: printing ? 'rgb(255, 255, 255)' : paperBehind(host),
      muted: faint(ink, 0.55),
      line: faint(ink, 0.13),
      palette: chartKinds.palette[dark ? 'dark' : 'light'],
      font: style.fontFamily.replace(/"/g, "'"), // a saved SVG has it in an attribute
      size: printing ? 11 : parseFloat(style.fontSize),
      width: printing ? PRINTED_WIDTH : Math.max(240, host.clientWidth)
    };
  }

  // ---- The figure ----

  const LONGEST_FIGURE = 24; // in letters; what is longer is a sentence, and reads from the left

  function tableOf(figure) {
    const table = element('table');
    const head = table.createTHead().insertRow();
    for (const column of figure.columns) {
      const cell = element('th', '', column);
      cell.scope = 'col';
      head.appendChild(cell);
    }
    const body = table.createTBody();
    for (const row of figure.rows) {
      const line = body.insertRow();
      row.forEach((text, i) => {
        const cell = element(i === 0 ? 'th' : 'td', i > 0 && text.length > LONGEST_FIGURE ? 'sentence' : '', text);
        if (i === 0) {
          cell.scope = 'row';
        }
        line.appendChild(cell);
      });
    }
    return table;
  }

  /**
   * Shows a chart in an element, in place of what was there.
   *
   * @param kind one of charts.kinds
   * @param report as in report.json
   * @param settings renderer: 'canvas' (the default, for pages whose policy forbids inline styles) or 'svg' (sharp in
   *   print); bare: true for the drawing alone, without title, note, table and buttons, as on a slide; height: at most so
   *   many pixels, else what the drawing needs; group: one of the kind's choices, by its place, instead of a chooser
   */
  function show(host, kind, report, settings) {
    const chosen = Object.assign({ renderer: 'canvas', bare: false, height: Infinity, group: null }, settings);
    const chart = { host, kind, report, chosen, group: chosen.group, drawing: null, width: 0 };
    host.classList.add('chart');
    host.dataset.kind = kind;
    chart.redraw = (printing) => redraw(chart, printing === true);
    chart.redraw();
    shown.push(chart);
    // Not within the observer's own turn: what it changes would call it again.
    new ResizeObserver(() => requestAnimationFrame(() => {
      if (chart.plot && chart.plot.clientWidth !== chart.width && !printingNow) {
        chart.redraw();
      }
    })).observe(host);
    return chart;
  }

  function redraw(chart, printing) {
    const language = document.documentElement.lang.startsWith('ko') ? 'ko' : 'en';
    const words = chartWords.inLanguage(language);
    const groups = chartKinds.choices(chart.kind, chart.report, words);
    if (chart.group === null) {
      chart.group = chartKinds.first(groups);
    }
    if (chart.drawing) {
      chart.drawing.dispose();
      chart.drawing = null;
    }
    const opened = chart.host.querySelector('details[open]') !== null;
    chart.host.replaceChildren();
    chart.plot = element('div', 'plot');
    chart.host.appendChild(chart.plot); // it must stand on the page for its width and letters to be known
    const look = lookOf(chart.plot, language, printing);
    const figure = groups.length === 0 ? { missing: words('missing') } : groups[chart.group].build(look);
    chart.plot.remove();
    assemble(chart, figure, groups, words, { opened: opened || figure.opened || printing, printing });
    if (figure.missing) {
      return;
    }
    chart.width = chart.plot.clientWidth;
    chart.drawing = echarts.init(chart.plot, null, { renderer: chart.chosen.renderer, width: look.width, height: Math.round(Math.min(figure.height, chart.chosen.height)), devicePixelRatio: Math.max(2, window.devicePixelRatio) });
    chart.drawing.setOption(figure.option);
    chart.drawing.getZr().flush(); // at once, for print and for whoever looks right after
    chart.saved = { figure, look };
  }

  function assemble(chart, figure, groups, words, { opened, printing }) {
    const title = words(chart.kind + '.title');
    const whole = chart.chosen.bare ? chart.host : chart.host.appendChild(element('figure'));
    if (!chart.chosen.bare) {
      whole.appendChild(element('figcaption', '', title));
      if (groups.length > 1 && chart.chosen.group === null && !printing) {
        whole.appendChild(chooser(chart, groups, words));
      } else if (groups.length > 0 && groups[chart.group].name !== '') {
        whole.appendChild(element('p', 'group', groups[chart.group].name));
      }
    }
    if (figure.missing) {
      whole.appendChild(element('p', 'missing', figure.missing));
      return;
    }
    chart.plot.setAttribute('role', 'img');
    chart.plot.setAttribute('aria-label', title);
    whole.appendChild(chart.plot);
    if (chart.chosen.bare) {
      return;
    }
    if (figure.findings) {
      const findings = whole.appendChild(element('ul', 'findings'));
      figure.findings.forEach((finding) => findings.appendChild(element('li', '', finding)));
    }
    whole.appendChild(element('p', 'note', figure.note || words(chart.kind + '.note')));
    const data = element('details');
    data.open = opened;
    data.appendChild(element('summary', '', words('data')));
    const scroll = data.appendChild(element('div', 'scroll'));
    scroll.tabIndex = 0;
    scroll.appendChild(tableOf(figure));
    whole.appendChild(data);
    const buttons = whole.appendChild(element('p', 'buttons'));
    for (const type of ['svg', 'png']) {
      const button = element('button', '', words('save.' + type));
      button.type = 'button';
      button.addEventListener('click', () => save(chart, type));
      buttons.appendChild(button);
    }
  }

  function chooser(chart, groups, words) {
    const label = element('label', 'group', words('group.choose') + ' ');
    const select = label.appendChild(element('select'));
    groups.forEach((group, i) => select.appendChild(new Option(group.name, i, i === chart.group, i === chart.group)));
    select.addEventListener('change', () => {
      chart.group = Number(select.value);
      chart.redraw();
      chart.host.querySelector('select').focus();
    });
    return label;
  }

  // ---- Saving ----

  /** The drawing as the text of an SVG file, on the page's paper. */
  function svg(chart) {
    return drawn(chart, { renderer: 'svg', ssr: true }, null, (drawing) => drawing.renderToSVGString());
  }

  /** The drawing as a canvas with twice as many pixels each way. */
  function canvas(chart) {
    const { look } = chart.saved;
    return drawn(chart, { renderer: 'canvas' }, document.createElement('div'), (drawing) =>
      drawing.getRenderedCanvas({ pixelRatio: 2, backgroundColor: look.paper }));
  }

  function drawn(chart, how, where, take) {
    const { figure, look } = chart.saved;
    const drawing = echarts.init(where, null, Object.assign({ width: look.width, height: Math.round(figure.height) }, how));
    drawing.setOption(Object.assign({ backgroundColor: look.paper }, figure.option));
    const taken = take(drawing);
    drawing.dispose();
    return taken;
  }

  function save(chart, type) {
    if (type === 'svg') {
      download(new Blob([svg(chart)], { type: 'image/svg+xml' }), chart.kind + '.svg');
    } else {
      canvas(chart).toBlob((blob) => download(blob, chart.kind + '.png'), 'image/png');
    }
  }

  function download(blob, name) {
    const link = element('a');
    link.href = URL.createObjectURL(blob);
    link.download = name;
    link.click();
    setTimeout(() => URL.revokeObjectURL(link.href), 10000);
  }

  // ---- When the page around changes ----

  let printingNow = false;

  function everything(printing) {
    printingNow = printing;
    shown.forEach((chart) => chart.redraw(printing));
  }

  new MutationObserver(() => everything(false)).observe(document.documentElement, { attributes: true, attributeFilter: ['lang', 'class', 'data-theme'] });
  matchMedia('(prefers-color-scheme: dark)').addEventListener('change', () => everything(printingNow));
  window.addEventListener('beforeprint', () => everything(true));
  window.addEventListener('afterprint', () => everything(false));

  return { show, svg, canvas, kinds: chartKinds.names, shown };
})();
