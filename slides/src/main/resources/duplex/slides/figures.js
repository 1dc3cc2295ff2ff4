'use strict';
// What is drawn on slides: the values that a claim's experiment found, charts of the report, and code from the scripts
// that this very server sends.

const figures = (function () {
  const LENGTHS = ['bytes', 'count', 'microseconds', 'milliseconds', 'seconds', 'percent', 'ratio'];
  const LARGEST = 28; // px: letters of a chart
  const SMALLEST = 20; // of one that has to fit
  const SQUEEZED = 0.8; // how much lower than it would like to be a drawing may be

  /**
   * One row for each value; where two or more share a unit, bars on one scale, and a thin line for the interval.
   *
   * @param apart keys of values that share a unit with others and yet are not to be compared with them
   */
  function bars(measured, apart, language) {
    const rows = measured.map(each => {
      const alike = apart.includes(each.key) ? [] : measured.filter(other => other.unit === each.unit && !apart.includes(other.key));
      const most = Math.max(...alike.map(other => Math.abs(other.interval ? other.interval.high : other.value)));
      const drawn = LENGTHS.includes(each.unit) && alike.length > 1 && most > 0;
      return claims.element('div', 'row' + (drawn ? '' : ' plain'),
        claims.element('span', 'label', each.label[language]),
        ...(drawn ? [bar(each, most)] : []),
        value(each, language));
    });
    return claims.element('div', 'bars' + (rows.length > 6 ? ' many' : rows.length < 5 ? ' few' : ''), ...rows);
  }

  function bar(each, most) {
    const part = size => Math.min(100, Math.max(0, 100 * Math.abs(size) / most)) + '%';
    const track = claims.element('span', 'track', claims.element('span', 'bar'));
    track.firstChild.style.width = part(each.value);
    if (each.interval) {
      const interval = claims.element('span', 'interval');
      interval.style.left = part(Math.max(0, each.interval.low));
      interval.style.right = 100 - parseFloat(part(each.interval.high)) + '%';
      track.append(interval);
    }
    return track;
  }

  function value(each, language) {
    const [shown, interval] = each.shown[language].split(' (');
    const made = claims.element('span', 'value', shown);
    if (interval) {
      made.append(claims.element('small', '', ' (' + interval));
    }
    return made;
  }

  /** Draws the charts of a slide when it is first shown, and makes their letters smaller until all of it fits. */
  function draw(slide, report) {
    for (const figure of slide.querySelectorAll('figure[data-chart]')) {
      if (!figure.firstChild) {
        const caption = claims.element('figcaption', '');
        const host = claims.element('div', 'host');
        figure.append(caption, host);
        figure.drawn = charts.show(host, figure.dataset.chart, report, { bare: true });
      }
      fit(figure, report);
    }
  }

  function fit(figure, report) {
    const language = document.documentElement.lang;
    const [caption, host] = figure.children;
    const { group, chosen } = figure.drawn;
    const choices = chartKinds.choices(figure.dataset.chart, report, chartWords.inLanguage(language));
    caption.textContent = choices.length === 0 ? '' : choices[group].name;
    chosen.height = host.clientHeight;
    let size = LARGEST;
    do {
      host.style.fontSize = size / 0.8 + 'px'; // a plot's letters are 0.8 of what is around it: charts.css
      figure.drawn.redraw();
      size -= 2;
    } while (needed(figure.drawn) * SQUEEZED > chosen.height && size >= SMALLEST);
  }

  const needed = drawn => (drawn.saved ? drawn.saved.figure.height : 0);

  /** The text between "// region NAME" and the next "// endregion" of a script, without what indents it. */
  function region(script, name) {
    const lines = script.split('\n');
    const first = lines.findIndex(line => line.trim() === '// region ' + name);
    const last = lines.findIndex((line, at) => at > first && line.trim() === '// endregion');
    if (first < 0 || last < 0) {
      throw new Error('no region ' + name);
    }
    const code = lines.slice(first + 1, last);
    const indented = Math.min(...code.filter(line => line.trim() !== '').map(line => line.search(/\S/)));
    return code.map(line => line.slice(indented)).join('\n');
  }

  async function code(slides) {
    for (const shown of slides.querySelectorAll('pre[data-region]')) {
      const [file, name] = shown.dataset.region.split(' ');
      const script = await (await fetch('/' + file)).text();
      shown.append(claims.element('code', '', region(script, name)), claims.element('small', '', file));
    }
  }

  return { bars, draw, code };
})();
