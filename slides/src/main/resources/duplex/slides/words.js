'use strict';
// What the deck itself says on every slide, in Korean and English.

const WORDS = {
  ko: {
    confirmed: '맞음',
    qualified: '조건부 맞음',
    refuted: '틀림',
    slip: '표기 오류',
    unknown: '알 수 없음',
    measurement: '측정으로 정함',
    specification: '표준 문서로 정함',
    document: '날짜가 있는 문서로 정함',
    chapter: '노트 {0}장',
    found: '{0}. 잰 값',
    rule: '근거',
    again: '다시 재려면: {0}',
    more: '{0}: {1}',
    cores: '코어 {0}개',
    keys: 'L English · S 발표자 노트',
    live: '이 서버가 방금 잰 보고서',
    'live.none': '이 서버가 잰 보고서가 아직 없어 보관된 보고서를 보여요',
  },
  en: {
    confirmed: 'confirmed',
    qualified: 'qualified',
    refuted: 'refuted',
    slip: 'slip of the pen',
    unknown: 'unknown',
    measurement: 'decided by measurement',
    specification: 'decided by a specification',
    document: 'decided by dated documents',
    chapter: 'chapter {0} of the note',
    found: '{0}. What was found',
    rule: 'rule',
    again: 'To measure it again: {0}',
    more: '{0}: {1}',
    cores: '{0} cores',
    keys: 'L 한국어 · S speaker notes',
    live: 'this server’s newest report',
    'live.none': 'this server has measured nothing yet: the kept report is shown',
  },
};

/** A text of the deck's own in one language; {0}, {1} … are replaced. */
function word(language, key, ...values) {
  return WORDS[language][key].replace(/\{(\d)\}/g, (all, index) => values[index]);
}
