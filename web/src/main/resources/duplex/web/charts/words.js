// What the charts say, in Korean and English, by key. {0}, {1} … are replaced.
'use strict';

const chartWords = (function () {
  const KO = {
    'transport.form-post': '폼 전송',
    'transport.short-polling': '짧은 폴링',
    'transport.long-polling': '롱 폴링',
    'transport.server-sent-events': 'SSE',
    'transport.websocket': 'WebSocket',
    'transport.socket-io': 'Socket.IO',
    'transport.socket-io-polling': 'Socket.IO(폴링)',
    'transport.socket-io-websocket': 'Socket.IO(WebSocket)',

    'part.start_line': '요청 줄·상태 줄',
    'part.fields': '헤더 필드',
    'part.cookies': '쿠키',
    'part.content': '내용',
    'part.chunk_framing': '청크 프레이밍',
    'part.frame_header': '프레임 헤더',
    'part.masking_key': '마스킹 키',
    'part.payload': '페이로드',
    'part.control_frames': '제어 프레임',
    'part.http2_framing': 'HTTP/2 프레이밍',
    'part.http2_fields': 'HTTP/2 필드 블록',
    'part.tls_handshake': 'TLS 핸드셰이크',
    'part.tls_record': 'TLS 레코드',
    'part.unparsed': '해석하지 못함',

    'with.deflate': '압축',
    'with.window': '묶음 {0} ms',
    'with.interval': '간격 {0} ms',
    'with.empty': '빈 응답 {0} %',
    'with.page': '페이지에 {0}개',
    'with.p50': 'p50 {0}',

    'group.rate': '초당 {0}개',
    'group.burst': '{0}개씩 몰아서',
    'group.idle': '유휴',
    'group.receivers': '받는 쪽 {0}',
    'group.text': '글 {0} B',
    'group.cookie': '쿠키 {0} B',
    'group.delay': '편도 지연 {0} ms',
    'group.choose': '작업 부하',

    'missing': '이 보고서에는 쓸 수 있는 결과가 없습니다.',
    'data': '데이터',
    'save.svg': 'SVG 저장',
    'save.png': 'PNG 저장',
    'column.way': '전송 방식',
    'column.total': '합계',
    'column.p50': 'p50',
    'column.interval': '간격',
    'column.empty': '빈 응답',
    'column.page': '페이지의 메시지',

    'bytes-by-part.title': '전달 하나에 든 바이트, 부분별',
    'bytes-by-part.note': 'TCP 페이로드 바이트, 상향과 하향의 합을 전달 수로 나눈 값이며 보내는 쪽의 몫이 들어 있습니다. 모든 막대가 한 눈금을 씁니다. 바이트로 산 것이 무엇인지는 옆에 적은 지연이 말합니다.',
    'bytes-by-part.axis': '전달당 바이트',

    'delivery-percentiles.title': '전달 시간의 백분위',
    'delivery-percentiles.note': '의도한 시작부터 받는 쪽이 가질 때까지. 가로축은 HdrHistogram의 눈금 1/(1−p)이고 세로축은 로그 눈금입니다. 선은 모든 라운드의 전달을 담고 최댓값에서 끝나며, 표는 라운드들의 중앙값입니다.',
    'delivery-percentiles.x': '백분위',
    'delivery-percentiles.y': '전달 시간 (ms)',
    'delivery-percentiles.max': '최댓값',
    'delivery-percentiles.count': '전달 수',

    'bytes-per-second.title': '메시지 빈도에 따른 초당 바이트',
    'bytes-per-second.note': '받는 쪽 하나가 주고받는 TCP 페이로드 바이트, 두 축 모두 로그 눈금입니다. 세로 점선은 두 방식의 비용이 뒤바뀌는 곳으로, 잰 점 사이를 로그 눈금의 직선으로 이어 구했습니다.',
    'bytes-per-second.missing': '이 보고서는 메시지 빈도를 한 가지만 쟀으므로 그릴 선이 없습니다.',
    'bytes-per-second.x': '초당 채팅 메시지',
    'bytes-per-second.y': '받는 쪽당 B/s',
    'bytes-per-second.crossover': '교차',
    'bytes-per-second.crossing': '{0} = {1}',
    'bytes-per-second.none': '잰 범위 안에서는 교차하지 않습니다.',

    'cpu-and-heap.title': '서버의 CPU와 힙',
    'cpu-and-heap.note': '서버는 자기 프로세스에서 돌고, CPU 시간은 그 프로세스 전체의 것입니다. 힙은 {0}.',
    'cpu-and-heap.heap.connection': '쉬고 있는 연결 하나가 차지하는 양입니다',
    'cpu-and-heap.heap.used': '측정이 끝났을 때 쓰고 있던 양으로, 아직 치우지 않은 쓰레기가 들어 있습니다',
    'cpu-and-heap.cpu': '전달 1,000개당 CPU (ms)',
    'cpu-and-heap.heap_per_connection': '연결당 힙 (KiB)',
    'cpu-and-heap.heap_used': '사용 중인 힙 (MiB)',

    'latency-by-delay.title': '네트워크 지연에 따른 전달 시간',
    'latency-by-delay.note': '점은 잰 평균, 선은 모델입니다: WebSocket과 SSE는 2d, 롱 폴링은 2d에서 4d 사이(띠), 짧은 폴링과 폼은 T/2 + 2d. d는 편도 지연, T는 폴링 간격입니다. 모델에는 서버와 기계의 시간이 들어 있지 않습니다.',
    'latency-by-delay.x': '편도 지연 d (ms)',
    'latency-by-delay.y': '평균 전달 시간 (ms)',
    'latency-by-delay.model': '모델: {0}',
    'latency-by-delay.measured': '측정 (ms)',
    'latency-by-delay.predicted': '모델 (ms)',
    'latency-by-delay.deviation': '차이',

    'paper-against-measured.title': '논문의 값과 잰 값',
    'paper-against-measured.note': '로그 눈금입니다. 논문이 센 것과 여기서 센 것이 다른 곳은 판정에 적었습니다.',
    'paper-against-measured.missing': '이 보고서에는 논문의 실험을 되풀이한 값이 없습니다.',
    'paper-against-measured.what': '무엇',
    'paper-against-measured.unit': '단위',
    'paper-against-measured.paper': '논문',
    'paper-against-measured.model': '모델',
    'paper-against-measured.measured': '측정',
    'paper-against-measured.verdict': '판정',

    'benchmarks.title': '한 번 하는 데 드는 시간',
    'benchmarks.note': 'JMH의 평균 시간, 로그 눈금입니다. 뒤의 ±는 JMH의 99.9 % 오차입니다. 회색은 JDK만 쓴 최소한의 일, 주황색은 같은 일을 하는 Jetty의 코드입니다.',
    'benchmarks.missing': '이 보고서에는 JMH 결과가 없습니다.',
    'benchmarks.what': '벤치마크',
    'benchmarks.time': 'ns/op',
    'benchmarks.error': '오차 ±',
    'benchmarks.allocated': '할당 B/op',
    'benchmarks.bytes': '할당 {0} B'
  };

  const EN = {
    'transport.form-post': 'form post',
    'transport.short-polling': 'short polling',
    'transport.long-polling': 'long polling',
    'transport.server-sent-events': 'SSE',
    'transport.websocket': 'WebSocket',
    'transport.socket-io': 'Socket.IO',
    'transport.socket-io-polling': 'Socket.IO (polling)',
    'transport.socket-io-websocket': 'Socket.IO (WebSocket)',

    'part.start_line': 'request and status lines',
    'part.fields': 'header fields',
    'part.cookies': 'cookies',
    'part.content': 'content',
    'part.chunk_framing': 'chunk framing',
    'part.frame_header': 'frame header',
    'part.masking_key': 'masking key',
    'part.payload': 'payload',
    'part.control_frames': 'control frames',
    'part.http2_framing': 'HTTP/2 framing',
    'part.http2_fields': 'HTTP/2 field blocks',
    'part.tls_handshake': 'TLS handshake',
    'part.tls_record': 'TLS records',
    'part.unparsed': 'unparsed',

    'with.deflate': 'deflate',
    'with.window': 'window {0} ms',
    'with.interval': 'every {0} ms',
    'with.empty': '{0} % empty',
    'with.page': '{0} on the page',
    'with.p50': 'p50 {0}',

    'group.rate': '{0}/s',
    'group.burst': 'bursts of {0}',
    'group.idle': 'idle',
    'group.receivers': '{0} receivers',
    'group.text': 'text {0} B',
    'group.cookie': 'cookie {0} B',
    'group.delay': 'one-way delay {0} ms',
    'group.choose': 'Workload',

    'missing': 'This report has no result that can be used.',
    'data': 'Data',
    'save.svg': 'Save as SVG',
    'save.png': 'Save as PNG',
    'column.way': 'transport',
    'column.total': 'total',
    'column.p50': 'p50',
    'column.interval': 'interval',
    'column.empty': 'empty polls',
    'column.page': 'messages on the page',

    'bytes-by-part.title': 'Bytes of one delivery, by part',
    'bytes-by-part.note': 'TCP payload bytes, both directions together, per delivery; the senders’ share included. All bars are on one scale. What the bytes bought is the delay that stands beside them.',
    'bytes-by-part.axis': 'bytes per delivery',

    'delivery-percentiles.title': 'Delivery time by percentile',
    'delivery-percentiles.note': 'From the intended start until a receiver has it. Across is HdrHistogram’s scale, 1/(1−p); upwards a logarithmic one. Each line has the deliveries of all rounds and ends at its maximum; the table has the medians of the rounds.',
    'delivery-percentiles.x': 'percentile',
    'delivery-percentiles.y': 'delivery time (ms)',
    'delivery-percentiles.max': 'max',
    'delivery-percentiles.count': 'deliveries',

    'bytes-per-second.title': 'Bytes per second against the rate of messages',
    'bytes-per-second.note': 'TCP payload bytes of one receiver, both directions; both scales are logarithmic. Dotted verticals are where two ways change places, found on straight lines between what was measured.',
    'bytes-per-second.missing': 'This report measured a single rate of messages, so there is no line to draw.',
    'bytes-per-second.x': 'chat messages per second',
    'bytes-per-second.y': 'B/s per receiver',
    'bytes-per-second.crossover': 'crossover',
    'bytes-per-second.crossing': '{0} = {1}',
    'bytes-per-second.none': 'No crossover within what was measured.',

    'cpu-and-heap.title': 'The server’s CPU and heap',
    'cpu-and-heap.note': 'The server is a process of its own; CPU time is that of the whole process. Heap is {0}.',
    'cpu-and-heap.heap.connection': 'what one idle connection takes',
    'cpu-and-heap.heap.used': 'what was in use when the measurement ended, garbage not yet collected included',
    'cpu-and-heap.cpu': 'CPU per 1,000 deliveries (ms)',
    'cpu-and-heap.heap_per_connection': 'heap per connection (KiB)',
    'cpu-and-heap.heap_used': 'heap in use (MiB)',

    'latency-by-delay.title': 'Delivery time against the network’s delay',
    'latency-by-delay.note': 'Points are measured means, lines the models: WebSocket and SSE 2d, long polling 2d to 4d (the band), short polling and form T/2 + 2d. d is the one-way delay, T the polling interval. The models leave out the time that server and machine take.',
    'latency-by-delay.x': 'one-way delay d (ms)',
    'latency-by-delay.y': 'mean delivery time (ms)',
    'latency-by-delay.model': 'model: {0}',
    'latency-by-delay.measured': 'measured (ms)',
    'latency-by-delay.predicted': 'model (ms)',
    'latency-by-delay.deviation': 'deviation',

    'paper-against-measured.title': 'What papers say, and what was measured',
    'paper-against-measured.note': 'A logarithmic scale. Where a paper counted something else than is counted here, the verdict says so.',
    'paper-against-measured.missing': 'This report repeats no paper’s experiment.',
    'paper-against-measured.what': 'what',
    'paper-against-measured.unit': 'unit',
    'paper-against-measured.paper': 'paper',
    'paper-against-measured.model': 'model',
    'paper-against-measured.measured': 'measured',
    'paper-against-measured.verdict': 'verdict',

    'benchmarks.title': 'What it takes to do it once',
    'benchmarks.note': 'Average time by JMH, on a logarithmic scale; after ± its error at 99.9 %. Grey is the least that can be done, by the JDK alone; orange is the same work by Jetty’s code.',
    'benchmarks.missing': 'This report has no results of JMH.',
    'benchmarks.what': 'benchmark',
    'benchmarks.time': 'ns/op',
    'benchmarks.error': 'error ±',
    'benchmarks.allocated': 'allocated B/op',
    'benchmarks.bytes': '{0} B allocated'
  };

  const languages = { ko: KO, en: EN };

  /** A function from keys to texts of one language, which it names: English where it is not Korean. */
  function inLanguage(tag) {
    const words = tag.startsWith('ko') ? KO : EN;
    const say = function (key, ...values) {
      const text = words[key] === undefined ? key : words[key];
      return text.replace(/\{(\d)\}/g, (whole, index) => values[index]);
    };
    return Object.assign(say, { language: tag.startsWith('ko') ? 'ko' : 'en' });
  }

  return { languages, inLanguage };
})();
