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

  // The next instant at which anything said may change: a boundary, or midnight in Việt Nam.
  function nextChange(clocks, now) {
    const midnight = (vietnameseDay(now) + 1) * DAY - VIETNAM;
    const boundaries = clocks.flatMap((clock) => clock.spans.flatMap((span) => [span.start, span.end]));
    return Math.min(midnight, ...boundaries.filter((instant) => instant !== null && instant > now));
  }

  if (typeof module !== "undefined") module.exports = { statusAt, wordsOf, nextChange };
  if (typeof document === "undefined") return;

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
  const rounds = Array.from(document.querySelectorAll(".round"), (element) => ({ element, span: spanOf(element) }));

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
    if (badge === undefined) return;
    clock.element.dataset.value = found.status;
    clock.element.replaceChildren(saying(badge, "badge"));
    details.forEach((detail) => clock.element.append(" ", saying(detail, "status-detail")));
  }

  function mark({ element, span }, now) {
    if (!isDated(span)) return;
    element.dataset.phase = isOpen(span, now) ? "open" : hasBegun(span, now) ? "past" : "ahead";
  }

  function showAll() {
    const now = Date.now() / 1000;
    clocks.forEach((clock) => show(clock, now));
    rounds.forEach((round) => mark(round, now));
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
