// What the preview says, in Vietnamese and in English, and how it says a moment.

const VIETNAM = 7 * 3600 * 1000; // always UTC+07:00, whatever the browser's zone

const two = (number) => String(number).padStart(2, "0");

// Decree 30/2020: a day below 10 and the months 1 and 2 are written with two digits.
const day = (at) => `${two(at.getUTCDate())}/${at.getUTCMonth() < 2 ? two(at.getUTCMonth() + 1) : at.getUTCMonth() + 1}`;
const inVietnam = (iso) => new Date(Date.parse(iso) + VIETNAM);

function momentVi(iso) {
  const at = inVietnam(iso);
  return `${two(at.getUTCHours())} giờ ${two(at.getUTCMinutes())} ngày ${day(at)}/${at.getUTCFullYear()}`;
}

const momentEn = (iso) => inVietnam(iso).toISOString().slice(0, 16).replace("T", " ");

const counted = (count, one, many) => (count === 0 ? [] : [`${count} ${count === 1 ? one : many}`]);

const VI = {
  preview: "Xem thử",
  bar: "Thanh xem thử",
  published: "Công khai",
  asPublic: "Chỉ những gì người xem thấy",
  draft: "Bản nháp",
  scheduled: "Chưa đến lúc đăng",
  expired: "Đã hết hạn",
  parent: "Chưa đăng",
  about: {
    draft: () => "Bản nháp: người xem chưa thấy trang này.",
    scheduled: (until) =>
      until ? `Chưa đến lúc đăng: người xem thấy trang này từ ${momentVi(until)}.` : "Chưa đến lúc đăng: người xem chưa thấy trang này.",
    expired: () => "Đã hết hạn: người xem không còn thấy trang này.",
    parent: () => "Người xem chưa thấy trang này, vì cuộc thi hoặc phong trào của nó chưa đăng.",
  },
  notice: "Trang chưa đăng",
  until: (iso) => `đăng lúc ${momentVi(iso)}`,
  next: (iso) => `Trang web tự thay đổi lúc ${momentVi(iso)}`,
  fixedNow: (iso) => `Xem như lúc ${momentVi(iso)}`,
  building: "Đang dựng…",
  lost: "Mất kết nối với bản xem thử, đang thử lại…",
  refused: "Bản xem thử từ chối trang này: hãy mở lại địa chỉ mà cửa sổ lệnh in ra.",
  copy: "Chép đường dẫn",
  copied: (path) => `Đã chép ${path}`,
  notCopied: "Trình duyệt không cho chép: hãy chép bằng tay.",
  widths: "Bề rộng trang",
  full: "Cả cửa sổ",
  width: (pixels) => `${pixels} px`,
  framed: (pixels) => `Trang ở bề rộng ${pixels} px`,
  fold: "Thu gọn",
  unfold: "Mở thanh xem thử",
  counts: (errors, warnings, notes) =>
    [...counted(errors, "lỗi", "lỗi"), ...counted(warnings, "cảnh báo", "cảnh báo"), ...counted(notes, "ghi chú", "ghi chú")].join(", ") ||
    "Không có lỗi",
  failedTitle: (errors) => `${errors} lỗi: chưa dựng được trang mới`,
  failedNote: "Bên dưới là trang của lần dựng tốt gần nhất. Sửa xong và lưu lại, bảng này tự biến mất.",
  listTitle: (counts) => `Các vấn đề: ${counts}`,
  noProblems: "Mọi vấn đề đã được sửa.",
  noPlace: "Không dựng được trang: hãy xem cửa sổ lệnh.",
  severity: { error: "Lỗi", warning: "Cảnh báo", info: "Ghi chú" },
  hint: "Gợi ý",
  explain: "Giải thích",
  editor: "Mở trong VS Code",
  newTab: "(mở thẻ mới)",
  excerpt: "Trích tệp",
  more: (count) => `… và ${count} vấn đề nữa: hãy xem cửa sổ lệnh.`,
  close: "Đóng",
};

const EN = {
  preview: "Preview",
  bar: "Preview bar",
  published: "Public",
  asPublic: "Only what the public sees",
  draft: "Draft",
  scheduled: "Not due yet",
  expired: "Expired",
  parent: "Held back",
  about: {
    draft: () => "Draft: the public does not see this page yet.",
    scheduled: (until) =>
      until ? `Not due yet: the public sees this page from ${momentEn(until)}.` : "Not due yet: the public does not see this page.",
    expired: () => "Expired: the public does not see this page any more.",
    parent: () => "The public does not see this page, because its competition or campaign is held back.",
  },
  notice: "Page not published",
  until: (iso) => `due at ${momentEn(iso)}`,
  next: (iso) => `Time alone changes the site at ${momentEn(iso)}`,
  fixedNow: (iso) => `As of ${momentEn(iso)}`,
  building: "Building…",
  lost: "The preview does not answer, trying again…",
  refused: "The preview refuses this page: open the address that the terminal shows.",
  copy: "Copy path",
  copied: (path) => `Copied ${path}`,
  notCopied: "The browser does not allow copying: copy it by hand.",
  widths: "Width of the page",
  full: "Full",
  width: (pixels) => `${pixels} px`,
  framed: (pixels) => `The page ${pixels} px wide`,
  fold: "Fold away",
  unfold: "Show the preview bar",
  counts: (errors, warnings, notes) =>
    [...counted(errors, "error", "errors"), ...counted(warnings, "warning", "warnings"), ...counted(notes, "note", "notes")].join(", ") ||
    "No problems",
  failedTitle: (errors) => `${errors === 1 ? "1 error" : `${errors} errors`}: the new page could not be built`,
  failedNote: "Below is the page of the last good build. This goes by itself when the file is mended and saved.",
  listTitle: (counts) => `Problems: ${counts}`,
  noProblems: "All problems are mended.",
  noPlace: "The page could not be built: see the terminal.",
  severity: { error: "Error", warning: "Warning", info: "Note" },
  hint: "Hint",
  explain: "Explanation",
  editor: "Open in VS Code",
  newTab: "(new tab)",
  excerpt: "Excerpt",
  more: (count) => `… and ${count} more: see the terminal.`,
  close: "Close",
};

export const wordsIn = (lang) => (lang === "en" ? EN : VI);
