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
  document.querySelectorAll('[data-chart]').forEach((host) => charts.show(host, host.dataset.chart, report, { renderer: 'svg' }));
})();
