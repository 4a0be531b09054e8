// The line to the server: says where this tab is, hands on what is told, and comes back after a break.

import { recalled, remember } from "./memory.js";
import { reload } from "./moves.js";

const FIRST_PAUSE = 250;
const LONGEST_PAUSE = 5000;
const SHORT_BREAK = 2000; // one that needs no word, as at a restart

// `page` has token, page, build and base; its build moves on with what the server says. `heard` gets the messages;
// `broken` whether the line is away ("lost"), was turned down ("refused") or stands (null). It begins with `resume`.
export function connect(page, heard, broken) {
  const address = new URL(`/__bantin/socket?token=${encodeURIComponent(page.token)}`, location.href);
  address.protocol = address.protocol === "https:" ? "wss:" : "ws:";
  let socket = null;
  let pause = FIRST_PAUSE;
  let retry = null;
  let complaint = null;
  let returning = false;
  let wanted = false;

  const send = (message) => {
    if (socket && socket.readyState === WebSocket.OPEN) socket.send(JSON.stringify(message));
  };

  function opened() {
    clearTimeout(complaint);
    complaint = null;
    pause = FIRST_PAUSE;
    remember("refused", null);
    send({ kind: "at", page: page.page, build: page.build });
    if (document.hasFocus()) send({ kind: "active" });
    broken(null);
  }

  function told(event) {
    const message = JSON.parse(event.data);
    if (message.kind === "state") {
      if (returning && message.build !== page.build) reload();
      returning = false;
      page.build = message.build;
    }
    heard(message);
  }

  // A handshake that is turned down looks like a server that is away: only a plain request tells them apart.
  async function askWhy() {
    const answer = await fetch(location.href, { method: "HEAD", cache: "no-store" }).catch(() => null);
    if (!answer || !wanted || socket !== null) return;
    clearTimeout(complaint);
    if (recalled("refused") === page.token) return broken("refused");
    remember("refused", page.token);
    reload();
  }

  function closed(wasOpen) {
    socket = null;
    returning = returning || wasOpen;
    complaint = complaint || setTimeout(() => broken("lost"), SHORT_BREAK);
    if (!wasOpen) askWhy();
    retry = setTimeout(open, pause);
    pause = Math.min(pause * 2, LONGEST_PAUSE);
  }

  function open() {
    clearTimeout(retry);
    const opening = new WebSocket(address);
    let wasOpen = false;
    socket = opening;
    opening.onopen = () => {
      wasOpen = true;
      opened();
    };
    opening.onmessage = (event) => opening === socket && told(event);
    opening.onclose = () => opening === socket && closed(wasOpen);
  }

  function hangUp() {
    clearTimeout(retry);
    clearTimeout(complaint);
    complaint = null;
    if (socket) socket.close();
    socket = null;
  }

  function hurry() {
    if (wanted && socket === null) open();
    else send({ kind: "active" });
  }

  window.addEventListener("focus", hurry);
  window.addEventListener("online", hurry);
  document.addEventListener("visibilitychange", () => document.hidden || hurry());
  window.addEventListener("pagehide", hangUp);
  window.addEventListener("pageshow", (event) => event.persisted && hurry());
  return {
    pause() {
      wanted = false;
      hangUp();
    },
    resume() {
      wanted = true;
      hurry();
    },
  };
}
