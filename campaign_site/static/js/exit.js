// Leaves at once and leaves nothing to look at. Counts nothing, stores nothing.
const link = document.querySelector("[data-exit]");
const WINDOW = 3000;
let presses = [];
let left = false;

function silence() {
  for (const media of document.querySelectorAll("video, audio")) media.pause();
  window.speechSynthesis?.cancel();
}

function disguise() {
  document.title = "\u200b";
  for (const icon of document.querySelectorAll("link[rel~='icon']")) icon.href = link.dataset.blank;
  history.replaceState(null, "", link.dataset.blank);
}

function leave(event) {
  event?.preventDefault();
  const target = link.href;
  left = true;
  document.documentElement.hidden = true;
  silence();
  try {
    disguise();
  } finally {
    location.replace(target);
  }
}

function isEditable(element) {
  return element instanceof HTMLElement && (element.isContentEditable || element.matches("input, textarea, select"));
}

function countShift(event) {
  if (event.key !== "Shift" || isEditable(event.target)) presses = [];
  else if (!event.repeat) presses = [...presses, event.timeStamp].slice(-3);
  if (presses.length === 3 && event.timeStamp - presses[0] <= WINDOW) leave();
}

// A page that the browser kept alive comes back blank, and leaves again.
function comeBack(event) {
  presses = [];
  if (event.persisted && left) leave();
}

if (link) {
  link.addEventListener("click", leave);
  addEventListener("keydown", countShift);
  addEventListener("pageshow", comeBack);
}
