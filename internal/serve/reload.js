// Reloads the page when the site has been built again since. Part of the
// preview only; no published page has it.
(() => {
  const own = document.currentScript.dataset.build;
  const events = new EventSource("/.qiao/events");
  events.onmessage = (event) => {
    if (event.data !== own) {
      events.close();
      location.reload();
    }
  };
})();
