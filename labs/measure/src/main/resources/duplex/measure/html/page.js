// report.html: the switch between Korean and English, and the charts.
'use strict';

(function () {
  const page = document.documentElement;
  const asked = new URLSearchParams(location.search).get('lang');

  function speak(language) {
    page.lang = language;
    document.title = document.querySelector('h1 .' + language).textContent;
  }

  speak(asked === 'ko' || asked === 'en' ? asked : navigator.language.startsWith('ko') ? 'ko' : 'en');
  document.getElementById('language').addEventListener('click', () => speak(page.lang === 'ko' ? 'en' : 'ko'));

  const report = JSON.parse(document.getElementById('report').textContent);
  for (const host of document.querySelectorAll('[data-chart]')) {
    charts.show(host, host.dataset.chart, report, { renderer: 'svg' });
  }
  // Every choice on its own: paper has no chooser.
  for (const host of document.querySelectorAll('[data-charts]')) {
    const kind = host.dataset.charts;
    for (let group = 0; group < chartKinds.count(kind, report); group++) {
      charts.show(host.appendChild(document.createElement('div')), kind, report, { renderer: 'svg', group });
    }
  }
})();
