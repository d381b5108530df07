// Before the first paint: the theme that was chosen here, or the system's, so that no white page flashes up at night.
(function () {
  var chosen = null;
  try {
    chosen = localStorage.getItem('linebeat-theme');
  } catch {
    // Storage can be forbidden: then the system's theme holds.
  }
  var dark = chosen === 'dark' || (chosen !== 'light' && matchMedia('(prefers-color-scheme: dark)').matches);
  document.documentElement.setAttribute('data-mantine-color-scheme', dark ? 'dark' : 'light');
})();
