// What the site can do more with script than without: copy a reference, and jump to the search box with "/".
document.querySelectorAll("button[data-copy-address]").forEach((button) => {
  button.dataset.copy = new URL(button.dataset.copyAddress, location.href).href;
});
document.querySelectorAll("button[data-copy]").forEach((button) => {
  if (!navigator.clipboard) return;
  button.hidden = false;
  button.addEventListener("click", async () => {
    await navigator.clipboard.writeText(button.dataset.copy);
    const label = button.textContent;
    button.textContent = "gekopieerd";
    setTimeout(() => { button.textContent = label; }, 2000);
  });
});
document.addEventListener("keydown", (event) => {
  const typing = /^(INPUT|TEXTAREA|SELECT)$/.test(document.activeElement.tagName);
  const search = document.querySelector("input[type=search]");
  if (event.key === "/" && !typing && !event.ctrlKey && !event.metaKey && !event.altKey && search) {
    event.preventDefault();
    search.focus();
  }
});
