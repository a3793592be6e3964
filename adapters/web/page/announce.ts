let waiting: string[] = [];
let timer: ReturnType<typeof setTimeout> | undefined;

/** Has a screen reader say something once it has finished. What comes at once is said together. */
export function announce(sentence: string): void {
  if (!waiting.includes(sentence)) waiting.push(sentence);
  clearTimeout(timer);
  timer = setTimeout(() => {
    const region = document.getElementById('announcer');
    if (region !== null) region.textContent = waiting.join(' ');
    waiting = [];
  }, 300);
}
