// Says where a competition or campaign stands at the visitor's moment, from the instants that the page carries.
// A classic deferred script, because module scripts do not load from file:// when pages are read from the disk.
(() => {
  "use strict";

  const DAY = 86400;
  const VIETNAM = 7 * 3600; // always UTC+07:00, whatever the browser's zone

  const STATES = { cancelled: "Đã hủy", postponed: "Tạm hoãn" };

  const vietnameseDay = (instant) => Math.floor((instant + VIETNAM) / DAY);
  const isDated = (span) => span.start !== null || span.end !== null;
  const hasBegun = (span, now) => span.start === null || span.start <= now;
  const hasEnded = (span, now) => span.end !== null && span.end <= now;
  const isOpen = (span, now) => hasBegun(span, now) && !hasEnded(span, now);
  const endOf = (span) => (span.end === null ? Infinity : span.end);
  const earliest = (spans, instantOf) => spans.reduce((a, b) => (instantOf(b) < instantOf(a) ? b : a));

  function daysUntil(instant, now, span) {
    return instant === null || span.vague ? null : vietnameseDay(instant) - vietnameseDay(now);
  }

  // The status of a clock at an instant (both in seconds since 1970): its name, the span it is about, days left.
  function statusAt(clock, now) {
    if (clock.state) return { status: clock.state, span: null, days: null };
    const dated = clock.spans.filter(isDated);
    const open = dated.filter((span) => isOpen(span, now));
    if (open.length > 0) {
      const span = earliest(open, endOf);
      const lastSecond = span.end === null ? null : span.end - 1;
      return { status: "running", span, days: daysUntil(lastSecond, now, span) };
    }
    const ahead = dated.filter((span) => !hasBegun(span, now));
    if (ahead.length > 0) {
      const span = earliest(ahead, (each) => each.start);
      const status = ahead.length === dated.length ? "upcoming" : "between";
      return { status, span, days: daysUntil(span.start, now, span) };
    }
    if (dated.length === 0) return { status: "unannounced", span: null, days: null };
    const toCome = clock.spans.find((span) => !isDated(span));
    return { status: toCome ? "unannounced" : "ended", span: toCome || null, days: null };
  }

  function daysLeft(days, onTheDay) {
    if (days === null) return [];
    return [days === 0 ? onTheDay : `Còn ${days} ngày`];
  }

  const named = (span) => (span && span.name ? [span.name] : []);

  const WORDS = {
    upcoming: ({ span, days }) => ["Sắp diễn ra", ...named(span), ...daysLeft(days, "Bắt đầu hôm nay")],
    running: ({ span, days }) => ["Đang diễn ra", ...named(span), ...daysLeft(days, "Hôm nay là ngày cuối")],
    between: ({ span, days }) => [
      `Giữa hai vòng, chờ ${span.name}${span.date ? ` (${span.date})` : ""}`,
      ...daysLeft(days, "Bắt đầu hôm nay"),
    ],
    ended: () => ["Đã kết thúc"],
    unannounced: ({ span }) => ["Chưa công bố", ...named(span)],
    cancelled: () => [STATES.cancelled],
    postponed: () => [STATES.postponed],
  };

  const SUBMISSION_WORDS = {
    upcoming: ({ days }) => ["Chưa mở nhận bài", ...daysLeft(days, "Mở nhận hôm nay")],
    running: ({ days }) => ["Đang nhận bài", ...daysLeft(days, "Hôm nay là ngày cuối")],
    ended: () => ["Đã hết hạn nộp"],
  };

  // What a status says, the badge first.
  function wordsOf(found, kind) {
    const words = (kind === "submission" ? SUBMISSION_WORDS : WORDS)[found.status];
    return words ? words(found) : [];
  }

  // While a round runs: what comes after it, and when.
  function nextWords(clock, found, now) {
    const ahead = clock.spans.filter((span) => isDated(span) && !hasBegun(span, now) && span.name && span.date);
    if (found.status !== "running" || ahead.length === 0) return [];
    const { name, date } = earliest(ahead, (each) => each.start);
    return [`Tiếp theo: ${name} (${date})`];
  }

  // The words for each of some stretches in their order: past, open, the next one, later; none for an undated one.
  function phasesOf(spans, now) {
    const ahead = spans.filter((span) => isDated(span) && !hasBegun(span, now));
    const next = ahead.length > 0 ? earliest(ahead, (each) => each.start).start : null;
    return spans.map((span) => {
      if (!isDated(span)) return ["", ""];
      if (isOpen(span, now)) return ["open", "Đang diễn ra"];
      if (hasBegun(span, now)) return ["past", "Đã qua"];
      return span.start === next ? ["next", "Tiếp theo"] : ["ahead", "Sắp tới"];
    });
  }

  // How far a campaign is: the part of its days that has gone, and in words.
  function progressAt({ start, end }, now) {
    const [first, last, today] = [start, end - 1, now].map(vietnameseDay);
    const all = last - first + 1;
    const day = Math.min(Math.max(today - first + 1, 0), all);
    const part = Math.min(Math.max((now - start) / (end - start), 0), 1);
    if (day === 0) return { part, words: `${all} ngày, còn ${first - today} ngày nữa bắt đầu` };
    if (now >= end) return { part, words: `Đã qua ${all} ngày` };
    return { part, words: `Ngày thứ ${day} trong ${all} ngày` };
  }

  // The next instant at which anything said may change: a boundary, or midnight in Việt Nam.
  function nextChange(clocks, now) {
    const midnight = (vietnameseDay(now) + 1) * DAY - VIETNAM;
    const boundaries = clocks.flatMap((clock) => clock.spans.flatMap((span) => [span.start, span.end]));
    return Math.min(midnight, ...boundaries.filter((instant) => instant !== null && instant > now));
  }

  if (typeof module !== "undefined") module.exports = { statusAt, wordsOf, nextWords, phasesOf, progressAt, nextChange };
  if (typeof document === "undefined") return;
  window.bantinStatus = { statusAt }; // for the filter of search

  const instant = (text) => (text === undefined ? null : Number(text));

  const spanOf = ({ dataset }) => ({
    name: dataset.name || "",
    start: instant(dataset.start),
    end: instant(dataset.end),
    date: dataset.date || "",
    vague: "vague" in dataset,
  });

  const clocks = Array.from(document.querySelectorAll("[data-status]"), (element) => ({
    element,
    kind: element.dataset.status,
    state: element.dataset.state,
    spans: Array.from(element.querySelectorAll("[data-name]"), spanOf),
  }));
  const timelines = Array.from(document.querySelectorAll(".timeline"), (list) =>
    Array.from(list.querySelectorAll(".round"), (element) => ({ element, span: spanOf(element) })),
  );
  const rounds = timelines.flat();
  const progresses = Array.from(document.querySelectorAll(".progress"), (element) => ({ element, span: spanOf(element) }));

  function saying(text, name) {
    const element = document.createElement("span");
    element.className = name;
    element.textContent = text;
    return element;
  }

  function show(clock, now) {
    const found = statusAt(clock, now);
    const [badge, ...details] = wordsOf(found, clock.kind);
    clock.element.hidden = badge === undefined;
    clock.element.classList.toggle("silent", badge === undefined);
    if (badge === undefined) return;
    if (clock.kind !== "submission") details.push(...nextWords(clock, found, now));
    clock.element.dataset.value = found.status;
    clock.element.replaceChildren(saying(badge, "badge"));
    details.forEach((detail) => clock.element.append(" ", saying(detail, "status-detail")));
  }

  function mark(timeline, now) {
    phasesOf(timeline.map(({ span }) => span), now).forEach(([phase, words], place) => {
      const { element } = timeline[place];
      element.dataset.phase = phase;
      const said = element.querySelector(".round-phase");
      if (said) said.textContent = words;
    });
  }

  function advance({ element, span }, now) {
    const { part, words } = progressAt(span, now);
    element.querySelector(".progress-done").setAttribute("width", String(Math.round(part * 1000)));
    element.querySelector(".progress-said").textContent = words;
  }

  function showAll() {
    const now = Date.now() / 1000;
    clocks.forEach((clock) => show(clock, now));
    timelines.forEach((timeline) => mark(timeline, now));
    progresses.forEach((progress) => advance(progress, now));
    return nextChange([...clocks, { spans: rounds.map((round) => round.span) }], now) - now;
  }

  let timer;
  function run() {
    clearTimeout(timer);
    timer = setTimeout(run, showAll() * 1000 + 50);
  }

  // A sleeping machine stops timers: look again when the page comes back.
  document.addEventListener("visibilitychange", () => document.hidden || run());
  run();
})();
